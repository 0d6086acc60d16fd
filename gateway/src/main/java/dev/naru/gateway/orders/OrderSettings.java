package dev.naru.gateway.orders;

import dev.naru.gateway.orders.fees.FeeSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may choose about orders.
 *
 * @param maxItems products per cart, 1 to 300
 * @param lifetime how long an order may stay unpaid
 * @param channelKey Iamport's channel key for the page, or null for the default provider
 */
public record OrderSettings(
        int maxItems,
        Duration lifetime,
        FeeSettings fees,
        @Nullable String channelKey) {}
