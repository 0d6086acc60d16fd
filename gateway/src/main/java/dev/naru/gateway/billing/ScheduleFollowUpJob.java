package dev.naru.gateway.billing;

import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.iamport.IamportFailure;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for what came of planned charges that are due, until it is known, even if every notification is lost. Any number
 * of processes may run it; a claim is one process's, until its lease ends.
 */
public final class ScheduleFollowUpJob {
    private static final Logger log = LoggerFactory.getLogger(ScheduleFollowUpJob.class);

    private static final int AT_ONCE = 16;

    /** Longer than the slowest look: two reads of 25 seconds. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /** A week of the longest pauses. Sweeps and notifications go on after that. */
    private static final int MAX_LOOKS = 1_000;

    private final UUID merchantId;
    private final IamportClients clients;
    private final ScheduleRepository schedules;
    private final ScheduleVerifier verifier;
    private final InstantSource clock;
    private final RandomGenerator random;

    ScheduleFollowUpJob(
            UUID merchantId,
            IamportClients clients,
            ScheduleRepository schedules,
            ScheduleVerifier verifier,
            InstantSource clock,
            RandomGenerator random) {
        this.merchantId = merchantId;
        this.clients = clients;
        this.schedules = schedules;
        this.verifier = verifier;
        this.clock = clock;
        this.random = random;
    }

    /** Looks at some that are due. Completes with whether more may be waiting. */
    public Future<Boolean> run() {
        return clients.of(merchantId)
                .compose(iamport -> schedules.claim(merchantId, iamport.nowOr(clock.instant()), AT_ONCE, LEASE))
                .compose(claimed -> Future.join(
                                claimed.stream().map(this::follow).toList())
                        .map(done -> claimed.size() == AT_ONCE));
    }

    private Future<Void> follow(ScheduleClaim claim) {
        return verifier.look(merchantId, claim.merchantUid()).transform(looked -> {
            if (looked.failed()) {
                log.warn(
                        "a look at planned charge {} failed, try {}: {}",
                        claim.merchantUid(),
                        claim.looks(),
                        looked.cause() instanceof IamportFailure known
                                ? known.summary()
                                : String.valueOf(looked.cause()));
            }
            return later(claim);
        });
    }

    /** Changes nothing about one whose result is known by now. */
    private Future<Void> later(ScheduleClaim claim) {
        if (claim.looks() < MAX_LOOKS) {
            return schedules.lookAgain(merchantId, claim, pause(claim.looks()));
        }
        log.error("giving up on planned charge {} after {} looks; sweeps go on", claim.merchantUid(), claim.looks());
        return schedules.lookNoMore(merchantId, claim);
    }

    /** 1, 2, 4 ... seconds up to ten minutes, each somewhere in its upper half. */
    private Duration pause(int looks) {
        long full = Math.min(LONGEST_PAUSE.toMillis(), 1_000L << Math.min(looks, 20));
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }

    /** For finding out whose charges are due: what each merchant's Iamport says the time is. */
    static Future<List<UUID>> due(
            UUID[] merchants, IamportClients clients, ScheduleRepository schedules, InstantSource clock) {
        List<Future<Instant>> times = Arrays.stream(merchants)
                .map(id -> clients.of(id)
                        .map(iamport -> iamport.nowOr(clock.instant()))
                        .otherwise(failure -> clock.instant()))
                .toList();
        return Future.join(times)
                .compose(done -> schedules.due(
                        merchants, times.stream().map(Future::result).toList()));
    }
}
