package dev.naru.gateway.payments;

import dev.naru.gateway.iamport.IamportPayment;
import dev.naru.gateway.platform.value.ImpUid;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** What one answer of Iamport said about several payments; each is merged, and may fail, by itself. */
final class Seen {
    private final Map<ImpUid, IamportPayment> payments = new HashMap<>();
    private final BiFunction<IamportPayment, SyncReason, Future<Verification>> merge;

    Seen(List<IamportPayment> found, BiFunction<IamportPayment, SyncReason, Future<Verification>> merge) {
        found.forEach(payment -> payments.put(payment.impUid(), payment));
        this.merge = merge;
    }

    /** Merges one of them; empty when the answer had nothing readable about it. */
    Optional<Future<Verification>> merge(ImpUid impUid, SyncReason reason) {
        return Optional.ofNullable(payments.get(impUid)).map(payment -> merge.apply(payment, reason));
    }
}
