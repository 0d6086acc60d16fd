package dev.naru.gateway.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.naru.gateway.platform.value.Secret;
import java.security.SecureRandom;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretSealerTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SecretPlace HERE = new SecretPlace(new UUID(0, 7), "merchants.imp_secret");
    private static final Secret SECRET = new Secret("abcDEF-비밀");

    private final Secret oldKey = SealingKeys.generate(RANDOM);
    private final Secret newKey = SealingKeys.generate(RANDOM);
    private final SecretSealer sealer = sealer(oldKey.reveal());

    @Property(tries = 200)
    void whatIsSealedComesBack(@ForAll String text) {
        // A lone surrogate has no UTF-8 form, and no secret that came over HTTP holds one.
        String wellFormed = text.replaceAll("[\\ud800-\\udfff]", "?");

        assertThat(sealer.open(sealer.seal(new Secret(wellFormed), HERE), HERE).reveal())
                .isEqualTo(wellFormed);
    }

    @Test
    void sameSecretGivesAnotherTextEveryTime() {
        assertThat(sealer.seal(SECRET, HERE)).isNotEqualTo(sealer.seal(SECRET, HERE));
    }

    @Test
    void anotherMerchantCannotOpenIt() {
        SecretPlace there = new SecretPlace(new UUID(0, 8), HERE.column());

        assertThatThrownBy(() -> sealer.open(sealer.seal(SECRET, HERE), there)).isInstanceOf(SealBroken.class);
    }

    @Test
    void anotherColumnCannotOpenIt() {
        SecretPlace there = new SecretPlace(HERE.merchantId(), "merchants.webhook_token");

        assertThatThrownBy(() -> sealer.open(sealer.seal(SECRET, HERE), there)).isInstanceOf(SealBroken.class);
    }

    @Test
    void everyAlteredCharacterIsNoticed() {
        String sealed = sealer.seal(SECRET, HERE);
        // The last one of base64 may carry bits that mean nothing.
        for (int i = 0; i < sealed.length() - 1; i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            String altered = sealed.substring(0, i) + other + sealed.substring(i + 1);
            assertThatThrownBy(() -> sealer.open(altered, HERE)).isInstanceOf(SealBroken.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "imp_secret", "v1.00000000.AAAA", "v2.00000000.AAAA", "v1..", "v1.%%.%%"})
    void textThatWasNeverSealedIsRefused(String text) {
        assertThatThrownBy(() -> sealer.open(text, HERE)).isInstanceOf(SealBroken.class);
    }

    @Test
    void keyThatIsNotHereIsNamed() {
        String sealed = sealer.seal(SECRET, HERE);
        String keyId = sealed.substring(3, 11);

        assertThatThrownBy(() -> sealer(newKey.reveal()).open(sealed, HERE)).hasMessageContaining("key " + keyId);
    }

    @Test
    void oldKeyOpensWhileTheNewOneSeals() {
        String before = sealer.seal(SECRET, HERE);
        SecretSealer rotating = sealer(newKey.reveal() + "," + oldKey.reveal());

        String after = rotating.seal(rotating.open(before, HERE), HERE);

        assertThat(rotating.isCurrent(before)).isFalse();
        assertThat(rotating.isCurrent(after)).isTrue();
        assertThat(sealer(newKey.reveal()).open(after, HERE)).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            short                        | base64 of 32 random bytes
            !!                           | base64 of 32 random bytes
            c2hvcnQ=                     | is of 5
            """)
    void keyOfAnotherFormIsRefusedUnshown(String text, String says) {
        assertThatThrownBy(() -> SealingKeys.parse(new Secret(text)))
                .hasMessageContaining(says)
                .hasMessageNotContaining(text);
    }

    @Test
    void oneKeyTwiceIsRefused() {
        Secret twice = new Secret(oldKey.reveal() + "," + oldKey.reveal());

        assertThatThrownBy(() -> SealingKeys.parse(twice)).hasMessageContaining("twice");
    }

    private static SecretSealer sealer(String keys) {
        return new SecretSealer(SealingKeys.parse(new Secret(keys)), RANDOM);
    }
}
