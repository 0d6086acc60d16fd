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
        return found(merchantId, uids, 0, new ArrayList<>()).map(found -> judge(call, uids.size(), found));
    }

    private Future<List<JsonNode>> found(UUID merchantId, List<String> uids, int at, List<JsonNode> so) {
        return at == uids.size()
                ? Future.succeededFuture(so)
                : looks.schedule(merchantId, uids.get(at)).compose(found -> {
                    found.ifPresent(so::add);
                    return found(merchantId, uids, at + 1, so);
                });
    }

    static Finding judge(EffectCall call, int asked, List<JsonNode> found) {
        return switch (call.kind()) {
            case RESCHEDULE -> moved(Objects.requireNonNullElse(call.body().value("schedule_at"), ""), found);
            case UNSCHEDULE -> takenBack(found);
            default -> planned(asked, found);
        };
    }

    private static Finding moved(String to, List<JsonNode> found) {
        return found.stream()
                .filter(schedule -> schedule.path("schedule_at").asText().equals(to))
                .filter(schedule -> is(schedule, "scheduled"))
                .findFirst()
                .<Finding>map(Finding.Answered::new)
                .orElseGet(() -> new Finding.NotDone("the schedule is not at that time"));
    }

    /** One that still waits says that the call did not arrive; another one may have been taken back before it. */
    private static Finding takenBack(List<JsonNode> found) {
        ArrayNode revoked = StrictJson.mapper().createArrayNode();
        found.stream().filter(schedule -> is(schedule, "revoked")).forEach(revoked::add);
        boolean someWait = found.stream().anyMatch(schedule -> is(schedule, "scheduled"));
        return someWait || revoked.isEmpty()
                ? new Finding.NotDone("not all of the schedules are taken back")
                : new Finding.Answered(revoked);
    }

    private static Finding planned(int asked, List<JsonNode> found) {
        if (found.isEmpty()) {
            return new Finding.NotDone("none of the schedules is planned");
        }
        ArrayNode all = StrictJson.mapper().createArrayNode().addAll(found);
        return found.size() == asked
                ? new Finding.Answered(all)
                : new Finding.Odd(found.size() + " of " + asked + " schedules are planned");
    }

    private static boolean is(JsonNode schedule, String status) {
        return schedule.path(STATUS).asText().equals(status);
    }
}
