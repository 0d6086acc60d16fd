package dev.naru.gateway.proxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.crypto.SecretPlace;
import dev.naru.gateway.platform.crypto.SecretSealer;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.Secret;
import dev.naru.gateway.proxy.FrontCallRepository.Stored;
import dev.naru.gateway.proxy.FrontCallRepository.Undelivered;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are one. V1 knows no idempotency key, so the only thing that tells a repetition from a second wish is
 * whether the caller has heard what became of the first.
 */
final class FrontCalls {
    private static final long GLANCE_MS = 50;

    private final Vertx vertx;
    private final FrontCallRepository calls;
    private final SecretSealer sealer;

    FrontCalls(Vertx vertx, FrontCallRepository calls, SecretSealer sealer) {
        this.vertx = vertx;
        this.calls = calls;
        this.sealer = sealer;
    }

    /**
     * A call with what is known of it.
     *
     * @param answer null before there is one
     * @param age since it came first, by the database
     */
    record Known(EffectCall call, @Nullable FrontAnswer answer, Duration age) {}

    /** Stores the call, or finds the equal one whose answer has not arrived. Completes with its id. */
    Future<UUID> open(UUID merchantId, EffectCall call) {
        UUID fresh = UUID.randomUUID();
        String fingerprint = call.fingerprint();
        return calls.insert(merchantId, fresh, fingerprint, sealer.seal(call.write(), request(merchantId)))
                .compose(isNew -> isNew
                        ? Future.succeededFuture(fresh)
                        : calls.undelivered(merchantId, fingerprint)
                                .compose(there -> joined(there)
                                        .map(Future::succeededFuture)
                                        .orElseGet(() -> openLater(merchantId, call))));
    }

    /** While an answer is on its way it decides whether this call is another one. */
    private static Optional<UUID> joined(Optional<Undelivered> there) {
        return there.filter(call -> !call.isBeingSent()).map(Undelivered::callId);
    }

    private Future<UUID> openLater(UUID merchantId, EffectCall call) {
        return vertx.timer(GLANCE_MS, TimeUnit.MILLISECONDS).compose(passed -> open(merchantId, call));
    }

    Future<Optional<Known>> find(UUID merchantId, UUID callId) {
        return calls.find(merchantId, callId).map(found -> found.map(stored -> known(merchantId, stored)));
    }

    private Known known(UUID merchantId, Stored stored) {
        EffectCall call = EffectCall.read(sealer.open(stored.request(), request(merchantId)));
        String answer = stored.answer();
        return new Known(call, answer == null ? null : read(sealer.open(answer, answer(merchantId))), stored.age());
    }

    /** Keeps what the caller is to be told, whenever it may hear it. The first answer stays. */
    Future<Void> answered(UUID merchantId, UUID callId, FrontAnswer answer) {
        return calls.answered(merchantId, callId, sealer.seal(write(answer), answer(merchantId)));
    }

    /**
     * Notes the delivery of an answer before and after it.
     *
     * @param delivery starts it, and completes when the caller has it
     */
    Future<Void> delivering(UUID merchantId, UUID callId, Supplier<Future<Void>> delivery) {
        return calls.sending(merchantId, callId)
                .transform(noted -> delivery.get())
                .transform(sent -> sent.succeeded()
                        ? calls.delivered(merchantId, callId)
                        : calls.notDelivered(merchantId, callId));
    }

    Future<Boolean> forget(Duration age, int limit) {
        return calls.forget(age, limit);
    }

    private static SecretPlace request(UUID merchantId) {
        return new SecretPlace(merchantId, "front_call.request");
    }

    private static SecretPlace answer(UUID merchantId) {
        return new SecretPlace(merchantId, "front_call.answer");
    }

    private static Secret write(FrontAnswer answer) {
        return new Secret(StrictJson.mapper()
                        .createObjectNode()
                        .put("status", answer.status())
                        .put("type", answer.contentType())
                        .put("own_code", answer.ownCode())
                + "\n" + answer.body());
    }

    private static FrontAnswer read(Secret text) {
        try {
            int end = text.reveal().indexOf('\n');
            JsonNode json = StrictJson.mapper().readTree(text.reveal().substring(0, end));
            return new FrontAnswer(
                    json.path("status").intValue(),
                    json.path("type").asText(),
                    Buffer.buffer(text.reveal().substring(end + 1)),
                    json.path("own_code").textValue());
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("a stored answer is no JSON", notOurs);
        }
    }
}
