package dev.naru.gateway.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.PassedAnswer;
import dev.naru.gateway.operations.Outcome;
import io.vertx.core.Future;
import java.util.UUID;

/** How one kind of call is kept from happening twice. */
interface Guard {
    /** Looks before it is sent. Completes with what must still be true when it is sent again. */
    Future<ObjectNode> premise(UUID merchantId, EffectCall call);

    /** The call as Iamport is to get it: with the premise, where V1 has a field for it. */
    EffectCall guarded(EffectCall call, JsonNode premise);

    /** Whether it may be sent a second time because a look did not find it. */
    boolean mayRepeat(EffectCall call);

    /** What an answer says; success or refusal. */
    Outcome outcome(EffectCall call, PassedAnswer answer);

    /** The same of an answer that a look found. */
    Outcome outcome(EffectCall call, JsonNode response);

    /** Finds out, by reading, what came of it. Fails when it could not look. */
    Future<Finding> look(UUID merchantId, EffectCall call, JsonNode premise);
}
