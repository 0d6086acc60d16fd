package dev.naru.gateway.merchants;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.merchants.Merchant.Mode;
import dev.naru.gateway.merchants.StoredMerchant.State;
import dev.naru.gateway.platform.audit.AuditEntry;
import dev.naru.gateway.platform.crypto.SealingKeys;
import dev.naru.gateway.platform.crypto.SecretSealer;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.value.Secret;
import dev.naru.gateway.testing.PostgresExtension;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class SecretRenewalTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Secret oldKey = SealingKeys.generate(RANDOM);
    private final Secret newKey = SealingKeys.generate(RANDOM);
    private final MerchantRepository merchants;

    SecretRenewalTest(Database database) {
        this.merchants = new MerchantRepository(database);
    }

    @Test
    void oldKeyIsNotNeededAfterwards() {
        UUID id = merchant(sealer(oldKey.reveal()));
        SecretRenewal renewal = new SecretRenewal(merchants, sealer(newKey.reveal() + "," + oldKey.reveal()));

        assertThat(await(renewal.run())).isEqualTo(1);

        assertThat(secret(id, sealer(newKey.reveal()))).isEqualTo(new Secret("the-secret"));
        assertThat(await(renewal.run())).isZero();
        forget(id);
    }

    @Test
    void whatNoKeyOpensStaysAsItIs() {
        UUID id = merchant(sealer(oldKey.reveal()));

        assertThat(await(new SecretRenewal(merchants, sealer(newKey.reveal())).run()))
                .isZero();

        assertThat(secret(id, sealer(oldKey.reveal()))).isEqualTo(new Secret("the-secret"));
        forget(id);
    }

    private UUID merchant(SecretSealer sealer) {
        UUID id = UUID.randomUUID();
        String sealed = sealer.seal(new Secret("the-secret"), MerchantDirectory.impSecretPlace(id));
        StoredMerchant merchant = new StoredMerchant(
                id,
                "m",
                State.SUSPENDED,
                Mode.LIVE,
                "key",
                sealed,
                null,
                null,
                UseCfm.OPTIONAL,
                null,
                1,
                Instant.EPOCH);
        assertThat(await(merchants.insert(merchant, 1_000, new AuditEntry(id, "t", "t", "t", ""))))
                .isTrue();
        return id;
    }

    private Secret secret(UUID id, SecretSealer sealer) {
        String sealed = stored(id).impSecret();
        return sealed == null ? new Secret("") : sealer.open(sealed, MerchantDirectory.impSecretPlace(id));
    }

    /** The other test's keys are not this one's. */
    private void forget(UUID id) {
        StoredMerchant merchant = stored(id);
        await(merchants.update(new StoredMerchant(
                id,
                "m",
                State.SUSPENDED,
                Mode.LIVE,
                null,
                null,
                null,
                null,
                UseCfm.OPTIONAL,
                null,
                merchant.revision(),
                Instant.EPOCH)));
    }

    private StoredMerchant stored(UUID id) {
        return await(merchants.find(id)).orElseThrow();
    }

    private static SecretSealer sealer(String keys) {
        return new SecretSealer(SealingKeys.parse(new Secret(keys)), RANDOM);
    }
}
