package dev.naru.gateway.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.operations.Outcome;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.Future;
import java.util.UUID;

/** {@code DELETE /subscribe/customers/{customer_uid}}: a key that is gone is gone. */
final class KeyGuard implements Guard {
    private static final int PATH_SEGMENT = 3;

    private final Looks looks;

    KeyGuard(Looks looks) {
        this.looks = looks;
    }

    @Override
    public boolean mayRepeat(EffectCall call) {
        return true;
    }

    @Override
    public Outcome outcome(EffectCall call, JsonNode response) {
        return new Outcome.Succeeded(deleted(call));
    }

    private static ObjectNode deleted(EffectCall call) {
        return StrictJson.mapper().createObjectNode().put("customer_uid", Numbers.segment(call.path(), PATH_SEGMENT));
    }

    /** The customer that V1 answers with cannot be read any more: only its name is left to say. */
    @Override
    public Future<Finding> look(UUID merchantId, EffectCall call, JsonNode premise) {
        return looks.hasKey(merchantId, Numbers.segment(call.path(), PATH_SEGMENT))
                .map(isThere ->
                        isThere ? new Finding.NotDone("the key is still there") : new Finding.Answered(deleted(call)));
    }
}
