package dev.naru.gateway.billing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.IamportFailure;
import dev.naru.gateway.iamport.IamportSchedule;
import dev.naru.gateway.iamport.ScheduleCall;
import dev.naru.gateway.operations.Effect;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.Outcome;
import dev.naru.gateway.operations.Preparation;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.payments.CallOutcome;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Plans charges ({@code POST /subscribe/payments/schedule}), all or none. Iamport takes a merchant_uid once, so a plan
 * that is sent twice counts once; what came of a lost answer stands under the merchant_uids.
 */
final class ScheduleEffect implements Effect {
    private final ScheduleRepository schedules;
    private final ScheduleVerifier verifier;
    private final ScheduleMerge merge;
    private final OrderRepository orders;
    private final BillingPatience patience;

    ScheduleEffect(
            ScheduleRepository schedules,
            ScheduleVerifier verifier,
            ScheduleMerge merge,
            OrderRepository orders,
            BillingPatience patience) {
        this.schedules = schedules;
        this.verifier = verifier;
        this.merge = merge;
        this.orders = orders;
        this.patience = patience;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.SCHEDULE;
    }

    /** Nothing to look at: Iamport itself refuses what cannot be. */
    @Override
    public Future<Preparation> prepare(Operation operation) {
        return schedules
                .insert(operation.merchantId(), items(operation), customerUid(operation))
                .map(new Preparation.Go(StrictJson.mapper().createObjectNode()));
    }

    @Override
    public Future<Outcome> send(Operation operation) {
        return call(operation)
                .compose(call -> verifier.take(operation.merchantId(), iamport -> iamport.schedule(call)))
                .map(answer -> judged(operation, answer))
                .recover(failure -> failure instanceof IamportFailure known
                        ? told(operation, CallOutcome.of(operation, known))
                        : Future.failedFuture(failure));
    }

    private Future<ScheduleCall> call(Operation operation) {
        Future<List<ScheduleCall.Entry>> entries = Future.succeededFuture(new ArrayList<>());
        for (ScheduleRequest.Item item : items(operation)) {
            entries = entries.compose(so -> orders.find(operation.merchantId(), item.merchantUid())
                    .map(order -> {
                        so.add(new ScheduleCall.Entry(
                                item.charge()
                                        .call(
                                                item.merchantUid(),
                                                order.orElseThrow().buyer()),
                                item.at()));
                        return so;
                    }));
        }
        return entries.map(all -> new ScheduleCall(customerUid(operation), all));
    }

    /** A refusal changes the schedules too, before the operation says so. */
    private Future<Outcome> told(Operation operation, Outcome outcome) {
        if (!(outcome instanceof Outcome.Failed failed)) {
            return Future.succeededFuture(outcome);
        }
        Future<Void> all = Future.succeededFuture();
        for (ScheduleRequest.Item item : items(operation)) {
            all = all.compose(done -> merge.refuse(operation.merchantId(), item.merchantUid(), failed.message()));
        }
        return all.map(outcome);
    }

    @Override
    public Future<Outcome> look(Operation operation) {
        UUID merchantId = operation.merchantId();
        List<MerchantUid> wanted =
                items(operation).stream().map(ScheduleRequest.Item::merchantUid).toList();
        return verifier.lookAll(merchantId, wanted).map(found -> judged(operation, found));
    }

    private Outcome judged(Operation operation, List<IamportSchedule> found) {
        Map<MerchantUid, IamportSchedule> byUid = found.stream()
                .collect(Collectors.toMap(IamportSchedule::merchantUid, Function.identity(), (one, other) -> one));
        List<ScheduleRequest.Item> items = items(operation);
        for (ScheduleRequest.Item item : items) {
            IamportSchedule there = byUid.get(item.merchantUid());
            if (there != null && !isSame(item, there)) {
                return new Outcome.Review("Iamport has another charge planned under " + item.merchantUid());
            }
        }
        long missing = items.stream()
                .filter(item -> !byUid.containsKey(item.merchantUid()))
                .count();
        if (missing == 0) {
            return new Outcome.Succeeded(result(items, byUid));
        }
        if (missing == items.size()) {
            return patience.nothingSeen(operation, "Iamport has nothing planned under these merchant_uids");
        }
        String why = "Iamport has " + (items.size() - missing) + " of " + items.size() + " charges planned";
        return patience.nothingSeen(operation, why) instanceof Outcome.NotDone
                ? new Outcome.Review(why)
                : new Outcome.Unknown(why);
    }

    private static boolean isSame(ScheduleRequest.Item item, IamportSchedule there) {
        return there.customerUid().equals(item.charge().customerUid())
                && there.amount().equals(item.charge().amount());
    }

    private static ObjectNode result(List<ScheduleRequest.Item> items, Map<MerchantUid, IamportSchedule> byUid) {
        ObjectNode json = StrictJson.mapper().createObjectNode();
        ArrayNode planned = json.putArray("schedules");
        for (ScheduleRequest.Item item : items) {
            IamportSchedule there = byUid.get(item.merchantUid());
            planned.addObject()
                    .put("merchant_uid", item.merchantUid().value())
                    .put("schedule_at", (there == null ? item.at() : there.at()).toString());
        }
        return json;
    }

    private static List<ScheduleRequest.Item> items(Operation operation) {
        return ScheduleRequest.items(operation.request());
    }

    private static String customerUid(Operation operation) {
        return ScheduleRequest.customerUid(operation.request());
    }
}
