package dev.naru.gateway.iamport;

/**
 * A billing key as Iamport V1 reports it ({@code CustomerAnnotation}), without the person behind it.
 *
 * @param pgProvider such as {@code naverpay}; empty when Iamport sent none
 * @param cardName of the card company or bank; empty when Iamport sent none
 * @param inserted when it was registered, seconds since 1970; 0 when Iamport sent none
 * @param updated when it was changed last, seconds since 1970; 0 when Iamport sent none
 */
public record IamportBillingKey(String customerUid, String pgProvider, String cardName, long inserted, long updated) {}
