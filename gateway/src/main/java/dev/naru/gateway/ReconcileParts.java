package dev.naru.gateway;

import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.merchants.MerchantDirectory;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.payments.SyncTaskRepository;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.jobs.JobRunner;
import dev.naru.gateway.reconcile.DailyReportRepository;
import dev.naru.gateway.reconcile.DeepSweepJob;
import dev.naru.gateway.reconcile.DeepSweepRepository;
import dev.naru.gateway.reconcile.PollJob;
import dev.naru.gateway.reconcile.ReportJob;
import dev.naru.gateway.reconcile.ReportRepository;
import dev.naru.gateway.reconcile.ReportRoutes;
import dev.naru.gateway.reconcile.SweepCursorRepository;
import dev.naru.gateway.reconcile.SweepJob;
import java.time.Duration;
import java.util.List;

/** Looks nobody asked for: the poll plan, the sweeps of every minute, night and week, and the daily report. */
final class ReconcileParts {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final GatewayConfig config;
    private final OrderRepository orders;
    private final IamportClients iamport;
    private final SyncTaskRepository tasks;
    private final SweepCursorRepository cursors;
    private final DeepSweepRepository deep;
    private final ReportRepository reports;
    private final DailyReportRepository made;

    ReconcileParts(
            GatewayConfig config,
            Database database,
            OrderRepository orders,
            IamportClients iamport,
            SyncTaskRepository tasks) {
        this.config = config;
        this.orders = orders;
        this.iamport = iamport;
        this.tasks = tasks;
        this.cursors = new SweepCursorRepository(database);
        this.deep = new DeepSweepRepository(database);
        this.reports = new ReportRepository(database);
        this.made = new DailyReportRepository(database);
    }

    Routes routes() {
        return new ReportRoutes(made);
    }

    /** Starts the jobs; those returned have work that outlives a run. */
    List<MerchantJob> startJobs(JobRunner runner, MerchantDirectory directory) {
        Duration interval = config.orders().sweepInterval();
        Duration firstPoll = config.orders().pollPlan().shortest();
        Duration lease = shorter(SweepJob.LEASE, config.storage().takeover());
        runner.start("poll plan", shorter(LONGEST_PAUSE, firstPoll), new PollJob(orders, tasks)::run);
        return List.of(
                new MerchantJob(
                                "sweep",
                                directory,
                                cursors::due,
                                id -> new SweepJob(id, iamport, cursors, tasks, interval, lease)::run)
                        .startedBy(runner, shorter(LONGEST_PAUSE, interval)),
                new MerchantJob(
                                "deep sweep",
                                directory,
                                deep::due,
                                id -> new DeepSweepJob(id, iamport, deep, tasks, lease, DeepSweepJob.PAUSE)::run)
                        .startedBy(runner, LONGEST_PAUSE),
                new MerchantJob(
                                "daily report",
                                directory,
                                reports::due,
                                id -> new ReportJob(id, iamport, reports, tasks, lease)::run)
                        .startedBy(runner, LONGEST_PAUSE));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
