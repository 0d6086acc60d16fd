package dev.naru.gateway.merchants;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.iamport.VirtualNanos;
import dev.naru.gateway.merchants.Merchant.Mode;
import dev.naru.gateway.platform.Limits;
import dev.naru.gateway.platform.audit.AuditEntry;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.value.Secret;
import dev.naru.gateway.testing.PostgresExtension;
import dev.naru.gateway.testing.TestKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class ApiKeysTest {
    private static final Merchant DEFAULT = Merchant.named(Merchant.DEFAULT_ID, "default");
    private static final AuditEntry AUDIT = new AuditEntry(Merchant.DEFAULT_ID, "t", "t", "t", "");

    private final VirtualNanos nanos = new VirtualNanos();
    private final ApiKeyRepository repository;
    private final ApiKeys keys;

    ApiKeysTest(Database database) {
        this.repository = new ApiKeyRepository(database);
        this.keys = new ApiKeys(
                new MerchantDirectory(DEFAULT, new MerchantRepository(database), TestKeys.sealer()),
                new Secret("naru_environment"),
                repository,
                nanos,
                new Limits(new SimpleMeterRegistry()));
    }

    @Test
    void environmentsKeyHasEveryScopeWithoutAQuestion() {
        var caller = keys.callerOf("naru_environment", () -> true);

        assertThat(caller.isComplete()).isTrue();
        assertThat(caller.result().orElseThrow().scopes()).isEqualTo(EnumSet.allOf(Scope.class));
    }

    @Test
    void textThatCanBeNoKeyIsRefusedWithoutAQuestion() {
        var caller = keys.callerOf("naru_live_short", () -> true);

        assertThat(caller.isComplete()).isTrue();
        assertThat(caller.result()).isEmpty();
    }

    @Test
    void revokedKeyEndsWhenTheKeptAnswerDoes() {
        KeyText text = newKey();
        String shown = text.text().reveal();
        assertThat(await(keys.callerOf(shown, () -> true))).isPresent();
        await(repository.revoke(Merchant.DEFAULT_ID, text.keyId(), AUDIT));

        nanos.advance(ApiKeys.KEPT);
        Optional<Caller> kept = await(keys.callerOf(shown, () -> true));
        nanos.advance(Duration.ofNanos(1));
        Optional<Caller> asked = await(keys.callerOf(shown, () -> true));

        assertThat(kept).isPresent();
        assertThat(asked).isEmpty();
    }

    @Test
    void wrongKeyIsKeptTooAndAskedForOnce() {
        String unknown = KeyText.random(Mode.LIVE, new SecureRandom()).text().reveal();

        assertThat(await(keys.callerOf(unknown, () -> true))).isEmpty();
        assertThat(keys.callerOf(unknown, () -> true).isComplete()).isTrue();
    }

    @Test
    void unknownKeyIsNotAskedForWhenTheCallerMayNot() {
        String unknown = KeyText.random(Mode.LIVE, new SecureRandom()).text().reveal();

        var caller = keys.callerOf(unknown, () -> false);

        assertThat(caller.cause())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(429));
        assertThat(await(keys.callerOf(unknown, () -> true))).isEmpty();
    }

    @Test
    void keyThatWasRightIsAskedForThoughTheCallerMayNot() {
        String shown = newKey().text().reveal();
        assertThat(await(keys.callerOf(shown, () -> true))).isPresent();
        nanos.advance(ApiKeys.KEPT.plusNanos(1));

        assertThat(await(keys.callerOf(shown, () -> false))).isPresent();
    }

    private KeyText newKey() {
        KeyText text = KeyText.random(Mode.LIVE, new SecureRandom());
        await(repository.insert(Merchant.DEFAULT_ID, text, "t", Set.of(Scope.READ), List.of(), 1_000, AUDIT));
        return text;
    }
}
