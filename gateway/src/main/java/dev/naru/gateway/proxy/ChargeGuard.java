package dev.naru.gateway.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.operations.Outcome;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * {@code POST /subscribe/payments/again}: Iamport takes a merchant_uid once, and what came of a lost answer stands under
 * it.
 */
final class ChargeGuard implements Guard {
    private static final Set<String> MONEY_MOVED = Set.of("paid", "cancelled");

    private final Looks looks;

    ChargeGuard(Looks looks) {
        this.looks = looks;
    }

    /** A charge that Iamport has not listed yet may still be on its way. */
    @Override
    public boolean mayRepeat(EffectCall call) {
        return false;
    }

    @Override
    public Outcome outcome(EffectCall call, JsonNode payment) {
        return payment.path("status").asText().equals("failed")
                ? new Outcome.Failed("declined", payment.path("fail_reason").asText(""))
                : new Outcome.Succeeded(StrictJson.mapper()
                        .createObjectNode()
                        .put("imp_uid", payment.path("imp_uid").asText())
                        .put("amount", payment.path("amount").asLong()));
    }

    @Override
    public Future<Finding> look(UUID merchantId, EffectCall call, JsonNode premise) {
        String merchantUid = call.body().value("merchant_uid");
        return merchantUid == null
                ? Future.succeededFuture(new Finding.NotDone("a charge without a merchant_uid"))
                : looks.attempts(merchantId, merchantUid)
                        .map(ChargeGuard::judge)
                        .map(finding -> finding instanceof Finding.Answered paid ? ours(call, paid) : finding);
    }

    /** Somebody may have charged under the same number past us; then our own call was refused. */
    static Finding ours(EffectCall call, Finding.Answered paid) {
        Long asked = call.body().won("amount");
        JsonNode amount = paid.response().path("amount");
        return asked != null && amount.isNumber() && amount.decimalValue().compareTo(BigDecimal.valueOf(asked)) == 0
                ? paid
                : new Finding.Odd("a payment of " + amount.asText() + " won has this merchant_uid, and "
                        + call.body().value("amount") + " were to be charged");
    }

    /** Money that moved decides. A failed try may be an older one: what is ours may not be listed yet. */
    static Finding judge(List<JsonNode> attempts) {
        return attempts.stream()
                .filter(attempt -> MONEY_MOVED.contains(attempt.path("status").asText()))
                .findFirst()
                .<Finding>map(Finding.Answered::new)
                .orElseGet(() -> new Finding.NotDone("no payment with this merchant_uid is paid"));
    }
}
