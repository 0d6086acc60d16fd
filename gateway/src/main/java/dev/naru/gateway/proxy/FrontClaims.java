package dev.naru.gateway.proxy;

import dev.naru.gateway.claims.ClaimReply;
import dev.naru.gateway.claims.ClaimRequest;
import dev.naru.gateway.claims.Claims;
import dev.naru.gateway.iamport.IamportFailure;
import dev.naru.gateway.iamport.Passing;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.OperationState;
import dev.naru.gateway.payments.PaymentRepository;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.proxy.FrontEffects.Heard;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** Turns V1's calls about product orders into claims, and claims into V1's answers. */
final class FrontClaims {
    static final String NOT_SENT = "not_sent";
    private static final String NOT_DONE = "not_done";
    private static final String NO_PRODUCT_ORDERS = "no_product_orders";

    /** Of a call that was not stored, since there is nothing to do. */
    private static final UUID NO_CALL = new UUID(0, 0);

    private final FrontCalls calls;
    private final Claims claims;
    private final PaymentRepository payments;
    private final PassedReads reads;

    FrontClaims(FrontCalls calls, Claims claims, PaymentRepository payments, PassedReads reads) {
        this.calls = calls;
        this.claims = claims;
        this.payments = payments;
        this.reads = reads;
    }

    /**
     * Has the claim done once, or finds the equal one whose outcome the caller has not heard. Fails with {@link Refusal}
     * and {@link dev.naru.gateway.platform.json.InvalidJson} for what cannot be read as a claim.
     *
     * @param wait how long to wait for an outcome from when it is asked
     */
    Future<Heard> ask(UUID merchantId, EffectCall call, Supplier<Duration> wait) {
        if (!call.query().isEmpty()) {
            // Whether Iamport reads fields there nobody knows, and without product orders it takes all.
            throw Refusal.of(501, "not_carried", Messages.notCarried("POST", call.path() + "?..."));
        }
        if (!ImpUid.isValid(ClaimFields.impUid(call))) {
            return absent(merchantId, call);
        }
        ImpUid impUid = new ImpUid(ClaimFields.impUid(call));
        ClaimRequest request = ClaimFields.request(call, impUid);
        return payments.orderOf(merchantId, impUid)
                .compose(order -> calls.open(merchantId, call)
                        .compose(callId -> claims.submit(
                                        merchantId,
                                        order.orElse(null),
                                        request,
                                        FrontEffects.KEY + callId,
                                        null,
                                        wait.get())
                                .compose(operation -> heard(callId, operation))));
    }

    /** What can be no payment's name is Iamport's to refuse, and a look is enough to hear it. */
    private Future<Heard> absent(UUID merchantId, EffectCall call) {
        String uri = "/payments/" + Passing.segment(ClaimFields.impUid(call)) + "/naver/product-orders";
        return reads.get(merchantId, uri)
                .map(answer -> answer.isSuccess()
                        ? FrontAnswer.refusal(501, "not_carried", Messages.notCarried("POST", call.path()))
                        : FrontAnswer.of(answer))
                .map(answer -> new Heard(NO_CALL, answer, false));
    }

    private Future<Heard> heard(UUID callId, Operation operation) {
        Heard unknown = FrontEffects.unknown(callId, operation);
        if (operation.state() != OperationState.SUCCEEDED && operation.state() != OperationState.FAILED) {
            return Future.succeededFuture(unknown);
        }
        return calls.find(operation.merchantId(), callId)
                .compose(found -> found.map(FrontCalls.Known::answer)
                        .map(Future::succeededFuture)
                        .orElseGet(() -> answer(operation)
                                .compose(answer -> calls.answered(operation.merchantId(), callId, answer)
                                        .map(answer))))
                .map(answer -> new Heard(callId, answer, true))
                // It is settled, and the same call again will find it.
                .recover(failure -> failure instanceof IamportFailure
                        ? Future.succeededFuture(unknown)
                        : Future.failedFuture(failure));
    }

    private Future<FrontAnswer> answer(Operation settled) {
        return switch (String.valueOf(settled.errorCode())) {
            case NOT_SENT -> Future.succeededFuture(FrontAnswer.refusal(503, NOT_SENT, Messages.TOO_LATE));
            case NOT_DONE -> Future.succeededFuture(FrontAnswer.refusal(503, NOT_DONE, Messages.NOT_DONE));
            case NO_PRODUCT_ORDERS ->
                Future.succeededFuture(FrontAnswer.refusal(404, NO_PRODUCT_ORDERS, Messages.NO_PRODUCT_ORDERS));
            default -> claims.reply(settled).map(FrontClaims::answer);
        };
    }

    private static FrontAnswer answer(ClaimReply reply) {
        return FrontAnswer.said(reply.httpStatus(), reply.code(), reply.message(), reply.taken());
    }
}
