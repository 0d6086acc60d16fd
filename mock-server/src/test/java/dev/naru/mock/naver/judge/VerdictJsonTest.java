package dev.naru.mock.naver.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class VerdictJsonTest {
    @Test
    void verdictIsRenderedAsTheControlApiHasIt() {
        JsonNode json = VerdictJson.of(
                Situation.flawless().xml("<price>200<", "<price>300<").judged(JudgeMode.LENIENT));

        assertThat(json.path("outcome").textValue()).isEqualTo("REFUSED");
        assertThat(json.path("mode").textValue()).isEqualTo("lenient");
        JsonNode finding = json.at("/findings/0");
        assertThat(finding.fieldNames())
                .toIterable()
                .containsExactly(
                        "code",
                        "severity",
                        "line",
                        "product_id",
                        "path",
                        "expected",
                        "got",
                        "why",
                        "fix",
                        "evidence",
                        "at");
        assertThat(finding.path("line").intValue()).isEqualTo(2);
        assertThat(finding.at("/why/ko").textValue()).isNotBlank();
        assertThat(finding.at("/fix/en").textValue()).isNotBlank();
        assertThat(finding.at("/at/row").intValue()).isPositive();
        assertThat(json.at("/refusals/0/line").intValue()).isEqualTo(2);
        assertThat(json.at("/exchange/status").intValue()).isEqualTo(200);
        assertThat(json.at("/exchange/content_type").textValue()).isEqualTo("application/xml; charset=utf-8");
        assertThat(json.at("/exchange/body").textValue()).contains("<products>");
    }

    @Test
    void whatIsUnknownIsNull() {
        JsonNode json = VerdictJson.of(Situation.flawless().status(404).judged(JudgeMode.STRICT));

        JsonNode finding = json.at("/findings/0");
        assertThat(finding.path("line").isNull()).isTrue();
        assertThat(finding.path("product_id").isNull()).isTrue();
        assertThat(finding.path("at").isNull()).isTrue();
    }

    @Test
    void hugeBodyIsCutShort() {
        JsonNode json =
                VerdictJson.of(Situation.flawless().body("x".repeat(70_000)).judged(JudgeMode.LENIENT));

        assertThat(json.at("/exchange/body").textValue()).hasSize(65_536);
    }
}
