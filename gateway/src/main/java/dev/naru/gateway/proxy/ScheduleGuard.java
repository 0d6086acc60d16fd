package dev.naru.gateway.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.Outcome;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Planned charges (Iamport V1, {@code /subscribe/payments/schedule}): what came of a lost answer stands in each schedule. */
final class ScheduleGuard implements Guard {
    private static final String STATUS = "schedule_status";

    private final Looks looks;

    ScheduleGuard(Looks looks) {
        this.looks = looks;
    }

    /** Taking back twice and moving twice to the same time is once; planning is refused by its number. */
    @Override
    public boolean mayRepeat(EffectCall call) {
        return call.kind() == OperationKind.UNSCHEDULE || call.kind() == OperationKind.RESCHEDULE;
    }

    @Override
    public Outcome outcome(EffectCall call, JsonNode response) {
        return new Outcome.Succeeded(
                StrictJson.mapper().createObjectNode().put("schedules", response.isArray() ? response.size() : 1));
    }

    @Override
    public Future<Finding> look(UUID merchantId, EffectCall call, JsonNode premise) {
        List<String> uids = Numbers.of(call);
        if (uids.isEmpty()) {
            return Future.succeededFuture(new Finding.NotDone("the call names no schedule"));
        }
        return found(merchantId, uids, 0, new ArrayList<>()).map(found -> judge(call, uids, found));
    }

    private Future<List<JsonNode>> found(UUID merchantId, List<String> uids, int at, List<JsonNode> so) {
        return at == uids.size()
                ? Future.succeededFuture(so)
                : looks.schedule(merchantId, uids.get(at)).compose(found -> {
                    found.ifPresent(so::add);
                    return found(merchantId, uids, at + 1, so);
                });
    }

    private static Finding judge(EffectCall call, List<String> uids, List<JsonNode> found) {
        if (call.kind() == OperationKind.RESCHEDULE) {
            String asked = Objects.requireNonNullElse(call.body().value("schedule_at"), "");
            return found.stream()
                    .filter(schedule -> schedule.path("schedule_at").asText().equals(asked))
                    .filter(schedule -> schedule.path(STATUS).asText().equals("scheduled"))
                    .findFirst()
                    .<Finding>map(Finding.Answered::new)
                    .orElseGet(() -> new Finding.NotDone("the schedule is not at that time"));
        }
        boolean isTakenBack = call.kind() == OperationKind.UNSCHEDULE;
        ArrayNode done = StrictJson.mapper().createArrayNode();
        found.stream()
                .filter(schedule ->
                        !isTakenBack || schedule.path(STATUS).asText().equals("revoked"))
                .forEach(done::add);
        if (done.isEmpty()) {
            return new Finding.NotDone("none of the schedules is as asked");
        }
        return isTakenBack || done.size() == uids.size()
                ? new Finding.Answered(done)
                : new Finding.Odd(done.size() + " of " + uids.size() + " schedules are planned");
    }
}
