package dev.naru.gateway.payments;

import java.util.UUID;

/**
 * One claimed look.
 *
 * @param known whether the subject belongs to something of ours
 * @param attempt how often it was tried before
 * @param fence of this claim
 */
record SyncTask(
        UUID merchantId, UUID taskId, SyncSubject subject, SyncReason reason, boolean known, int attempt, long fence) {}
