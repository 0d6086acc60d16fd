package dev.naru.gateway.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {
    private final RequestIds ids = new RequestIds("p");

    @Test
    void anIdOfTheCallersIsKept() {
        assertThat(ids.of("order-17_a.b")).isEqualTo("order-17_a.b");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "a b",
                "a\r\nSet-Cookie: x=1",
                "a\nforged",
                "a\"b",
                "주문",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void anIdThatCouldDoHarmIsReplaced(String given) {
        assertThat(ids.of(given)).matches("p-[0-9a-z]+");
    }
}
