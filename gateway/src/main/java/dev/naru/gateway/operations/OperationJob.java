package dev.naru.gateway.operations;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Takes up what is waiting, and what another process left behind when it died. Any number of processes may run it; a
 * claim is one process's, until its lease ends.
 */
public final class OperationJob {
    private static final int AT_ONCE = 16;

    private final UUID merchantId;
    private final ClaimRepository claims;
    private final OperationRunner runner;
    private final Duration lease;

    OperationJob(UUID merchantId, ClaimRepository claims, OperationRunner runner, Duration lease) {
        this.merchantId = merchantId;
        this.claims = claims;
        this.runner = runner;
        this.lease = lease;
    }

    /** Takes each due operation one step on. Completes with whether more may be waiting. */
    public Future<Boolean> run() {
        return claims.claim(merchantId, AT_ONCE, lease).compose(this::stepAll);
    }

    private Future<Boolean> stepAll(List<Operation> claimed) {
        return Future.join(claimed.stream().map(runner::step).toList()).map(done -> claimed.size() == AT_ONCE);
    }
}
