package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A payment of another merchant is answered like one that never was. */
class ForeignPaymentTest {
    /** A body that every one of the calls takes. */
    private static final String VALID = """
            {"requester":"admin","delivery_method":"DELIVERY","dispatched_at":1767225600,"delivery_company":"CJGLS",
             "tracking_number":"1","memo":"memo","reason":"ETC"}""";

    @RegisterExtension
    final Mock mock = new Mock();

    @Test
    void everyPathThatTakesAnImpUidIs404ForAForeignOne() {
        mock.control("POST", "merchants", "{\"imp_key\":\"second\",\"imp_secret\":\"s\",\"user_code\":\"second\"}");
        String impUid =
                mock.control("POST", "orders", "{\"merchant_uid\":\"m1\"}").at("/data/imp_uid");
        String foreign = mock.token("second", "s");
        List<String> tried = new ArrayList<>();

        for (JsonNode row : mock.control("GET", "coverage", null).data()) {
            String path = row.get("path").asText();
            if (path.contains("{imp_uid}") && !row.get("level").asText().equals("none")) {
                Answer answer = mock.send(
                        row.get("method").asText(),
                        path.replace("{imp_uid}", impUid) + "?include_sandbox=true",
                        row.get("method").asText().equals("POST") ? Mock.JSON : null,
                        row.get("method").asText().equals("POST") ? body(path) : null,
                        "Authorization",
                        foreign);
                assertThat(answer.status()).as(path).isEqualTo(404);
                assertThat(answer.at("/message")).as(path).isEqualTo("존재하지 않는 결제정보입니다.");
                tried.add(path);
            }
        }

        assertThat(tried).contains("/payments/{imp_uid}", "/payments/{imp_uid}/naver/confirm");
    }

    private static String body(String path) {
        return path.endsWith("request-return") ? VALID.replace("\"DELIVERY\"", "\"RETURN_DELIVERY\"") : VALID;
    }

    @Test
    void foreignPaymentCannotBeCancelledOrFoundByItsOrderNumber() {
        mock.control("POST", "merchants", "{\"imp_key\":\"second\",\"imp_secret\":\"s\",\"user_code\":\"second\"}");
        String impUid =
                mock.control("POST", "orders", "{\"merchant_uid\":\"m1\"}").at("/data/imp_uid");
        String foreign = mock.token("second", "s");

        Answer cancelled = mock.post("/payments/cancel", Mock.FORM, "imp_uid=" + impUid, "Authorization", foreign);

        assertThat(cancelled.at("/message")).isEqualTo("취소할 결제건이 존재하지 않습니다.");
        assertThat(mock.get("/payments/find/m1", "Authorization", foreign).status())
                .isEqualTo(404);
        assertThat(mock.get("/payments/findAll/m1", "Authorization", foreign).status())
                .isEqualTo(404);
        assertThat(mock.get("/payments?imp_uid%5B%5D=" + impUid, "Authorization", foreign)
                        .status())
                .isEqualTo(404);
        assertThat(mock.get("/payments/status/all", "Authorization", foreign).number("/response/total"))
                .isZero();
        assertThat(mock.v1("/payments/find/m1").at("/response/status")).isEqualTo("paid");
    }
}
