package dev.naru.gateway.events;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.crypto.SealingKeys;
import dev.naru.gateway.platform.crypto.SecretSealer;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.platform.value.Secret;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** After a start with {@code NARU_SEALING_KEY=new,old} the old key may be taken away. */
@ExtendWith(PostgresExtension.class)
class EndpointSecretRenewalTest {
    private static final SigningSecret FIRST = SigningSecret.generate(new SecureRandom());
    private static final SigningSecret SECOND = SigningSecret.generate(new SecureRandom());

    private final Secret oldKey = SealingKeys.generate(new SecureRandom());
    private final Secret newKey = SealingKeys.generate(new SecureRandom());
    private final EventWorld world;

    EndpointSecretRenewalTest(Database database, Vertx vertx) {
        this.world = new EventWorld(database, vertx);
    }

    @BeforeEach
    void nobodyElse() {
        await(world.database.query("delete from event_endpoint"));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void everySecretIsSealedWithTheNewestKey() {
        EndpointKey rotated = added(sealer(oldKey));
        EndpointRepository old = repository(sealer(oldKey));
        await(world.database.transaction(tx -> old.rotate(tx, rotated, revision -> {}, SECOND, Duration.ofDays(1))));

        assertThat(await(renewal(sealer(newKey, oldKey)).run())).isEqualTo(1);

        assertThat(secrets(rotated, sealer(newKey))).containsExactly(SECOND, FIRST);
    }

    @Test
    void whatIsSealedWithTheNewestKeyStaysAsItIs() {
        added(sealer(newKey));
        List<String> before = world.column("select secrets::text from event_endpoint");

        assertThat(await(renewal(sealer(newKey, oldKey)).run())).isZero();
        assertThat(world.column("select secrets::text from event_endpoint")).isEqualTo(before);
    }

    @Test
    void secretFromBeforeSealingIsSealed() {
        EndpointKey plain = added(sealer(oldKey));
        await(world.database.query(
                "update event_endpoint set secrets = array['" + FIRST.text().reveal() + "']"));

        assertThat(await(renewal(sealer(newKey)).run())).isEqualTo(1);

        assertThat(world.column("select secrets::text from event_endpoint")).noneMatch(text -> text.contains("whsec_"));
        assertThat(secrets(plain, sealer(newKey))).containsExactly(FIRST);
    }

    @Test
    void secretThatCannotBeOpenedStaysAndHoldsUpNobody() {
        EndpointKey lost = added(sealer(SealingKeys.generate(new SecureRandom())));
        EndpointKey known = added(sealer(oldKey));
        String stored = "select secrets::text from event_endpoint where endpoint_id = '" + lost.endpointId() + "'";
        List<String> before = world.column(stored);

        assertThat(await(renewal(sealer(newKey, oldKey)).run())).isEqualTo(1);

        assertThat(world.column(stored)).isEqualTo(before);
        assertThat(secrets(known, sealer(newKey))).containsExactly(FIRST);
    }

    @Test
    void morePagesThanOneAreRenewed() {
        for (int i = 0; i < 5; i++) {
            added(sealer(oldKey));
        }
        EndpointSecretRenewal renewal = new EndpointSecretRenewal(
                new EndpointSecretRepository(world.database), new EndpointSecrets(sealer(newKey, oldKey)), 2);

        assertThat(await(renewal.run())).isEqualTo(5);
    }

    @Test
    void startSealsWhatIsNotSealedAsItShould(DatabaseAddress address) {
        added(sealer(oldKey));
        await(world.database.query(
                "update event_endpoint set secrets = array['" + FIRST.text().reveal() + "']"));

        GatewayFixture.start(address, Map.of()).close();

        assertThat(world.column("select secrets::text from event_endpoint"))
                .isNotEmpty()
                .noneMatch(text -> text.contains("whsec_"));
    }

    private EndpointKey added(SecretSealer sealer) {
        EndpointKey key = world.add("/added", EndpointFormat.STANDARD, BodyEncoding.JSON);
        EndpointRepository endpoints = repository(sealer);
        await(world.database.transaction(tx -> endpoints.rotate(tx, key, revision -> {}, FIRST, Duration.ZERO)));
        return key;
    }

    private EndpointRepository repository(SecretSealer sealer) {
        return new EndpointRepository(world.database, new EndpointSecrets(sealer));
    }

    private EndpointSecretRenewal renewal(SecretSealer sealer) {
        return new EndpointSecretRenewal(
                new EndpointSecretRepository(world.database), new EndpointSecrets(sealer), 100);
    }

    private List<SigningSecret> secrets(EndpointKey endpoint, SecretSealer sealer) {
        return await(repository(sealer).destination(endpoint)).orElseThrow().secrets();
    }

    private static SecretSealer sealer(Secret... newestFirst) {
        String keys = String.join(
                ",", List.of(newestFirst).stream().map(Secret::reveal).toList());
        return new SecretSealer(SealingKeys.parse(new Secret(keys)), new SecureRandom());
    }
}
