package dev.naru.gateway.orders;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may choose about payment-type orders.
 *
 * @param publicEdgeUrl where Iamport reaches the edge listener, for {@code confirm_url}; null = it cannot
 * @param useCfm what the shop's contract with Naver says about the last day of use
 * @param prepareDeadline how long Iamport may take to note an amount
 */
public record PaymentTypeSettings(@Nullable URI publicEdgeUrl, UseCfm useCfm, Duration prepareDeadline) {

    /** Naver settles some goods by their last day of use, as the contract says; other shops must not send it. */
    public enum UseCfm {
        OPTIONAL,
        REQUIRED,
        FORBIDDEN
    }
}
