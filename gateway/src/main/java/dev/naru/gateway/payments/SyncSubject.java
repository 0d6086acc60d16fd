package dev.naru.gateway.payments;

import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import java.util.function.Function;

/** What to look at upstream. */
public sealed interface SyncSubject {
    /** One payment attempt. */
    record ByImpUid(ImpUid impUid) implements SyncSubject {}

    /** Every attempt for one order. */
    record ByMerchantUid(MerchantUid merchantUid) implements SyncSubject {}

    default <R> R fold(Function<ByImpUid, R> byImpUid, Function<ByMerchantUid, R> byMerchantUid) {
        return this instanceof ByImpUid one ? byImpUid.apply(one) : byMerchantUid.apply((ByMerchantUid) this);
    }

    /** The form kept in the queue: {@code imp:<imp_uid>} or {@code uid:<merchant_uid>}. */
    default String key() {
        return fold(
                one -> "imp:" + one.impUid().value(),
                all -> "uid:" + all.merchantUid().value());
    }

    /** Reads {@link #key()} back. */
    static SyncSubject parse(String key) {
        String value = key.substring("imp:".length());
        return key.startsWith("imp:") ? new ByImpUid(new ImpUid(value)) : new ByMerchantUid(new MerchantUid(value));
    }
}
