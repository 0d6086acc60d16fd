package dev.naru.gateway.platform.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {
    private record Settings(String name, Secret secret) {}

    @Test
    void aSecretIsMaskedWhereverItIsPrinted() {
        Secret secret = new Secret("canary");

        assertThat(secret.toString()).isEqualTo(Secret.MASK);
        assertThat(new Settings("shop", secret).toString())
                .contains(Secret.MASK)
                .doesNotContain("canary");
        assertThat(String.format("%s", secret)).doesNotContain("canary");
        assertThat(secret.reveal()).isEqualTo("canary");
    }
}
