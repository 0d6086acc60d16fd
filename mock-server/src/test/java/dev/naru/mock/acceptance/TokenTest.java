package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Iamport V1, POST /users/getToken, and the headers that carry the token. */
class TokenTest {
    @RegisterExtension
    final Mock mock = new Mock();

    @ParameterizedTest(name = "after {0} s: same token {1}, {2} s left")
    @CsvSource({
        "0,    true,  1800",
        "1,    true,  1799",
        "1739, true,  61",
        "1740, true,  360",
        "1799, true,  301",
        "1800, false, 1800",
        "9999, false, 1800"
    })
    void tokenLivesHalfAnHourAndIsExtendedInItsLastMinute(int elapsed, boolean same, long left) {
        Answer first = ask();
        mock.advance("PT" + elapsed + "S");

        Answer later = ask();

        assertThat(later.at("/response/access_token").equals(first.at("/response/access_token")))
                .isEqualTo(same);
        assertThat(later.number("/response/expired_at") - later.number("/response/now"))
                .isEqualTo(left);
    }

    @Test
    void extensionMayBeRepeated() {
        Answer first = ask();
        mock.advance("PT1750S");
        ask();
        mock.advance("PT300S");

        Answer third = ask();

        assertThat(third.at("/response/access_token")).isEqualTo(first.at("/response/access_token"));
        assertThat(third.number("/response/expired_at")).isEqualTo(first.number("/response/expired_at") + 600);
    }

    @Test
    void extensionCanBeHadOnlyOnceAndTheBoundaryCanBeExclusive() {
        mock.control(
                "PUT",
                "merchants/imp_key_local",
                "{\"switches\":{\"token_extension\":\"once\",\"token_boundary\":\"exclusive\"}}");
        long first = ask().number("/response/expired_at");

        mock.advance("PT1740S");
        assertThat(ask().number("/response/expired_at")).isEqualTo(first);
        mock.advance("PT1S");
        assertThat(ask().number("/response/expired_at")).isEqualTo(first + 300);
        mock.advance("PT300S");
        assertThat(ask().number("/response/expired_at")).isEqualTo(first + 300);
    }

    @Test
    void tokenIsFortyHexadecimalCharacters() {
        assertThat(ask().at("/response/access_token")).matches("[0-9a-f]{40}");
    }

    @Test
    void expiredTokenIsUnauthorized() {
        String token = mock.token();
        mock.advance("PT30M");

        Answer answer = mock.get("/users/pg", "Authorization", token);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"code\":-1,\"message\":\"Unauthorized\",\"response\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer %s",
                "Authorization: %s",
                "authorization: bearer %s",
                "X-ImpTokenHeader: %s"
            })
    void tokenIsTakenFromEveryHeaderClientsUse(String header) {
        String[] parts = header.formatted(mock.token()).split(": ", -1);

        assertThat(mock.get("/users/pg", parts).status()).isEqualTo(200);
    }

    @Test
    void authorizationWinsOverTheLegacyHeader() {
        Answer answer = mock.get("/users/pg", "Authorization", "wrong", "X-ImpTokenHeader", mock.token());

        assertThat(answer.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "imp_key=imp_key_local, 400, 'imp_key, imp_secret 파라메터가 누락되었습니다.'",
        "imp_secret=x, 400, 'imp_key, imp_secret 파라메터가 누락되었습니다.'",
        "imp_key=imp_key_local&imp_secret=x, 401, 인증에 실패하였습니다. API키와 secret을 확인하세요.",
        "imp_key=x&imp_secret=imp_secret_local, 401, 인증에 실패하였습니다. API키와 secret을 확인하세요."
    })
    void wrongKeysAreRefusedWithIamportsWords(String form, int status, String message) {
        Answer answer = mock.post("/users/getToken", Mock.FORM, form);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.number("/code")).isEqualTo(-1);
        assertThat(answer.at("/message")).isEqualTo(message);
    }

    @Test
    void jsonAndATrailingSlashAreTakenToo() {
        Answer answer = mock.post(
                "/users/getToken/", Mock.JSON, "{\"imp_key\":\"imp_key_local\",\"imp_secret\":\"imp_secret_local\"}");

        assertThat(answer.at("/response/access_token")).isEqualTo(mock.token());
    }

    private Answer ask() {
        return mock.post("/users/getToken", Mock.FORM, "imp_key=imp_key_local&imp_secret=imp_secret_local");
    }
}
