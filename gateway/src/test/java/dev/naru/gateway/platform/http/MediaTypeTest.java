package dev.naru.gateway.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON ",
                "application/json; charset=utf-8",
                "application/json;charset=\"UTF-8\"",
                "application/json; profile=x; Charset=Utf-8"
            })
    void utf8IsTakenHoweverItIsWritten(String header) {
        assertThat(MediaType.of(header)).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=euc-kr", "application/json; profile=x;charset=\"EUC-KR\""})
    void anotherCharsetIsA415ThatNamesIt(String header) {
        Problem problem = catchThrowableOfType(Problem.class, () -> MediaType.of(header));

        assertThat(problem.status()).isEqualTo(415);
        assertThat(problem.detail()).containsIgnoringCase("euc-kr");
    }

    @Test
    void noHeaderIsNoType() {
        assertThat(MediaType.of(null)).isEmpty();
    }
}
