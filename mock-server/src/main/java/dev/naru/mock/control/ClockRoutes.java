package dev.naru.mock.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.clock.ClockMode;
import dev.naru.mock.clock.DueEvent;
import dev.naru.mock.clock.VirtualClock;
import dev.naru.mock.http.Answers;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.RequestBody;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.Space;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Time of one space: what it is, how it moves, what comes next. */
final class ClockRoutes {
    /** More than a token, a batch or a parcel ever waits; keeps a typing error from running for ever. */
    private static final Duration LONGEST_STEP = Duration.ofDays(400);

    private static final int MAX_HAPPENED = 1_000;
    private static final int MAX_UPCOMING = 100;

    private final SpaceOf spaces;

    ClockRoutes(SpaceOf spaces) {
        this.spaces = spaces;
    }

    void mount(Router router) {
        router.get("/_mock/v1/clock").handler(ctx -> Answers.data(ctx, json(spaces.request(ctx))));
        router.put("/_mock/v1/clock").handler(this::set);
        router.get("/_mock/v1/clock/upcoming").handler(ctx -> Answers.data(ctx, upcoming(spaces.request(ctx))));
        router.post("/_mock/v1/clock/advance").handler(this::advance);
        router.post("/_mock/v1/clock/advance-to-next").handler(ctx -> {
            Space space = spaces.request(ctx);
            Fields.of(RequestBody.jsonOnly(ctx)).rejectUnknown();
            answer(ctx, space, space.clock()::advanceToNext);
        });
    }

    private void advance(RoutingContext ctx) {
        Space space = spaces.request(ctx);
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        Duration by = body.duration("by");
        Instant to = body.instant("to");
        body.rejectUnknown();
        if ((by == null) == (to == null)) {
            throw BadInput.of("give either by, a duration such as PT61S, or to, an instant");
        }
        Duration step = by != null ? by : Duration.between(space.now(), to);
        if (step.isNegative() || step.compareTo(LONGEST_STEP) > 0) {
            throw BadInput.of((by != null ? "by" : "to") + " must be a step of 0 to " + LONGEST_STEP.toDays()
                    + " days forward; time never goes back");
        }
        answer(
                ctx,
                space,
                () -> by != null ? space.clock().advanceBy(step) : space.clock().advanceTo(to));
    }

    /** Moves time, then tells what it is and what happened meanwhile. */
    private static void answer(RoutingContext ctx, Space space, Supplier<Future<Void>> move) {
        long before = space.journal().lastId();
        Answers.data(ctx, move.get().map(moved -> {
            ArrayNode happened = StrictJson.object().arrayNode();
            space.journal().after(before, MAX_HAPPENED).forEach(entry -> happened.add(EntryJson.of(entry)));
            ObjectNode json = json(space);
            json.set("happened", happened);
            return json;
        }));
    }

    private void set(RoutingContext ctx) {
        Space space = spaces.request(ctx);
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        String mode = body.word("mode", space.clock().mode().kind().wireName(), "system", "frozen", "scaled", "auto");
        BigDecimal rate = body.decimal("rate");
        Instant now = body.instant("now");
        body.rejectUnknown();
        if (rate != null && !mode.equals("scaled")) {
            throw BadInput.of("rate belongs to mode scaled");
        }
        ClockMode wanted = modeOf(mode, rate == null ? BigDecimal.ONE : rate);
        if (now != null && now.isBefore(space.now())) {
            throw BadInput.of("now must not be in the past of this clock; POST /_mock/v1/reset starts it anew");
        }
        Future<Void> moved =
                now == null ? Future.succeededFuture() : space.clock().advanceTo(now);
        Answers.data(ctx, moved.map(there -> {
            space.clock().setMode(wanted);
            return json(space);
        }));
    }

    private static ClockMode modeOf(String mode, BigDecimal rate) {
        try {
            return mode.equals("scaled") ? ClockMode.scaled(rate) : ClockMode.parse(mode);
        } catch (IllegalArgumentException wrong) {
            throw BadInput.of(String.valueOf(wrong.getMessage()));
        }
    }

    private static ObjectNode json(Space space) {
        VirtualClock clock = space.clock();
        ObjectNode json = StrictJson.object()
                .put("mode", clock.mode().kind().wireName())
                .put("rate", clock.mode().rate())
                .put("now", clock.instant().toString());
        List<DueEvent> next = clock.upcoming(1);
        JsonNode coming = next.isEmpty() ? NullNode.getInstance() : event(next.get(0));
        json.set("next", coming);
        return json;
    }

    private static ArrayNode upcoming(Space space) {
        ArrayNode list = StrictJson.object().arrayNode();
        space.clock().upcoming(MAX_UPCOMING).forEach(event -> list.add(event(event)));
        return list;
    }

    private static ObjectNode event(DueEvent event) {
        return StrictJson.object().put("at", event.at().toString()).put("what", event.what());
    }
}
