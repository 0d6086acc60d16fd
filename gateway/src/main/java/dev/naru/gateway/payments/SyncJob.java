package dev.naru.gateway.payments;

import dev.naru.gateway.iamport.IamportClient;
import dev.naru.gateway.iamport.IamportFailure;
import dev.naru.gateway.payments.SyncSubject.ByImpUid;
import dev.naru.gateway.payments.Verification.Absent;
import dev.naru.gateway.platform.trace.Tracing;
import dev.naru.gateway.platform.value.ImpUid;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drains one merchant's queue of looks: claims a few, takes them, and marks them done, to be tried again, or dead. Any number of
 * processes may run it; a claim is one process's, until its lease ends.
 */
public final class SyncJob {
    private static final Logger log = LoggerFactory.getLogger(SyncJob.class);

    /** At most {@link IamportClient#MAX_PAYMENTS}: their payments are read with one question. */
    private static final int KNOWN_AT_ONCE = 64;

    private static final int UNKNOWN_AT_ONCE = 4;
    private static final int MAX_ATTEMPTS = 10;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** Longer than the slowest look: two reads of 25 seconds for each of a few attempts. */
    public static final Duration LEASE = Duration.ofMinutes(2);

    private final UUID merchantId;
    private final SyncTaskRepository tasks;
    private final PaymentVerifier verifier;
    private final SyncListener listener;
    private final Duration lease;
    private final RandomGenerator random;
    private final FetchBudget knownBudget;
    private final FetchBudget unknownBudget;
    private final UnknownSubjects unknown;

    /**
     * Makes a job that has not started.
     *
     * @param merchantId whose looks to take: those of others need other credentials
     * @param lease how long a claim is kept from other workers
     * @param monotonicNanos a clock that never goes back, such as {@code System::nanoTime}
     * @param random for the pauses before another try
     */
    public SyncJob(
            UUID merchantId,
            SyncTaskRepository tasks,
            PaymentVerifier verifier,
            SyncListener listener,
            Duration lease,
            LongSupplier monotonicNanos,
            RandomGenerator random) {
        this.merchantId = merchantId;
        this.tasks = tasks;
        this.verifier = verifier;
        this.listener = listener;
        this.lease = lease;
        this.random = random;
        this.knownBudget = new FetchBudget(500, 500, monotonicNanos);
        this.unknownBudget = new FetchBudget(5, 20, monotonicNanos);
        this.unknown = new UnknownSubjects(monotonicNanos);
    }

    /** Takes what is due and affordable now. Completes with whether more may be waiting. */
    public Future<Boolean> run() {
        return claim(true, KNOWN_AT_ONCE, knownBudget)
                .compose(ours -> claim(false, UNKNOWN_AT_ONCE, unknownBudget)
                        .compose(strange -> takeTogether(ours)
                                .compose(done -> takeAll(strange))
                                .map(done -> ours.size() == KNOWN_AT_ONCE || strange.size() == UNKNOWN_AT_ONCE)));
    }

    private Future<List<SyncTask>> claim(boolean known, int atOnce, FetchBudget budget) {
        int affordable = budget.take(atOnce);
        if (affordable == 0) {
            return Future.succeededFuture(List.of());
        }
        return tasks.claim(merchantId, known, affordable, lease)
                .onSuccess(claimed -> budget.giveBack(affordable - claimed.size()))
                .onFailure(failure -> budget.giveBack(affordable));
    }

    /** When a minute turns, many payments of ours change at once: one question for all of them. */
    private Future<Void> takeTogether(List<SyncTask> claimed) {
        List<SyncTask> payments = claimed.stream()
                .filter(task -> task.subject() instanceof ByImpUid)
                .toList();
        if (payments.size() < 2) {
            return takeAll(claimed);
        }
        List<SyncTask> others = claimed.stream()
                .filter(task -> !(task.subject() instanceof ByImpUid))
                .toList();
        Future<Void> together = verifier.see(
                        merchantId, payments.stream().map(SyncJob::impUid).toList())
                .transform(asked -> Future.join(payments.stream()
                                .map(task -> Tracing.within(
                                        task.trace(),
                                        () -> asked.succeeded()
                                                ? take(task, asked.result())
                                                : failed(task, asked.cause())))
                                .toList())
                        .mapEmpty());
        return Future.join(together, takeAll(others)).mapEmpty();
    }

    private static ImpUid impUid(SyncTask task) {
        return ((ByImpUid) task.subject()).impUid();
    }

    private Future<Void> take(SyncTask task, Seen seen) {
        return seen.merge(impUid(task), task.reason())
                .map(merged -> merged.compose(
                        verification -> settle(task, verification.verdict()), failure -> failed(task, failure)))
                .orElseGet(() -> take(task));
    }

    private Future<Void> takeAll(List<SyncTask> claimed) {
        return Future.join(claimed.stream()
                        .map(task -> Tracing.within(task.trace(), () -> take(task)))
                        .toList())
                .mapEmpty();
    }

    private Future<Void> take(SyncTask task) {
        if (!task.known() && unknown.contains(task.subject())) {
            return settle(task, "ABSENT");
        }
        return verifier.verify(task.merchantId(), task.subject(), task.reason())
                .compose(
                        verifications -> {
                            if (verifications.stream().allMatch(Absent.class::isInstance)) {
                                unknown.remember(task.subject());
                            }
                            return settle(task, verdict(verifications));
                        },
                        failure -> failed(task, failure));
    }

    private static String verdict(List<Verification> verifications) {
        return verifications.stream()
                .map(Verification::verdict)
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
    }

    private Future<Void> settle(SyncTask task, String verdict) {
        return tasks.done(task).compose(ours -> {
            noteLoss(task, ours);
            return listener.settled(task.merchantId(), task.subject(), verdict).otherwise(failure -> {
                log.warn("evidence about {} stays unmarked", task.subject().key(), failure);
                return null;
            });
        });
    }

    private Future<Void> failed(SyncTask task, Throwable failure) {
        String error = failure instanceof IamportFailure known
                ? known.summary()
                : failure.getClass().getSimpleName();
        if (task.attempt() + 1 >= MAX_ATTEMPTS) {
            log.error(
                    "giving up on {} after {} tries; polls and sweeps go on: {}",
                    task.subject().key(),
                    MAX_ATTEMPTS,
                    error);
            return tasks.dead(task, error)
                    .onSuccess(ours -> noteLoss(task, ours))
                    .mapEmpty();
        }
        log.warn("a look at {} failed, try {}: {}", task.subject().key(), task.attempt() + 1, error);
        return tasks.again(task, pause(task.attempt()), error)
                .onSuccess(ours -> noteLoss(task, ours))
                .mapEmpty();
    }

    private static void noteLoss(SyncTask task, boolean ours) {
        if (!ours) {
            log.warn(
                    "a look at {} took longer than its lease; another worker has it",
                    task.subject().key());
        }
    }

    /** 1, 2, 4 ... seconds up to five minutes, each somewhere in its upper half. */
    private Duration pause(int attempt) {
        long full = Math.min(LONGEST_PAUSE.toMillis(), 1_000L << Math.min(attempt, 20));
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }
}
