package dev.naru.gateway.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.value.MerchantUid;
import java.util.function.Function;

/** What an event is about. The events of one subject are numbered without gaps, and arrive in that order. */
public sealed interface EventSubject {
    /** An order; its {@code event_seq} counts. */
    record OfOrder(MerchantUid merchantUid) implements EventSubject {}

    /** A billing key; its {@code event_seq} counts. */
    record OfBillingKey(String customerUid) implements EventSubject {}

    default <R> R fold(Function<OfOrder, R> order, Function<OfBillingKey, R> billingKey) {
        return this instanceof OfOrder one ? order.apply(one) : billingKey.apply((OfBillingKey) this);
    }

    /** As stored. No merchant_uid holds a control character, so the two kinds never meet. */
    default String key() {
        return fold(order -> order.merchantUid().value(), billingKey -> "\t" + billingKey.customerUid());
    }

    /** Reads {@link #key()} back. */
    static EventSubject parse(String key) {
        return key.startsWith("\t") ? new OfBillingKey(key.substring(1)) : new OfOrder(new MerchantUid(key));
    }

    /** Names it in an event's data. */
    default ObjectNode nameIn(ObjectNode data) {
        return fold(
                order -> data.put("merchant_uid", order.merchantUid().value()),
                billingKey -> data.put("customer_uid", billingKey.customerUid()));
    }
}
