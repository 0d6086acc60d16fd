package dev.naru.gateway.claims;

import dev.naru.gateway.claims.WatchRepository.Due;
import dev.naru.gateway.payments.SyncReason;
import dev.naru.gateway.payments.SyncSubject;
import dev.naru.gateway.payments.SyncTaskRepository;
import io.vertx.core.Future;
import java.util.List;

/** Asks for a look at payments whose goods are on their way somewhere. Any number of processes may run it. */
public final class WatchJob {
    private static final int BATCH = 100;

    private final WatchRepository watch;
    private final SyncTaskRepository tasks;

    public WatchJob(WatchRepository watch, SyncTaskRepository tasks) {
        this.watch = watch;
        this.tasks = tasks;
    }

    /** Takes one batch. Completes with whether more may be due. */
    public Future<Boolean> run() {
        return watch.giveUp()
                .compose(done -> watch.claim(BATCH))
                .compose(due -> askForAll(due).map(done -> due.size() == BATCH));
    }

    private Future<Void> askForAll(List<Due> due) {
        Future<Void> all = Future.succeededFuture();
        for (Due payment : due) {
            all = all.compose(done ->
                    tasks.enqueue(payment.merchantId(), new SyncSubject.ByImpUid(payment.impUid()), SyncReason.POLL));
        }
        return all;
    }
}
