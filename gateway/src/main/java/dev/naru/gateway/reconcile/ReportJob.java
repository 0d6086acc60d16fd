package dev.naru.gateway.reconcile;

import dev.naru.gateway.iamport.IamportClient;
import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.iamport.IamportFailure;
import dev.naru.gateway.iamport.PaymentPage;
import dev.naru.gateway.iamport.PaymentStatus;
import dev.naru.gateway.payments.Sighting;
import dev.naru.gateway.payments.SyncReason;
import dev.naru.gateway.payments.SyncSubject;
import dev.naru.gateway.payments.SyncTaskRepository;
import dev.naru.gateway.platform.value.ImpUid;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every morning, for the day before: reads what Iamport lists as paid and as cancelled on it, compares that with what is
 * stored, and keeps the report. Days follow Iamport's clock; those missed while no gateway ran are made up for, a week at
 * most. What differs is looked at again as well.
 */
public final class ReportJob {
    private static final Logger log = LoggerFactory.getLogger(ReportJob.class);

    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
    private static final int MOST_DAYS_BACK = 7;
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);
    private static final int PAGE_SIZE = 1_000;

    private final UUID merchantId;
    private final IamportClients clients;
    private final ReportRepository reports;
    private final SyncTaskRepository tasks;
    private final Duration lease;
    private boolean prepared;

    /**
     * Makes a job that has not started.
     *
     * @param merchantId whose days to report, with its own client
     * @param lease how long a day is kept from other workers, at least 1 s
     */
    public ReportJob(
            UUID merchantId,
            IamportClients clients,
            ReportRepository reports,
            SyncTaskRepository tasks,
            Duration lease) {
        this.merchantId = merchantId;
        this.clients = clients;
        this.reports = reports;
        this.tasks = tasks;
        this.lease = lease;
    }

    /** Reports one day, if one is due. Completes with whether another one may be. */
    public Future<Boolean> run() {
        return prepare()
                .compose(ready -> reports.claim(merchantId, lease))
                .compose(claim -> claim.isEmpty() ? Future.succeededFuture(false) : report(claim.get()));
    }

    private Future<Void> prepare() {
        return prepared ? Future.succeededFuture() : reports.prepare(merchantId).onSuccess(done -> prepared = true);
    }

    private Future<Boolean> report(ReportClaim claim) {
        return clients.of(merchantId)
                .compose(iamport -> iamport.now().compose(now -> report(iamport, claim, now)))
                .recover(failure -> {
                    String why = failure instanceof IamportFailure known ? known.summary() : failure.toString();
                    log.warn("the daily report of merchant {} has to wait: {}", merchantId, why);
                    return reports.again(claim, AFTER_FAILURE).map(false);
                });
    }

    private Future<Boolean> report(IamportClient iamport, ReportClaim claim, Instant now) {
        LocalDate yesterday = LocalDate.ofInstant(now, KOREA).minusDays(1);
        LocalDate day = next(claim, yesterday);
        if (day.isAfter(yesterday)) {
            return reports.rest(claim).map(false);
        }
        Instant start = day.atStartOfDay(KOREA).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(KOREA).toInstant();
        ListWalk walk = new ListWalk(iamport, PAGE_SIZE, page -> take(claim, page));
        Optional<Instant> lastSecond = Optional.of(end.minusSeconds(1));
        return reports.clear(claim)
                .compose(cleared -> walk.walk(PaymentStatus.PAID, start, lastSecond))
                .compose(paid -> walk.walk(PaymentStatus.CANCELLED, start, lastSecond))
                .compose(cancelled -> reports.make(claim, day, start, end))
                .compose(differing -> lookAgain(day, differing))
                .map(true);
    }

    private static LocalDate next(ReportClaim claim, LocalDate yesterday) {
        LocalDate made = claim.madeTo();
        if (made == null) {
            return yesterday;
        }
        LocalDate oldest = yesterday.minusDays(MOST_DAYS_BACK - 1);
        return made.isBefore(oldest) ? oldest : made.plusDays(1);
    }

    private Future<?> take(ReportClaim claim, PaymentPage page) {
        return reports.add(claim, Sighting.of(page));
    }

    /** After the report is made, not before: it says what was, not what we have just put right. */
    private Future<Void> lookAgain(LocalDate day, Optional<List<ImpUid>> differing) {
        if (differing.isEmpty()) {
            log.warn("the report of {} for merchant {} took longer than its lease", day, merchantId);
            return Future.succeededFuture();
        }
        List<ImpUid> payments = differing.get();
        if (!payments.isEmpty()) {
            log.warn("on {} merchant {} and Iamport differ in {} payments", day, merchantId, payments.size());
        }
        Future<Void> all = Future.succeededFuture();
        for (ImpUid payment : payments) {
            all = all.compose(done -> tasks.enqueue(merchantId, new SyncSubject.ByImpUid(payment), SyncReason.SWEEP));
        }
        return all;
    }
}
