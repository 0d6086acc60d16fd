package dev.naru.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.naru.gateway.platform.value.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSignatureTest {
    /** The example every Standard Webhooks library tests itself with. */
    @Test
    void publishedExampleIsSignedAsPublished() {
        String signature = EventSignature.sign(
                SigningSecret.parse(new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1_614_265_330,
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    /** Computed with Python's hmac module. */
    @Test
    void koreanBodyIsSignedByItsBytes() {
        String signature = EventSignature.sign(
                SigningSecret.parse(secret()),
                "evt_1",
                1_767_225_600,
                "{\"merchant_uid\":\"주문-1\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("v1,GUSw3f58aXgbpH01hrfMWV0eCV4dXMLx2/zL+VcRleQ=");
    }

    @Test
    void whileSecretsAreExchangedBothSign() {
        Secret two = new Secret("whsec_" + base64('b', 24) + ", " + secret().reveal());
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);

        String both = EventSignature.sign(SigningSecret.parse(two), "evt_1", 1, body);
        String old = EventSignature.sign(SigningSecret.parse(secret()), "evt_1", 1, body);

        assertThat(both.split(" ")).hasSize(2).contains(old);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_%%%", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void malformedSecretIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> SigningSecret.parse(new Secret(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an event secret is whsec_ and base64 of 24 to 64 bytes");
    }

    @Test
    void thirdSecretIsRefused() {
        String one = secret().reveal();

        assertThatThrownBy(() -> SigningSecret.parse(new Secret(one + "," + one + "," + one)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void secretHidesItself() {
        assertThat(List.of(SigningSecret.parse(secret()), secret()).toString()).doesNotContain(secret().reveal());
    }

    private static Secret secret() {
        return new Secret("whsec_" + base64('a', 32));
    }

    private static String base64(char of, int length) {
        return Base64.getEncoder()
                .encodeToString(String.valueOf(of).repeat(length).getBytes(StandardCharsets.UTF_8));
    }
}
