package dev.naru.gateway.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.PassedAnswer;
import dev.naru.gateway.operations.Outcome;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.Future;
import java.util.UUID;

/** How one kind of call is kept from happening twice. */
interface Guard {
    /**
     * Looks before it is sent. Completes with what must still be true when it is sent again: nothing, where Iamport itself
     * refuses what cannot be.
     */
    default Future<ObjectNode> premise(UUID merchantId, EffectCall call) {
        return Future.succeededFuture(StrictJson.mapper().createObjectNode());
    }

    /** The call as Iamport is to get it: with the premise, where V1 has a field for it. */
    default EffectCall guarded(EffectCall call, JsonNode premise) {
        return call;
    }

    /** Whether it may be sent a second time because a look did not find it. */
    boolean mayRepeat(EffectCall call);

    /** What an answer says; success or refusal. */
    default Outcome outcome(EffectCall call, PassedAnswer answer) {
        return answer.isSuccess() ? outcome(call, answer.response()) : new Outcome.Failed("declined", answer.message());
    }

    /** What {@code response} of a success says, or of what a look found instead. */
    Outcome outcome(EffectCall call, JsonNode response);

    /** Finds out, by reading, what came of it. Fails when it could not look. */
    Future<Finding> look(UUID merchantId, EffectCall call, JsonNode premise);
}
