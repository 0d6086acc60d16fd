package dev.naru.gateway.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.IamportSchedule;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.Outcome;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of several charges that are to be taken back, one by one.
 *
 * @param waiting those that waited before the call; where all are meant, those of them that were known
 * @param refused why the others of those named stay as they are, by stable code
 */
record UnscheduleSheet(UnscheduleRequest asked, List<MerchantUid> waiting, Map<MerchantUid, String> refused) {
    /** What a look before the call shows of those that were named. */
    static UnscheduleSheet seen(UnscheduleRequest asked, Map<MerchantUid, IamportSchedule> found) {
        List<MerchantUid> waiting = new ArrayList<>();
        Map<MerchantUid, String> refused = new LinkedHashMap<>();
        for (MerchantUid one : asked.merchantUids()) {
            String why = refusal(asked, found.get(one));
            if (why == null) {
                waiting.add(one);
            } else {
                refused.put(one, why);
            }
        }
        return new UnscheduleSheet(asked, waiting, refused);
    }

    /** One whose state this version does not know may wait; Iamport will say. */
    private static @Nullable String refusal(UnscheduleRequest asked, @Nullable IamportSchedule seen) {
        if (seen == null || !seen.customerUid().equals(asked.customerUid())) {
            return "schedule_not_found";
        }
        return switch (seen.status()) {
            case SCHEDULED, UNKNOWN -> null;
            case REVOKED -> "already_revoked";
            case EXECUTED -> "already_executed";
        };
    }

    /** As the operation keeps it while it is under way. */
    ObjectNode premise() {
        ObjectNode premise = StrictJson.mapper().createObjectNode();
        premise.set("waiting", UnscheduleRequest.array(waiting));
        ObjectNode others = premise.putObject("refused");
        refused.forEach((one, why) -> others.put(one.value(), why));
        return premise;
    }

    /** Reads back what {@link #premise} wrote. */
    static UnscheduleSheet of(Operation operation) {
        JsonNode premise =
                Objects.requireNonNull(operation.premise(), "charges were taken back without a look at them");
        Map<MerchantUid, String> refused = new LinkedHashMap<>();
        premise.path("refused")
                .properties()
                .forEach(one -> refused.put(
                        new MerchantUid(one.getKey()), one.getValue().textValue()));
        return new UnscheduleSheet(
                UnscheduleRequest.of(operation.request()), UnscheduleRequest.list(premise.path("waiting")), refused);
    }

    /**
     * What came of the call.
     *
     * @param now those of the charges that Iamport shows
     * @param isOpen whether more are known to wait that were to be taken back
     */
    Outcome outcome(
            Operation operation, Map<MerchantUid, IamportSchedule> now, boolean isOpen, BillingPatience patience) {
        ArrayNode items = StrictJson.mapper().createArrayNode();
        Set<MerchantUid> all = new LinkedHashSet<>(asked.isAll() ? waiting : asked.merchantUids());
        all.addAll(now.keySet());
        // Of all that wait, one that ran meanwhile is none.
        all.removeIf(one -> asked.isAll() && isExecuted(now.get(one)));
        all.forEach(one -> items.add(item(one, now.get(one))));
        ObjectNode result = StrictJson.mapper().createObjectNode().put("customer_uid", asked.customerUid());
        result.set("items", items);
        if (isOpen || has(items, "UNKNOWN")) {
            Outcome unseen = patience.nothingSeen(operation, "some of the charges are not taken back");
            return unseen instanceof Outcome.Unknown unknown ? new Outcome.Unknown(unknown.why(), result) : unseen;
        }
        return has(items, "DONE")
                ? new Outcome.Succeeded(result)
                : new Outcome.Failed("nothing_waits", "None of these charges waits.", result);
    }

    private ObjectNode item(MerchantUid merchantUid, @Nullable IamportSchedule now) {
        String why = refused.get(merchantUid);
        if (why == null && isExecuted(now)) {
            why = "already_executed";
        }
        boolean isDone = why == null && now != null && now.status() == IamportSchedule.Status.REVOKED;
        return StrictJson.mapper()
                .createObjectNode()
                .put("merchant_uid", merchantUid.value())
                .put("result", isDone ? "DONE" : why == null ? "UNKNOWN" : "REFUSED")
                .put("code", why)
                .put("schedule_at", now == null ? null : now.at().toString());
    }

    private static boolean isExecuted(@Nullable IamportSchedule schedule) {
        return schedule != null && schedule.status() == IamportSchedule.Status.EXECUTED;
    }

    private static boolean has(ArrayNode items, String result) {
        for (JsonNode item : items) {
            if (item.path("result").textValue().equals(result)) {
                return true;
            }
        }
        return false;
    }
}
