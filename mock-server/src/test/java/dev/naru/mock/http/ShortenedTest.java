package dev.naru.mock.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortenedTest {
    @Test
    void shortTextStaysAsItIs() {
        assertThat(Shortened.to(4, "abcd")).isEqualTo("abcd");
    }

    @Test
    void longTextEndsInAnEllipsisAndItsLength() {
        assertThat(Shortened.to(4, "abcde")).isEqualTo("abcd… (5 characters)");
    }

    @Test
    void characterOfTwoHalvesIsNotCutInTwo() {
        assertThat(Shortened.to(4, "abc😀e")).isEqualTo("abc… (6 characters)");
    }
}
