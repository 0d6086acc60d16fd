package dev.naru.gateway.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.operations.NewOperation;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.Operations;
import dev.naru.gateway.orders.ChargeOrders;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The door to everything that changes planned charges, for every front. What changes a customer's key or schedules goes
 * one after the other, so that no two changes cross.
 */
public final class Scheduling {
    private final ChargeOrders orders;
    private final ScheduleRepository schedules;
    private final Operations operations;

    Scheduling(ChargeOrders orders, ScheduleRepository schedules, Operations operations) {
        this.orders = orders;
        this.schedules = schedules;
        this.operations = operations;
    }

    /** The lane of everything that changes a customer's key or schedules. */
    static String lane(String customerUid) {
        return "customer:" + customerUid;
    }

    /**
     * Places the orders and plans their charges. The same request again, with whatever key, joins the first one. Completes
     * and fails as {@link Operations#submit}; fails also with {@link Problem} 422 {@code cart_refused} naming what Naver
     * would refuse, and 409 {@code merchant_uid_used} when another request used one of the merchant_uids.
     *
     * @param requestKey the caller's {@code Idempotency-Key}, or null when the merchant_uids are enough
     * @param wait how long to wait for an outcome, at most 25 s
     */
    public Future<Operation> schedule(
            UUID merchantId, ScheduleRequest request, @Nullable String requestKey, Duration wait) {
        MerchantUid first = request.planned().get(0).charge().merchantUid();
        NewOperation asked = new NewOperation(
                merchantId, OperationKind.SCHEDULE, first.value(), lane(request.customerUid()), first, request.json());
        return operations.submit(
                asked,
                requestKey,
                wait,
                tx -> orders.placeAll(tx, merchantId, request.planned(), request.fingerprint()));
    }

    /**
     * Takes a planned charge back. Completes and fails as {@link Operations#submit}; fails also with {@link Problem} 404
     * when this gateway did not plan it.
     *
     * @param requestKey the caller's {@code Idempotency-Key}: a charge may be taken back more than once in its life
     * @param wait how long to wait for an outcome, at most 25 s
     */
    public Future<Operation> unschedule(UUID merchantId, MerchantUid merchantUid, String requestKey, Duration wait) {
        return change(
                merchantId,
                OperationKind.UNSCHEDULE,
                merchantUid,
                StrictJson.mapper().createObjectNode(),
                requestKey,
                wait);
    }

    /**
     * Takes several planned charges of a customer back, or all, those planned past the gateway too. Completes and fails
     * as {@link Operations#submit}; what waited is taken back, also where others of those named did not wait. The
     * operation's {@code result} is
     *
     * <pre>{@code
     * {"customer_uid", "items": [{"merchant_uid", "result": "DONE" | "REFUSED" | "UNKNOWN", "code", "schedule_at"}]}
     * }</pre>
     *
     * <p>It is SUCCEEDED when at least one is done.
     *
     * @param requestKey the caller's {@code Idempotency-Key}
     * @param wait how long to wait for an outcome, at most 25 s
     */
    Future<Operation> unschedule(UUID merchantId, UnscheduleRequest request, String requestKey, Duration wait) {
        NewOperation asked = new NewOperation(
                merchantId,
                OperationKind.UNSCHEDULE,
                "key:" + requestKey,
                lane(request.customerUid()),
                null,
                request.json());
        return operations.submit(asked, requestKey, wait);
    }

    /**
     * Gives a planned charge another time: one that waits, failed or was taken back. Completes and fails as {@link
     * #unschedule}.
     *
     * @param at by Iamport's clock; whole seconds
     */
    public Future<Operation> reschedule(
            UUID merchantId, MerchantUid merchantUid, Instant at, String requestKey, Duration wait) {
        ObjectNode request = StrictJson.mapper().createObjectNode().put("schedule_at", at.toString());
        return change(merchantId, OperationKind.RESCHEDULE, merchantUid, request, requestKey, wait);
    }

    /** Makes a charge that failed or was taken back, now. Completes and fails as {@link #unschedule}. */
    public Future<Operation> retry(UUID merchantId, MerchantUid merchantUid, String requestKey, Duration wait) {
        return change(
                merchantId,
                OperationKind.RETRY,
                merchantUid,
                StrictJson.mapper().createObjectNode(),
                requestKey,
                wait);
    }

    private Future<Operation> change(
            UUID merchantId,
            OperationKind kind,
            MerchantUid merchantUid,
            ObjectNode request,
            String requestKey,
            Duration wait) {
        return schedules
                .find(merchantId, merchantUid)
                .compose(found -> found.map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(Problem.notFound("The schedule"))))
                .compose(schedule -> operations.submit(
                        new NewOperation(
                                merchantId,
                                kind,
                                "key:" + requestKey,
                                lane(schedule.customerUid()),
                                merchantUid,
                                request.put("merchant_uid", merchantUid.value())
                                        .put("customer_uid", schedule.customerUid())),
                        requestKey,
                        wait));
    }
}
