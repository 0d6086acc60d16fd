package dev.naru.gateway.orders;

import dev.naru.gateway.merchants.UseCfm;
import dev.naru.gateway.orders.fees.FeeSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What an operator may choose about orders.
 *
 * @param maxItems products per cart, 1 to 300
 * @param lifetime how long an order may stay unpaid
 * @param channelKeys a merchant's channel key for the page; empty for Iamport's default provider
 * @param useCfm what a merchant's contract with Naver says about the last day of use
 */
public record OrderSettings(
        int maxItems,
        Duration lifetime,
        FeeSettings fees,
        Function<UUID, Optional<String>> channelKeys,
        Function<UUID, UseCfm> useCfm) {}
