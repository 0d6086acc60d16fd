package dev.naru.gateway.events;

/** What a shop can be told; the wire names never change ({@code docs/protocol/events.md}). */
public enum EventType {
    ORDER_PAID("order.paid"),
    ORDER_MISMATCH("order.mismatch"),
    ORDER_FAILED("order.failed"),
    ORDER_CANCELLED("order.cancelled"),
    ORDER_PARTIAL_CANCELLED("order.partial_cancelled"),
    ORDER_UPDATED("order.updated"),
    PAYMENT_DUPLICATE("payment.duplicate");

    private final String wireName;

    EventType(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
