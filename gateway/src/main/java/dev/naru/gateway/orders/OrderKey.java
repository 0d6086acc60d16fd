package dev.naru.gateway.orders;

import dev.naru.gateway.platform.value.MerchantUid;
import java.util.UUID;

/** Names one order in the fleet. */
public record OrderKey(UUID merchantId, MerchantUid merchantUid) {}
