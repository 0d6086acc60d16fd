package dev.naru.gateway.payments;

import dev.naru.gateway.platform.trace.Trace;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One claimed look.
 *
 * @param known whether the subject belongs to something of ours
 * @param attempt how often it was tried before
 * @param fence of this claim
 * @param traceId of what asked for it first; null when that is not known
 */
record SyncTask(
        UUID merchantId,
        UUID taskId,
        SyncSubject subject,
        SyncReason reason,
        boolean known,
        int attempt,
        long fence,
        @Nullable String traceId) {
    /** The trace of what asked for it first, or a new one. */
    Trace trace() {
        return Trace.of(traceId);
    }
}
