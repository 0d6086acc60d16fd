package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.clock.ClockMode;
import dev.naru.mock.clock.DueEvent;
import dev.naru.mock.clock.VirtualClock;
import dev.naru.mock.http.Answers;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.MethodTable;
import dev.naru.mock.http.RequestBody;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.journal.Entry;
import dev.naru.mock.journal.EntryType;
import dev.naru.mock.ledger.Space;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The clock of a space: looking at it, changing how it moves, moving it. */
final class ClockRoutes {
    private static final Duration LONGEST_ADVANCE = Duration.ofDays(3660);
    private static final int MOST_TOLD = 1_000;

    private final Selected selected;

    ClockRoutes(Selected selected) {
        this.selected = selected;
    }

    void mount(Router router) {
        MethodTable.mount(
                router,
                "/_mock/v1/clock",
                Map.of(
                        HttpMethod.GET,
                        ctx -> Answers.data(ctx, json(selected.space(ctx).clock())),
                        HttpMethod.PUT,
                        this::change));
        MethodTable.post(router, "/_mock/v1/clock/advance", this::advance);
        MethodTable.post(router, "/_mock/v1/clock/advance-to-next", ctx -> {
            Space space = selected.space(ctx);
            Fields.of(RequestBody.jsonOnly(ctx)).rejectUnknown();
            Answers.data(ctx, told(space, () -> space.clock().advanceToNext()));
        });
        MethodTable.get(router, "/_mock/v1/clock/upcoming", ctx -> Answers.data(ctx, upcoming(ctx)));
    }

    private ArrayNode upcoming(RoutingContext ctx) {
        ArrayNode list = StrictJson.object().arrayNode();
        selected.space(ctx).clock().upcoming(Selected.limit(ctx, 100)).forEach(event -> list.add(json(event)));
        return list;
    }

    private void change(RoutingContext ctx) {
        Space space = selected.space(ctx);
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        ClockMode mode = mode(body, space.clock().mode());
        Instant now = body.instant("now");
        body.rejectUnknown();
        if (now != null) {
            requireReachable(space, now);
        }
        space.clock().setMode(mode);
        Future<Void> moved =
                now == null ? Future.succeededFuture() : space.clock().advanceTo(now);
        Answers.data(ctx, moved.map(done -> {
            space.journal()
                    .write(
                            EntryType.CLOCK_CHANGED,
                            "clock is " + mode.kind().wireName(),
                            StrictJson.object().put("mode", mode.kind().wireName()));
            return json(space.clock());
        }));
    }

    static ClockMode mode(Fields body, ClockMode otherwise) {
        String word = body.word("mode", otherwise.kind().wireName(), "system", "frozen", "scaled", "auto");
        BigDecimal rate = body.decimal("rate");
        if (!word.equals("scaled")) {
            return ClockMode.parse(word);
        }
        try {
            return ClockMode.scaled(rate == null ? otherwise.rate() : rate);
        } catch (IllegalArgumentException outOfRange) {
            throw BadInput.of("rate must be above 0 and at most 100000");
        }
    }

    private void advance(RoutingContext ctx) {
        Space space = selected.space(ctx);
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        Duration by = body.duration("by");
        Instant to = body.instant("to");
        body.rejectUnknown();
        if ((by == null) == (to == null)) {
            throw BadInput.of("give either by, such as PT61S, or to, such as 2026-01-01T00:00:00Z");
        }
        if (by != null && (by.isNegative() || by.compareTo(LONGEST_ADVANCE) > 0)) {
            throw BadInput.of("by must be 0 to " + LONGEST_ADVANCE.toDays() + " days; time only moves forward");
        }
        if (to != null) {
            requireReachable(space, to);
        }
        VirtualClock clock = space.clock();
        Answers.data(
                ctx,
                told(
                        space,
                        () -> by != null ? clock.advanceBy(by) : clock.advanceTo(to == null ? clock.instant() : to)));
    }

    private static void requireReachable(Space space, Instant target) {
        Instant now = space.now();
        if (target.isBefore(now) || target.isAfter(now.plus(LONGEST_ADVANCE))) {
            throw new BadInput(
                    400,
                    "time_moves_forward",
                    "the new time must lie between now and " + LONGEST_ADVANCE.toDays() + " days ahead",
                    "POST /_mock/v1/reset starts the clock over.");
        }
    }

    private static Future<ObjectNode> told(Space space, Supplier<Future<Void>> move) {
        long before = space.journal().lastId();
        // What was still under way at a moment that stood still may end before this call or during it; only what is
        // later
        // is told, so that the same script always hears the same.
        Instant stood = space.clock().mode().runs() ? Instant.MIN : space.now();
        return move.get().map(done -> {
            List<Entry> happened = space.journal().after(before, Integer.MAX_VALUE).stream()
                    .filter(entry -> entry.at().isAfter(stood))
                    .toList();
            ObjectNode json = StrictJson.object().put("now", space.now().toString());
            ArrayNode list = json.putArray("happened");
            happened.stream().limit(MOST_TOLD).forEach(entry -> list.add(EntryJson.brief(entry)));
            return json.put("more", Math.max(0, happened.size() - MOST_TOLD));
        });
    }

    static ObjectNode json(VirtualClock clock) {
        List<DueEvent> next = clock.upcoming(1);
        ObjectNode json = StrictJson.object()
                .put("mode", clock.mode().kind().wireName())
                .put("rate", clock.mode().rate())
                .put("now", clock.instant().toString());
        json.set("next", next.isEmpty() ? NullNode.getInstance() : json(next.get(0)));
        return json;
    }

    private static ObjectNode json(DueEvent event) {
        return StrictJson.object().put("at", event.at().toString()).put("what", event.what());
    }
}
