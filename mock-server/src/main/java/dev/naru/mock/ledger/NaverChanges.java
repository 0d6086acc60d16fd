package dev.naru.mock.ledger;

import java.util.List;

/**
 * What happened to an order in Naver's ledger since the last batch.
 *
 * @param refunds in the order they were made
 * @param readdressed whether it goes to another address now
 * @param statuses product orders that got another status, in that order
 */
public record NaverChanges(List<Refund> refunds, boolean readdressed, List<StatusChange> statuses) {
    /** A product order's new status. */
    public record StatusChange(String productOrderId, ProductOrderStatus status) {}

    public NaverChanges {
        refunds = List.copyOf(refunds);
        statuses = List.copyOf(statuses);
    }
}
