package dev.naru.gateway.billing;

import dev.naru.gateway.platform.value.MerchantUid;

/**
 * A planned charge that this process looks at.
 *
 * @param looks how often its result was looked for, this time included
 * @param fence of the claim
 */
record ScheduleClaim(MerchantUid merchantUid, int looks, long fence) {}
