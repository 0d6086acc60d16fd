package dev.naru.gateway.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.IamportBillingKey;
import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.iamport.IamportFailure;
import dev.naru.gateway.iamport.IamportSchedule;
import dev.naru.gateway.operations.Effect;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.Outcome;
import dev.naru.gateway.operations.Preparation;
import dev.naru.gateway.payments.CallOutcome;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Ends a billing key for good ({@code DELETE /subscribe/customers/{customer_uid}}). Iamport does not say what becomes of
 * charges that wait, so while some wait the key stays.
 */
final class KeyDeleteEffect implements Effect {
    private static final int MAX_NAMED = 5;

    private final IamportClients clients;
    private final KeyMerge keys;
    private final ScheduleRepository schedules;
    private final ScheduleVerifier verifier;
    private final BillingPatience patience;

    KeyDeleteEffect(
            IamportClients clients,
            KeyMerge keys,
            ScheduleRepository schedules,
            ScheduleVerifier verifier,
            BillingPatience patience) {
        this.clients = clients;
        this.keys = keys;
        this.schedules = schedules;
        this.verifier = verifier;
        this.patience = patience;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.KEY_DELETE;
    }

    @Override
    public Future<Preparation> prepare(Operation operation) {
        String customerUid = KeyDeleteRequest.of(operation.request()).customerUid();
        UUID merchantId = operation.merchantId();
        return waiting(merchantId, customerUid)
                .compose(waiting -> waiting.isEmpty()
                        ? keys.look(merchantId, customerUid).map(KeyDeleteEffect::prepared)
                        : Future.succeededFuture(new Preparation.Refuse(
                                "pending_schedules", "Take these charges back first: " + waiting + ".")));
    }

    private static Preparation prepared(Optional<IamportBillingKey> seen) {
        return seen.<Preparation>map(key -> new Preparation.Go(StrictJson.mapper()
                        .createObjectNode()
                        .put("inserted", key.inserted())
                        .put("updated", key.updated())))
                .orElseGet(() -> new Preparation.Refuse("key_not_found", "Iamport has no such billing key."));
    }

    /** Names some charges that wait: of those we know, and of those planned past us for the next months. */
    private Future<String> waiting(UUID merchantId, String customerUid) {
        return schedules
                .waiting(merchantId, customerUid, ScheduleRequest.MAX_ITEMS)
                .compose(ours -> verifier.lookAll(merchantId, ours))
                .compose(ours -> verifier.waiting(merchantId, customerUid).map(listed -> names(ours, listed)));
    }

    private static String names(List<IamportSchedule> ours, List<IamportSchedule> listed) {
        TreeSet<String> names = new TreeSet<>();
        ours.stream()
                .filter(one -> one.status() == IamportSchedule.Status.SCHEDULED)
                .map(IamportSchedule::merchantUid)
                .map(MerchantUid::value)
                .forEach(names::add);
        listed.forEach(one -> names.add(one.merchantUid().value()));
        return String.join(", ", names.stream().limit(MAX_NAMED).toList());
    }

    @Override
    public Future<Outcome> send(Operation operation) {
        KeyDeleteRequest asked = KeyDeleteRequest.of(operation.request());
        return clients.of(operation.merchantId())
                .compose(iamport ->
                        iamport.subscriptions().deleteKey(asked.customerUid(), asked.reason(), asked.requester()))
                .compose(done -> keys.deleted(operation.merchantId(), asked.customerUid()))
                .map(done -> succeeded(asked))
                .recover(failure -> failure instanceof IamportFailure known
                        ? Future.succeededFuture(CallOutcome.of(operation, known))
                        : Future.failedFuture(failure));
    }

    private static Outcome succeeded(KeyDeleteRequest asked) {
        ObjectNode result = StrictJson.mapper().createObjectNode().put("customer_uid", asked.customerUid());
        return new Outcome.Succeeded(result);
    }

    @Override
    public Future<Outcome> look(Operation operation) {
        KeyDeleteRequest asked = KeyDeleteRequest.of(operation.request());
        return keys.look(operation.merchantId(), asked.customerUid())
                .map(seen -> seen.map(key -> there(operation, key)).orElseGet(() -> succeeded(asked)));
    }

    private Outcome there(Operation operation, IamportBillingKey key) {
        JsonNode premise = operation.premise();
        boolean isSame = premise != null
                && premise.path("inserted").longValue() == key.inserted()
                && premise.path("updated").longValue() == key.updated();
        return isSame
                ? patience.nothingSeen(operation, "the key is still there")
                : new Outcome.Review("the customer has another billing key now than the one that was to be ended");
    }
}
