package dev.naru.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.merchants.Caller;
import dev.naru.gateway.merchants.Merchant;
import dev.naru.gateway.platform.crypto.SealingKeys;
import dev.naru.gateway.platform.crypto.SecretSealer;
import dev.naru.gateway.platform.value.Secret;
import dev.naru.gateway.proxy.FrontTokens.Grant;
import dev.naru.gateway.proxy.FrontTokens.Holder;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrontTokensTest {
    private static final Secret KEY = new Secret("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    private static final Secret OTHER_KEY = new Secret("HxwdHh8bGhkYFxYVFBMSERAPDg0MCwoJCAcGBQQDAgE=");
    private static final Secret ENVIRONMENT_KEY = new Secret("naru_environment");
    private static final UUID MERCHANT = UUID.fromString("00000000-0000-0000-0000-00000000002a");
    private static final Caller CALLER =
            new Caller(Merchant.named(MERCHANT, "shop"), Set.of(), List.of(), "abcdefghijkl");
    private static final Caller ENVIRONMENT =
            new Caller(Merchant.named(Merchant.DEFAULT_ID, "default"), Set.of(), List.of(), Caller.ENVIRONMENT);

    private Instant now = Instant.parse("2026-06-01T00:00:00Z");
    private final FrontTokens tokens = tokens(KEY, ENVIRONMENT_KEY);

    private FrontTokens tokens(Secret sealingKeys, Secret environmentKey) {
        SecretSealer sealer = new SecretSealer(SealingKeys.parse(sealingKeys), new SecureRandom());
        return new FrontTokens(sealer.signer("test"), environmentKey, () -> now);
    }

    @Test
    void aTokenNamesItsMerchantAndItsKey() {
        assertThat(tokens.holder(tokens.grant(CALLER).token())).contains(new Holder(MERCHANT, "abcdefghijkl"));
    }

    @Test
    void allWhoAskWithinTheHalfHourGetOneTokenWithOneEnd() {
        Grant first = tokens.grant(CALLER);
        Duration left = Duration.between(first.now(), first.expiresAt());

        now = now.plus(left).minusSeconds(61);
        Grant later = tokens.grant(CALLER);

        assertThat(later.token()).isEqualTo(first.token());
        assertThat(later.expiresAt()).isEqualTo(first.expiresAt());
    }

    @Test
    void theLastMinuteGetsFiveMinutesMore() {
        Grant first = tokens.grant(CALLER);

        now = first.expiresAt().minusSeconds(60);
        Grant last = tokens.grant(CALLER);

        assertThat(last.token()).isEqualTo(first.token());
        assertThat(last.expiresAt()).isEqualTo(first.expiresAt().plusSeconds(300));
        now = last.expiresAt().minusSeconds(1);
        assertThat(tokens.holder(last.token())).isPresent();
    }

    /** A token that lives shorter than clients' margin would be renewed for ever. */
    @Test
    void everyTokenLivesLongerThanAMinute() {
        Instant start = now;
        assertThat(IntStream.range(0, 2_000)).allSatisfy(second -> {
            now = start.plusSeconds(second);
            Grant grant = tokens.grant(CALLER);
            assertThat(Duration.between(grant.now(), grant.expiresAt()))
                    .isBetween(Duration.ofSeconds(61), Duration.ofSeconds(1_800));
        });
    }

    @Test
    void aTokenEnds() {
        Grant grant = tokens.grant(CALLER);

        now = grant.expiresAt().plusSeconds(300);

        assertThat(tokens.holder(grant.token())).isEmpty();
        assertThat(tokens.grant(CALLER).token()).isNotEqualTo(grant.token());
    }

    @Test
    void anotherProcessWithTheSameKeyTakesIt() {
        Grant grant = tokens.grant(CALLER);

        assertThat(tokens(KEY, ENVIRONMENT_KEY).holder(grant.token())).isPresent();
        assertThat(tokens(KEY, ENVIRONMENT_KEY).grant(CALLER).token()).isEqualTo(grant.token());
    }

    @Test
    void aRotatedSealingKeyStillTakesItAndAStrangersDoesNot() {
        Grant grant = tokens.grant(CALLER);
        Secret rotated = new Secret(OTHER_KEY.reveal() + "," + KEY.reveal());

        assertThat(tokens(rotated, ENVIRONMENT_KEY).holder(grant.token())).isPresent();
        assertThat(tokens(OTHER_KEY, ENVIRONMENT_KEY).holder(grant.token())).isEmpty();
    }

    @Test
    void anotherEnvironmentKeyEndsTheTokensOfTheOneBefore() {
        Grant grant = tokens.grant(ENVIRONMENT);

        assertThat(tokens.holder(grant.token())).isPresent();
        assertThat(tokens(KEY, new Secret("naru_changed")).holder(grant.token()))
                .isEmpty();
    }

    @Test
    void noAlteredTokenIsTaken() {
        String token = tokens.grant(CALLER).token();

        // The last character of base64 may hold bits that mean nothing.
        assertThat(IntStream.range(0, token.length() - 1)).allSatisfy(at -> {
            char changed = token.charAt(at) == 'A' ? 'B' : 'A';
            String altered = token.substring(0, at) + changed + token.substring(at + 1);
            assertThat(tokens.holder(altered)).isEmpty();
        });
    }

    @Test
    void whatIsNoTokenIsNobodys() {
        assertThat(tokens.holder("")).isEmpty();
        assertThat(tokens.holder("nobody")).isEmpty();
        assertThat(tokens.holder("A".repeat(100_000))).isEmpty();
        assertThat(tokens.holder("é한")).isEmpty();
    }
}
