package dev.naru.gateway.billing;

import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.iamport.IamportFailure;
import dev.naru.gateway.iamport.IamportSchedule;
import dev.naru.gateway.iamport.Subscriptions;
import dev.naru.gateway.payments.PaymentVerifier;
import dev.naru.gateway.payments.SyncReason;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Finds out what is true about a planned charge and makes it ours. What came of a run, its payment says. */
final class ScheduleVerifier {
    /** Reads at once: few enough to leave connections to others, so that many planned at once are still looked at in time. */
    private static final int AT_ONCE = 25;

    /** A little less than the three months that Iamport's list may span. */
    private static final Duration AHEAD = Duration.ofDays(88);

    private final IamportClients clients;
    private final ScheduleRepository schedules;
    private final ScheduleMerge merge;
    private final PaymentVerifier payments;

    ScheduleVerifier(
            IamportClients clients, ScheduleRepository schedules, ScheduleMerge merge, PaymentVerifier payments) {
        this.clients = clients;
        this.schedules = schedules;
        this.merge = merge;
        this.payments = payments;
    }

    /**
     * Looks at a planned charge, and at its payments once it ran, and merges what it sees. Completes after the last commit
     * with the charge, or with nothing when Iamport has none; fails as Iamport and the database fail.
     */
    Future<Optional<IamportSchedule>> look(UUID merchantId, MerchantUid merchantUid) {
        return clients.of(merchantId)
                .compose(iamport -> schedules
                        .nextTicket()
                        .compose(ticket -> iamport.subscriptions()
                                .schedule(merchantUid)
                                .compose(seen -> merge.apply(merchantId, seen, ticket)
                                        .compose(done -> withPayments(merchantId, seen))
                                        .map(Optional.of(seen)))))
                .recover(failure ->
                        failure instanceof IamportFailure known && known.kind() == IamportFailure.Kind.NOT_FOUND
                                ? Future.succeededFuture(Optional.empty())
                                : Future.failedFuture(failure));
    }

    private Future<Void> withPayments(UUID merchantId, IamportSchedule seen) {
        return seen.status() == IamportSchedule.Status.EXECUTED
                ? payments.takeAll(merchantId, seen.merchantUid(), SyncReason.POLL)
                        .mapEmpty()
                : Future.succeededFuture();
    }

    /** Looks at several. Completes with those that Iamport has. */
    Future<List<IamportSchedule>> lookAll(UUID merchantId, List<MerchantUid> merchantUids) {
        Future<List<IamportSchedule>> all = Future.succeededFuture(new ArrayList<>());
        for (int from = 0; from < merchantUids.size(); from += AT_ONCE) {
            List<MerchantUid> some = merchantUids.subList(from, Math.min(from + AT_ONCE, merchantUids.size()));
            all = all.compose(found -> some(merchantId, some).map(more -> {
                found.addAll(more);
                return found;
            }));
        }
        return all;
    }

    private Future<List<IamportSchedule>> some(UUID merchantId, List<MerchantUid> merchantUids) {
        List<Future<Optional<IamportSchedule>>> looks =
                merchantUids.stream().map(one -> look(merchantId, one)).toList();
        return Future.join(looks)
                .map(done ->
                        looks.stream().flatMap(look -> look.result().stream()).toList());
    }

    /**
     * Lists charges of a customer that wait within the next 88 days, those planned past the gateway too: one page, and
     * nothing is merged.
     */
    Future<List<IamportSchedule>> waiting(UUID merchantId, String customerUid) {
        return clients.of(merchantId)
                .compose(iamport -> iamport.now()
                        .compose(now -> iamport.subscriptions().waiting(customerUid, now, now.plus(AHEAD))));
    }

    /**
     * Makes a call that changes planned charges, and merges its answer. Completes with the answer after the last commit;
     * fails as the call fails, and as the database fails.
     */
    Future<List<IamportSchedule>> take(UUID merchantId, Function<Subscriptions, Future<List<IamportSchedule>>> call) {
        return clients.of(merchantId)
                .compose(iamport -> call.apply(iamport.subscriptions()))
                // A read that started before the answer came must not count as newer than the change.
                .compose(answer -> schedules.nextTicket().compose(ticket -> mergeAll(merchantId, answer, ticket)));
    }

    private Future<List<IamportSchedule>> mergeAll(UUID merchantId, List<IamportSchedule> answer, long ticket) {
        Future<Void> all = Future.succeededFuture();
        for (IamportSchedule seen : answer) {
            all = all.compose(done -> merge.apply(merchantId, seen, ticket));
        }
        return all.map(answer);
    }
}
