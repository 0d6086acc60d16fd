package dev.naru.gateway.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
    @Test
    void valuesOfTellingFieldsAreHiddenWhole() {
        JsonNode masked = masked("""
                {"buyer_name":"홍길동","buyer":{"name":"홍길동"},"extra":[{"refund_holder":"홍길동"}],"buyer_tel":null,
                 "custom_data":{"who":"홍길동"}}""");

        assertThat(masked.toString()).doesNotContain("홍길동");
        assertThat(masked.get("buyer_tel").isNull()).isTrue();
        assertThat(masked.at("/extra/0/refund_holder").asText()).isEqualTo(PersonalData.MASK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "010-1234-5678",
                "01012345678",
                "02-123-4567",
                "+82 10-1234-5678",
                "gildong@example.com",
                "홍길동@예시.한국",
                "900101-1234567",
                "4321-1234-4321-1234",
                "4321123443211234"
            })
    void whatLooksLikeSomebodyIsHiddenInsideATextToo(String telling) {
        assertThat(PersonalData.masked("환불 요청 " + telling + " 확인")).isEqualTo("환불 요청 •••" + " 확인");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imp_843030733919",
                "shop-20261122-AAJW2RBBWQD89S0T",
                "order-01012345678",
                "00000000-0000-0000-0000-0000000000e0",
                "2026-11-21T17:12:16.123456Z",
                "14000"
            })
    void numbersOfOrdersStay(String number) {
        assertThat(PersonalData.masked(number)).isEqualTo(number);
    }

    @Test
    void namesOfRewrittenFieldsStay() {
        assertThat(masked("{\"overwritten\":[\"buyer_addr\",\"buyer_name\"]}").toString())
                .contains("buyer_addr", "buyer_name");
    }

    private static JsonNode masked(String json) {
        return PersonalData.masked(StrictJson.parse(json.getBytes(StandardCharsets.UTF_8)));
    }
}
