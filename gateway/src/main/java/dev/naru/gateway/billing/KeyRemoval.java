package dev.naru.gateway.billing;

import dev.naru.gateway.iamport.IamportProblem;
import dev.naru.gateway.operations.NewOperation;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.Operations;
import dev.naru.gateway.platform.http.Problem;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.UUID;

/** Billing keys as fronts read and end them. */
public final class KeyRemoval {
    private final BillingKeyRepository keys;
    private final KeyMerge merge;
    private final Operations operations;

    KeyRemoval(BillingKeyRepository keys, KeyMerge merge, Operations operations) {
        this.keys = keys;
        this.merge = merge;
        this.operations = operations;
    }

    /**
     * Ends a key for good. Completes and fails as {@link Operations#submit}; fails also with {@link Problem} 404 when
     * neither the gateway nor Iamport knows the key, and 503 when the gateway does not and Iamport does not say.
     *
     * @param requestKey the caller's {@code Idempotency-Key}: a customer may register and leave more than once
     * @param wait how long to wait for an outcome, at most 25 s
     */
    public Future<Operation> delete(UUID merchantId, KeyDeleteRequest request, String requestKey, Duration wait) {
        String customerUid = request.customerUid();
        NewOperation asked = new NewOperation(
                merchantId,
                OperationKind.KEY_DELETE,
                "key:" + requestKey,
                Scheduling.lane(customerUid),
                null,
                request.json());
        return keys.find(merchantId, customerUid)
                .compose(known ->
                        known.isPresent() ? Future.succeededFuture(known.get()) : read(merchantId, customerUid))
                .compose(known -> operations.submit(asked, requestKey, wait));
    }

    /**
     * The key as Iamport has it now, or as it was when Iamport has it no more. Fails with {@link Problem} 404 when nobody
     * knows it, and 503 when Iamport does not say.
     */
    Future<BillingKey> read(UUID merchantId, String customerUid) {
        return merge.look(merchantId, customerUid)
                .recover(failure -> Future.failedFuture(
                        IamportProblem.of(failure, "Iamport did not say what it knows of this key; ask again later.")))
                .compose(seen -> keys.find(merchantId, customerUid))
                .compose(found -> found.map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(Problem.notFound("The billing key"))));
    }
}
