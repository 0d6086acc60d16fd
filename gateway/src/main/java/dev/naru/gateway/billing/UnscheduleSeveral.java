package dev.naru.gateway.billing;

import dev.naru.gateway.iamport.IamportFailure;
import dev.naru.gateway.iamport.IamportSchedule;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.Outcome;
import dev.naru.gateway.operations.Preparation;
import dev.naru.gateway.payments.CallOutcome;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes several planned charges of a customer back, or all that wait ({@code POST /subscribe/payments/unschedule}). What
 * waits of those named is taken back, the others are refused one by one. Done twice it is done.
 */
final class UnscheduleSeveral {
    private final ScheduleRepository schedules;
    private final ScheduleVerifier verifier;
    private final BillingPatience patience;

    UnscheduleSeveral(ScheduleRepository schedules, ScheduleVerifier verifier, BillingPatience patience) {
        this.schedules = schedules;
        this.verifier = verifier;
        this.patience = patience;
    }

    Future<Preparation> prepare(Operation operation) {
        UnscheduleRequest asked = UnscheduleRequest.of(operation.request());
        return asked.isAll()
                ? known(operation, asked).map(sheet -> new Preparation.Go(sheet.premise()))
                : verifier.lookAll(operation.merchantId(), asked.merchantUids())
                        .map(found -> prepared(UnscheduleSheet.seen(asked, byUid(found))));
    }

    /** An empty list would mean all to Iamport. */
    private static Preparation prepared(UnscheduleSheet sheet) {
        return sheet.waiting().isEmpty()
                ? new Preparation.Refuse("nothing_waits", "None of these charges waits: " + sheet.refused() + ".")
                : new Preparation.Go(sheet.premise());
    }

    /** Some that wait, to be looked at if the answer gets lost. There may be more, and Iamport takes those back too. */
    private Future<UnscheduleSheet> known(Operation operation, UnscheduleRequest asked) {
        return schedules
                .waiting(operation.merchantId(), asked.customerUid(), ScheduleRequest.MAX_ITEMS)
                .compose(ours -> verifier.waiting(operation.merchantId(), asked.customerUid())
                        .map(listed -> {
                            Set<MerchantUid> all = new LinkedHashSet<>(ours);
                            listed.forEach(one -> all.add(one.merchantUid()));
                            return all.stream().limit(ScheduleRequest.MAX_ITEMS).toList();
                        }))
                .map(some -> new UnscheduleSheet(asked, some, Map.of()));
    }

    Future<Outcome> send(Operation operation) {
        UnscheduleSheet sheet = UnscheduleSheet.of(operation);
        String customerUid = sheet.asked().customerUid();
        return verifier.take(
                        operation.merchantId(),
                        iamport -> sheet.asked().isAll()
                                ? iamport.unscheduleAll(customerUid)
                                : iamport.unschedule(customerUid, sheet.waiting()))
                .transform(answered -> {
                    if (answered.succeeded()) {
                        return answered(operation, sheet, byUid(answered.result()));
                    }
                    return answered.cause() instanceof IamportFailure known
                            ? Future.succeededFuture(CallOutcome.of(operation, known))
                            : Future.failedFuture(answered.cause());
                });
    }

    /** Iamport answers with those it took back; what became of the others, a look tells. */
    private Future<Outcome> answered(
            Operation operation, UnscheduleSheet sheet, Map<MerchantUid, IamportSchedule> taken) {
        List<MerchantUid> missing =
                sheet.waiting().stream().filter(one -> !taken.containsKey(one)).toList();
        return verifier.lookAll(operation.merchantId(), missing).map(found -> {
            taken.putAll(byUid(found));
            return sheet.outcome(operation, taken, false, patience);
        });
    }

    Future<Outcome> look(Operation operation) {
        UnscheduleSheet sheet = UnscheduleSheet.of(operation);
        return verifier.lookAll(operation.merchantId(), sheet.waiting())
                .compose(found ->
                        more(operation, sheet).map(isOpen -> sheet.outcome(operation, byUid(found), isOpen, patience)));
    }

    private Future<Boolean> more(Operation operation, UnscheduleSheet sheet) {
        return sheet.asked().isAll()
                ? verifier.waiting(operation.merchantId(), sheet.asked().customerUid())
                        .map(listed -> !listed.isEmpty())
                : Future.succeededFuture(false);
    }

    private static Map<MerchantUid, IamportSchedule> byUid(List<IamportSchedule> schedules) {
        Map<MerchantUid, IamportSchedule> byUid = new LinkedHashMap<>();
        schedules.forEach(one -> byUid.put(one.merchantUid(), one));
        return byUid;
    }
}
