package dev.naru.gateway.claims;

import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.iamport.NaverProductOrder;
import dev.naru.gateway.operations.NewOperation;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.OperationState;
import dev.naru.gateway.operations.Operations;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The door to claims, whoever asks. */
public final class Claims {
    private final Operations operations;
    private final IamportClients clients;

    public Claims(Operations operations, IamportClients clients) {
        this.operations = operations;
        this.clients = clients;
    }

    /**
     * Has a step taken with product orders, once. Completes and fails as {@link Operations#submit}. The operation's
     * {@code result} is
     *
     * <pre>{@code
     * {"imp_uid", "action",
     *  "items": [{"product_order_id", "result": "DONE" | "REFUSED" | "UNKNOWN", "message",
     *             "product_order_status", "claim_type", "claim_status"}],
     *  "upstream": {"http_status", "code", "message"} | null}
     * }</pre>
     *
     * with every product order that was asked for and Iamport's last answer; it is SUCCEEDED when at least one is done,
     * FAILED ({@code declined}) when all were refused, and as long as it is UNKNOWN tells what is known so far. FAILED
     * without a result, {@code no_product_orders} or {@code payment_not_found}, was never sent.
     *
     * @param merchantUid the order, or null when the payment is none of an order of ours
     * @param dedupeKey unique per merchant, such as {@code key:} and the caller's own; asked for again it is found
     * @param requestKey the caller's {@code Idempotency-Key}, or null when {@code dedupeKey} is enough
     * @param wait how long to wait for an outcome, at most 25 s
     */
    public Future<Operation> submit(
            UUID merchantId,
            @Nullable MerchantUid merchantUid,
            ClaimRequest request,
            String dedupeKey,
            @Nullable String requestKey,
            Duration wait) {
        return operations.submit(
                new NewOperation(
                        merchantId,
                        OperationKind.CLAIM,
                        dedupeKey,
                        // Its product orders have lanes of their own.
                        "claim:" + dedupeKey,
                        merchantUid,
                        request.json()),
                requestKey,
                wait);
    }

    /**
     * What Iamport V1 answers to a claim that came to this. Completes with the reply; fails with {@link
     * dev.naru.gateway.iamport.IamportFailure} when what was taken could not be read.
     *
     * @param settled SUCCEEDED or FAILED
     */
    public Future<ClaimReply> reply(Operation settled) {
        if (settled.state() == OperationState.FAILED) {
            return Future.succeededFuture(ClaimReply.refusal(settled));
        }
        ClaimRequest asked = ClaimRequest.of(settled.request());
        return clients.of(settled.merchantId())
                .compose(iamport -> iamport.productOrders(asked.impUid()))
                .map(shown -> ClaimReply.success(
                        settled, shown.stream().map(NaverProductOrder::wire).toList()));
    }
}
