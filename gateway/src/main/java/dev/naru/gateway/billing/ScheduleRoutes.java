package dev.naru.gateway.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.merchants.ApiKeyHandler;
import dev.naru.gateway.operations.OperationRoutes;
import dev.naru.gateway.operations.Operations;
import dev.naru.gateway.orders.ScheduledCharge;
import dev.naru.gateway.platform.http.Answers;
import dev.naru.gateway.platform.http.IdempotencyKey;
import dev.naru.gateway.platform.http.JsonBody;
import dev.naru.gateway.platform.http.Page;
import dev.naru.gateway.platform.http.PageCursor;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.http.QueryParameters;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.json.Fields;
import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /v1/schedules}: charges of billing keys that are to be made later. */
final class ScheduleRoutes implements Routes {
    private static final long MAX_BODY_BYTES = 64 * 1024;
    private static final int MAX_PAGE = 100;
    private static final int DEFAULT_PAGE = 20;
    private static final Set<String> LIST_PARAMETERS = Set.of("after", "customer_uid", "limit", "state");

    private final Scheduling scheduling;
    private final ScheduleRepository schedules;

    ScheduleRoutes(Scheduling scheduling, ScheduleRepository schedules) {
        this.scheduling = scheduling;
        this.schedules = schedules;
    }

    @Override
    public void mount(Router router) {
        router.post("/v1/schedules").handler(body()).handler(this::schedule);
        router.get("/v1/schedules").handler(this::list);
        router.post("/v1/schedules/unschedule").handler(body()).handler(this::unscheduleSeveral);
        router.get("/v1/schedules/:merchant_uid").handler(this::show);
        router.post("/v1/schedules/:merchant_uid/unschedule").handler(body()).handler(this::unschedule);
        router.post("/v1/schedules/:merchant_uid/reschedule").handler(body()).handler(this::reschedule);
        router.post("/v1/schedules/:merchant_uid/retry").handler(body()).handler(this::retry);
    }

    private static BodyHandler body() {
        return BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES);
    }

    private void schedule(RoutingContext ctx) {
        String key = IdempotencyKey.of(ctx);
        ScheduleRequest request = ScheduleRequest.read(JsonBody.of(ctx));
        OperationRoutes.answer(ctx, scheduling.schedule(merchantId(ctx), request, key, Operations.PATIENCE));
    }

    private void unschedule(RoutingContext ctx) {
        MerchantUid merchantUid = merchantUid(ctx);
        String key = IdempotencyKey.of(ctx);
        Fields.of(JsonBody.of(ctx)).done();
        OperationRoutes.answer(ctx, scheduling.unschedule(merchantId(ctx), merchantUid, key, Operations.PATIENCE));
    }

    private void unscheduleSeveral(RoutingContext ctx) {
        String key = IdempotencyKey.of(ctx);
        UnscheduleRequest request = UnscheduleRequest.read(JsonBody.of(ctx));
        OperationRoutes.answer(
                ctx,
                scheduling.unschedule(merchantId(ctx), request, key, Operations.PATIENCE),
                OperationRoutes::statusOfItems);
    }

    private void reschedule(RoutingContext ctx) {
        MerchantUid merchantUid = merchantUid(ctx);
        String key = IdempotencyKey.of(ctx);
        Fields fields = Fields.of(JsonBody.of(ctx));
        Instant at = ScheduledCharge.time(fields, "schedule_at");
        fields.done();
        OperationRoutes.answer(ctx, scheduling.reschedule(merchantId(ctx), merchantUid, at, key, Operations.PATIENCE));
    }

    private void retry(RoutingContext ctx) {
        MerchantUid merchantUid = merchantUid(ctx);
        String key = IdempotencyKey.of(ctx);
        Fields.of(JsonBody.of(ctx)).done();
        OperationRoutes.answer(ctx, scheduling.retry(merchantId(ctx), merchantUid, key, Operations.PATIENCE));
    }

    private void show(RoutingContext ctx) {
        Answers.json(
                ctx,
                200,
                schedules
                        .find(merchantId(ctx), merchantUid(ctx))
                        .compose(found -> found.map(it -> Future.succeededFuture(it.json()))
                                .orElseGet(() -> Future.failedFuture(Problem.notFound("The schedule")))));
    }

    private void list(RoutingContext ctx) {
        QueryParameters query = QueryParameters.of(ctx, LIST_PARAMETERS);
        int limit = query.limit(DEFAULT_PAGE, MAX_PAGE);
        // One more than asked for tells whether there is a next page.
        Answers.json(
                ctx,
                200,
                schedules
                        .list(
                                merchantId(ctx),
                                query.text("customer_uid"),
                                state(query),
                                PageCursor.of(query),
                                limit + 1)
                        .map(found -> page(found, limit)));
    }

    private static @Nullable ScheduleState state(QueryParameters query) {
        String text = query.text("state");
        if (text == null) {
            return null;
        }
        for (ScheduleState state : ScheduleState.values()) {
            if (state.name().equals(text)) {
                return state;
            }
        }
        throw new InvalidJson("state", "must be one of " + List.of(ScheduleState.values()));
    }

    private static ObjectNode page(List<Schedule> found, int limit) {
        return Page.of(
                "schedules",
                found,
                limit,
                Schedule::json,
                schedule -> new PageCursor(
                        schedule.createdAt(), schedule.merchantUid().value()));
    }

    private static UUID merchantId(RoutingContext ctx) {
        return ApiKeyHandler.merchantOf(ctx).id();
    }

    private static MerchantUid merchantUid(RoutingContext ctx) {
        String text = ctx.pathParam("merchant_uid");
        if (text == null || !MerchantUid.isValid(text)) {
            throw Problem.notFound("The schedule");
        }
        return new MerchantUid(text);
    }
}
