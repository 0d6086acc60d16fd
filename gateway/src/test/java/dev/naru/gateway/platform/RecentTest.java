package dev.naru.gateway.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTest {
    private final Recent<String, Integer> recent = new Recent<>(2);

    @Test
    void whatNobodyAskedForTheLongestIsForgotten() {
        recent.put("a", 1);
        recent.put("b", 2);
        recent.get("a");

        recent.put("c", 3);

        assertThat(recent.get("a")).isEqualTo(1);
        assertThat(recent.get("b")).isNull();
        assertThat(recent.get("c")).isEqualTo(3);
    }

    @Test
    void newValueOfAKnownKeyForgetsNothing() {
        recent.put("a", 1);
        recent.put("b", 2);

        recent.put("b", 3);

        assertThat(recent.get("a")).isEqualTo(1);
        assertThat(recent.get("b")).isEqualTo(3);
    }

    @Test
    void whatIsRememberedIsNotMadeAgain() {
        recent.put("a", 1);

        assertThat(recent.computeIfAbsent("a", key -> 9)).isEqualTo(1);
        assertThat(recent.computeIfAbsent("b", key -> 9)).isEqualTo(9);
        assertThat(recent.get("b")).isEqualTo(9);
    }
}
