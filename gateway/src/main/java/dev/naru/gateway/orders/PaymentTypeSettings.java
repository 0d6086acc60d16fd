package dev.naru.gateway.orders;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may choose about payment-type orders.
 *
 * @param publicEdgeUrl where Iamport reaches the edge listener, for {@code confirm_url}; null = it cannot
 * @param prepareDeadline how long Iamport may take to note an amount
 */
public record PaymentTypeSettings(@Nullable URI publicEdgeUrl, Duration prepareDeadline) {}
