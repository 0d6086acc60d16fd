package dev.naru.gateway.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.operations.Outcome;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** {@code POST /subscribe/payments/schedule/{merchant_uid}/retry}: a charge whose number stands in the path. */
final class RetryGuard implements Guard {
    private final ChargeGuard charge;
    private final Looks looks;

    RetryGuard(ChargeGuard charge, Looks looks) {
        this.charge = charge;
        this.looks = looks;
    }

    @Override
    public boolean mayRepeat(EffectCall call) {
        return false;
    }

    @Override
    public Outcome outcome(EffectCall call, JsonNode response) {
        return charge.outcome(call, response);
    }

    @Override
    public Future<Finding> look(UUID merchantId, EffectCall call, JsonNode premise) {
        List<String> numbers = Numbers.of(call);
        return looks.attempts(merchantId, numbers.get(0)).map(ChargeGuard::judge);
    }
}
