package dev.naru.gateway.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.operations.Outcome;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.Future;
import java.util.UUID;

/**
 * {@code POST /payments/cancel}: what can still be given back is read before and sent along as the checksum, unless the
 * caller sent one, so that Iamport refuses whatever comes twice.
 */
final class CancelGuard implements Guard {
    private final Looks looks;

    CancelGuard(Looks looks) {
        this.looks = looks;
    }

    @Override
    public Future<ObjectNode> premise(UUID merchantId, EffectCall call) {
        return impUid(merchantId, call.body())
                .compose(impUid -> impUid.isEmpty()
                        ? Future.succeededFuture(unknown(impUid))
                        : looks.payment(merchantId, impUid)
                                .compose(seen -> seen.isSuccess()
                                        ? Future.succeededFuture(premise(impUid, call.body(), seen.response()))
                                        : seen.status() == 404
                                                ? Future.succeededFuture(unknown(impUid))
                                                : Future.failedFuture(
                                                        "the payment could not be read: " + seen.status())));
    }

    /** The payment that is meant: the one named, or else, as Iamport has it, the last one paid under the order number. */
    Future<String> impUid(UUID merchantId, CallBody body) {
        String named = body.value("imp_uid");
        String merchantUid = body.value("merchant_uid");
        if (named != null || merchantUid == null) {
            return Future.succeededFuture(named == null ? "" : named);
        }
        return looks.attempts(merchantId, merchantUid)
                .map(attempts -> attempts.stream()
                        .filter(attempt -> attempt.path("paid_at").asLong() > 0)
                        .map(attempt -> attempt.path("imp_uid").asText())
                        .findFirst()
                        .orElse(""));
    }

    private static ObjectNode unknown(String impUid) {
        return StrictJson.mapper().createObjectNode().put("imp_uid", impUid);
    }

    private static ObjectNode premise(String impUid, CallBody body, JsonNode payment) {
        long cancelled = payment.path("cancel_amount").asLong();
        long left = payment.path("amount").asLong() - cancelled;
        // Clients that send every field of a class send 0 for "everything".
        Long asked = body.won("amount");
        boolean isAll = body.value("amount") == null || (asked != null && asked == 0);
        return unknown(impUid)
                .put("cancel_amount", cancelled)
                .put("checksum", left)
                .put("amount", isAll ? Long.valueOf(left) : asked);
    }

    @Override
    public EffectCall guarded(EffectCall call, JsonNode premise) {
        CallBody body = call.body();
        long left = premise.path("checksum").asLong();
        if (left > 0 && body.value("checksum") == null) {
            body = body.with("checksum", left);
        }
        String impUid = premise.path("imp_uid").asText();
        return call.with(!impUid.isEmpty() && body.value("imp_uid") == null ? body.with("imp_uid", impUid) : body);
    }

    /** With the same checksum: what arrives second is refused. */
    @Override
    public boolean mayRepeat(EffectCall call) {
        return true;
    }

    @Override
    public Outcome outcome(EffectCall call, JsonNode payment) {
        long cancelled = payment.path("cancel_amount").asLong();
        return new Outcome.Succeeded(StrictJson.mapper()
                .createObjectNode()
                .put("imp_uid", payment.path("imp_uid").asText())
                .put("cancel_amount", cancelled)
                .put("left", payment.path("amount").asLong() - cancelled));
    }

    @Override
    public Future<Finding> look(UUID merchantId, EffectCall call, JsonNode premise) {
        if (!premise.has("cancel_amount")) {
            return Future.succeededFuture(new Finding.NotDone("there was no payment to cancel"));
        }
        return looks.payment(merchantId, premise.path("imp_uid").asText())
                .compose(seen -> seen.isSuccess()
                        ? Future.succeededFuture(judge(premise, seen.response()))
                        : Future.failedFuture("the payment could not be read: " + seen.status()));
    }

    private static Finding judge(JsonNode premise, JsonNode payment) {
        long before = premise.path("cancel_amount").asLong();
        long now = payment.path("cancel_amount").asLong();
        if (now == before) {
            return new Finding.NotDone("cancel_amount is still " + now);
        }
        return premise.path("amount").isNumber()
                        && now == before + premise.path("amount").asLong()
                ? new Finding.Answered(payment)
                : new Finding.Odd("cancel_amount went from " + before + " to " + now + " while "
                        + premise.path("amount").asText() + " was to be given back");
    }
}
