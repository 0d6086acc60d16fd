package dev.naru.gateway.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.operations.RequestKeyRepository.Claim;
import dev.naru.gateway.platform.crypto.SecretPlace;
import dev.naru.gateway.platform.crypto.SecretSealer;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.http.KeyedRequest;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.http.StoredAnswer;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.Secret;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Requests with an {@code Idempotency-Key} whose effect is no operation at Iamport: served once, and answered with the
 * same bytes ever after. Answers are sealed where they are kept.
 */
public final class KeyedRequests {
    /** Longer than anything a request may wait for; what a dead process left behind is taken over then. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Database database;
    private final RequestKeyRepository keys;
    private final SecretSealer sealer;

    public KeyedRequests(Database database, SecretSealer sealer) {
        this.database = database;
        this.keys = new RequestKeyRepository(database);
        this.sealer = sealer;
    }

    /**
     * Serves a request whose effect is in our own database: effect and answer are committed together, so a crash leaves
     * either both or neither.
     *
     * <p>Completes with the answer, now or then; fails with a {@link Problem} 409 while an earlier request is being
     * served and 422 when the key came with another request, and as {@code look} and {@code effect} do. After a failure
     * the key is free again.
     *
     * @param look what must hold first, outside the transaction
     */
    public Future<StoredAnswer> once(
            UUID merchantId,
            KeyedRequest request,
            Supplier<? extends Future<?>> look,
            Function<Transaction, Future<StoredAnswer>> effect) {
        return served(
                merchantId,
                request,
                owner -> look.get()
                        .compose(go -> database.transaction(tx ->
                                effect.apply(tx).compose(answer -> stored(tx, merchantId, request, owner, answer)))));
    }

    /**
     * Serves a request whose effect is elsewhere and may happen twice: it does when the process dies between effect and
     * answer. Completes and fails as the other one does.
     */
    public Future<StoredAnswer> once(UUID merchantId, KeyedRequest request, Supplier<Future<StoredAnswer>> effect) {
        return served(
                merchantId,
                request,
                owner -> effect.get()
                        .compose(answer -> database.transaction(tx -> stored(tx, merchantId, request, owner, answer))));
    }

    private Future<StoredAnswer> served(
            UUID merchantId, KeyedRequest request, Function<UUID, Future<StoredAnswer>> serve) {
        UUID owner = UUID.randomUUID();
        return keys.claim(merchantId, request, owner, LEASE)
                .compose(claim -> claim.isOurs()
                        ? serve.apply(owner).recover(failure -> givenUp(merchantId, request, owner, failure))
                        : earlier(merchantId, request, claim));
    }

    private Future<StoredAnswer> earlier(UUID merchantId, KeyedRequest request, Claim claim) {
        if (!claim.isSame()) {
            return Future.failedFuture(OperationRoutes.reused());
        }
        String sealed = claim.answer();
        return sealed == null
                ? Future.failedFuture(Problem.inFlight())
                : Future.succeededFuture(read(sealer.open(sealed, place(merchantId, request.key()))));
    }

    private Future<StoredAnswer> stored(
            Transaction tx, UUID merchantId, KeyedRequest request, UUID owner, StoredAnswer answer) {
        String sealed = sealer.seal(write(answer), place(merchantId, request.key()));
        // Whoever took the key over answers; what was done here must not stay.
        return keys.answer(tx, merchantId, request.key(), owner, sealed)
                .compose(isOurs -> isOurs ? Future.succeededFuture(answer) : Future.failedFuture(Problem.inFlight()));
    }

    private Future<StoredAnswer> givenUp(UUID merchantId, KeyedRequest request, UUID owner, Throwable failure) {
        return keys.release(merchantId, request.key(), owner).transform(released -> Future.failedFuture(failure));
    }

    private static SecretPlace place(UUID merchantId, String key) {
        return new SecretPlace(merchantId, "idempotency_key.answer " + key);
    }

    private static Secret write(StoredAnswer answer) {
        ObjectNode json = StrictJson.mapper()
                .createObjectNode()
                .put("status", answer.status())
                .put("body", answer.body());
        ObjectNode headers = json.putObject("headers");
        answer.headers().forEach(headers::put);
        return new Secret(json.toString());
    }

    private static StoredAnswer read(Secret text) {
        JsonNode json = StrictJson.parse(text.reveal().getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = new HashMap<>();
        json.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().textValue()));
        return new StoredAnswer(
                json.path("status").intValue(), headers, json.path("body").textValue());
    }
}
