package dev.naru.gateway.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.value.MerchantUid;
import java.util.UUID;
import java.util.function.Function;

/** What an event is about. The events of one subject are numbered without gaps, and arrive in that order. */
public sealed interface EventSubject {
    /** An order; its {@code event_seq} counts. */
    record OfOrder(MerchantUid merchantUid) implements EventSubject {}

    /** A billing key; its {@code event_seq} counts. */
    record OfBillingKey(String customerUid) implements EventSubject {}

    /** An operation that is of no order of ours; it has one event at most. */
    record OfOperation(UUID id) implements EventSubject {}

    default <R> R fold(
            Function<OfOrder, R> order, Function<OfBillingKey, R> billingKey, Function<OfOperation, R> operation) {
        if (this instanceof OfOrder one) {
            return order.apply(one);
        }
        return this instanceof OfBillingKey one ? billingKey.apply(one) : operation.apply((OfOperation) this);
    }

    /** As stored. No merchant_uid holds a control character, so the kinds never meet. */
    default String key() {
        return fold(
                order -> order.merchantUid().value(),
                billingKey -> "\t" + billingKey.customerUid(),
                operation -> "\n" + operation.id());
    }

    /** Reads {@link #key()} back. */
    static EventSubject parse(String key) {
        if (key.startsWith("\n")) {
            return new OfOperation(UUID.fromString(key.substring(1)));
        }
        return key.startsWith("\t") ? new OfBillingKey(key.substring(1)) : new OfOrder(new MerchantUid(key));
    }

    /** Names it in an event's data. */
    default ObjectNode nameIn(ObjectNode data) {
        return fold(
                order -> data.put("merchant_uid", order.merchantUid().value()),
                billingKey -> data.put("customer_uid", billingKey.customerUid()),
                operation -> data.put("operation_id", operation.id().toString()));
    }
}
