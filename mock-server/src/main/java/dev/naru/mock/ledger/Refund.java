package dev.naru.mock.ledger;

/**
 * Money that Naver gave back for one product order; the batch brings it to Iamport's record.
 *
 * @param amount whole won, 1 or more
 * @param reason code of the cancel or return
 */
public record Refund(String productOrderId, long amount, String reason) {}
