package dev.naru.gateway.events;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a shop can be told; the wire names never change ({@code docs/protocol/events.md}). */
public enum EventType {
    ORDER_PAID("order.paid", true),
    ORDER_MISMATCH("order.mismatch", true),
    // Iamport keeps quiet about a payment that failed in the window.
    ORDER_FAILED("order.failed", false),
    ORDER_CANCELLED("order.cancelled", true),
    ORDER_PARTIAL_CANCELLED("order.partial_cancelled", true),
    ORDER_UPDATED("order.updated", true),
    PAYMENT_DUPLICATE("payment.duplicate", true),
    OPERATION_REVIEW("operation.review", false),
    BILLING_KEY_ISSUED("billing_key.issued", false),
    BILLING_KEY_DELETED("billing_key.deleted", false),
    SCHEDULE_SCHEDULED("schedule.scheduled", false),
    SCHEDULE_REFUSED("schedule.refused", false),
    SCHEDULE_RESCHEDULED("schedule.rescheduled", false),
    SCHEDULE_REVOKED("schedule.revoked", false),
    SCHEDULE_PAID("schedule.paid", false),
    SCHEDULE_FAILED("schedule.failed", false),
    PRODUCT_ORDER_CLAIM("product_order.claim", false);

    private final String wireName;
    private final boolean iamportTells;

    EventType(String wireName, boolean iamportTells) {
        this.wireName = wireName;
        this.iamportTells = iamportTells;
    }

    public String wireName() {
        return wireName;
    }

    /** Whether Iamport itself would have posted a notification, so that an old handler expects one. */
    boolean iamportTells() {
        return iamportTells;
    }

    /** Whether the format of Iamport's notifications can tell it at all: it is about one payment and its status. */
    boolean canBeRelayed() {
        return iamportTells || this == ORDER_FAILED;
    }

    /** The type with this wire name, or null. */
    static @Nullable EventType of(String wireName) {
        for (EventType type : values()) {
            if (type.wireName.equals(wireName)) {
                return type;
            }
        }
        return null;
    }

    static List<String> wireNames() {
        return Arrays.stream(values()).map(EventType::wireName).toList();
    }
}
