package dev.naru.gateway.events;

import static dev.naru.gateway.events.EventWorld.MERCHANT;
import static dev.naru.gateway.events.EventWorld.SECRET;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.crypto.SealingKeys;
import dev.naru.gateway.platform.crypto.SecretSealer;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class EndpointSecretsTest {
    private final EventWorld world;

    EndpointSecretsTest(Database database, Vertx vertx) {
        this.world = new EventWorld(database, vertx);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void noSecretStandsInTheDatabase() {
        EndpointKey endpoint = world.add("/added", EndpointFormat.STANDARD, BodyEncoding.JSON);
        await(world.database.transaction(tx ->
                world.endpoints.rotate(tx, endpoint, revision -> {}, new SigningSecret(SECRET), Duration.ofDays(1))));

        assertThat(world.column("select secrets::text from event_endpoint"))
                .hasSize(2)
                .noneMatch(text -> text.contains("whsec_"));
        assertThat(await(world.endpoints.destination(endpoint)).orElseThrow().secrets())
                .containsExactly(new SigningSecret(SECRET), new SigningSecret(SECRET));
    }

    @Test
    void secretFromBeforeSealingStillSigns() {
        await(world.database.query("update event_endpoint set secrets = array['" + SECRET.reveal() + "']"));
        world.append(1, "a");

        world.deliver();

        assertThat(world.states()).containsExactly("DELIVERED 1");
    }

    @Test
    void endpointWhoseSecretCannotBeOpenedGetsNothingAndSaysWhy() {
        EndpointKey another = new EndpointKey(MERCHANT, UUID.randomUUID());
        String[] elsewhere = new EndpointSecrets(new SecretSealer(
                        SealingKeys.parse(SealingKeys.generate(new SecureRandom())), new SecureRandom()))
                .toColumn(another, SigningSecret.parse(SECRET));
        await(world.database.query("update event_endpoint set secrets = array['" + elsewhere[0] + "']"));
        world.append(1, "a");

        world.deliver();

        assertThat(world.shop.received()).isEmpty();
        assertThat(world.column("select last_error from event_endpoint"))
                .containsExactly("its secret cannot be opened");
    }
}
