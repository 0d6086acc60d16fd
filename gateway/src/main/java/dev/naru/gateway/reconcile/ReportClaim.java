package dev.naru.gateway.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One claimed turn at a merchant's daily reports.
 *
 * @param madeTo the last day that has a report; null when none has
 * @param fence of this claim
 * @param claimedAt by the database's clock: what changed here after that is not compared
 */
record ReportClaim(UUID merchantId, @Nullable LocalDate madeTo, long fence, Instant claimedAt) {}
