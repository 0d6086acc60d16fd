package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code GET /_mock/v1/inspection}: what Naver Pay would fault in the shop. */
class InspectionTest {
    @RegisterExtension
    final Mock mock = new Mock();

    @Test
    void cancelWithoutReasonAndRequesterWorksAndIsNoted() {
        String impUid = paid("m1");

        Answer cancelled = mock.v1("/payments/cancel", "imp_uid=" + impUid);

        assertThat(cancelled.number("/code")).isZero();
        assertThat(codes()).containsExactly("CANCEL_WITHOUT_REASON", "CANCEL_WITHOUT_REQUESTER");
        JsonNode first = mock.control("GET", "inspection", null).data().get(0);
        assertThat(first.get("merchant_uid").asText()).isEqualTo("m1");
        assertThat(first.get("imp_uid").asText()).isEqualTo(impUid);
        assertThat(first.at("/title/ko").asText()).contains("사유");
        assertThat(first.at("/why/en").asText()).contains("reason");
        assertThat(first.get("first_at").asText()).isEqualTo(Mock.START.toString());
    }

    @Test
    void cancelWithBothIsNotNoted() {
        String impUid = paid("m1");

        mock.v1("/payments/cancel", "imp_uid=" + impUid + "&reason=변심&extra[requester]=customer");

        assertThat(codes()).isEmpty();
    }

    @Test
    void cancelOfAnotherServiceIsNotNoted() {
        String impUid = mock.control("POST", "orders", "{\"merchant_uid\":\"m1\",\"pg_provider\":\"kakaopay\"}")
                .at("/data/imp_uid");

        mock.v1("/payments/cancel", "imp_uid=" + impUid);

        assertThat(codes()).isEmpty();
    }

    @Test
    void sameFaultOfOneOrderIsOneRowWithACount() {
        String impUid = paid("m1");

        mock.v1("/payments/cancel", "imp_uid=" + impUid + "&amount=1&extra[requester]=admin");
        mock.advance("PT10S");
        mock.v1("/payments/cancel", "imp_uid=" + impUid + "&amount=1&extra[requester]=admin");

        JsonNode row = mock.control("GET", "inspection", null).data().get(0);
        assertThat(codes()).hasSize(1);
        assertThat(row.get("count").longValue()).isEqualTo(2);
        assertThat(row.get("last_at").asText())
                .isEqualTo(Mock.START.plusSeconds(10).toString());
    }

    @Test
    void webhookThatIsNotAnswered200IsNoted() {
        mock.shop().answersWebhooksWith(302);

        announce("m1");

        JsonNode row = mock.control("GET", "inspection", null).data().get(0);
        assertThat(row.get("code").asText()).isEqualTo("WEBHOOK_NOT_200");
        assertThat(row.get("evidence").asText()).contains("302");
    }

    @Test
    void paymentThatIsReadInTimeAfterItsWebhookIsFine() {
        announce("m1");
        mock.v1("/payments/find/m1");

        mock.advance("PT61S");

        assertThat(codes()).isEmpty();
    }

    @Test
    void paymentThatNobodyReadAfterItsWebhookIsNotedAfterAMinute() {
        announce("m1");
        mock.advance("PT60S");
        assertThat(codes()).isEmpty();

        mock.advance("PT1S");

        assertThat(codes()).containsExactly("NOT_VERIFIED_AFTER_WEBHOOK");
        JsonNode row = mock.control("GET", "inspection", null).data().get(0);
        assertThat(row.get("last_at").asText())
                .isEqualTo(Mock.START.plusSeconds(60).toString());
    }

    @Test
    void lateReadDoesNotUndoTheFault() {
        announce("m1");
        mock.advance("PT61S");

        mock.v1("/payments/find/m1");

        assertThat(codes()).containsExactly("NOT_VERIFIED_AFTER_WEBHOOK");
    }

    @Test
    void merchantsAreInspectedOnTheirOwnAndResetStartsOver() {
        mock.control("POST", "merchants", "{\"imp_key\":\"second\",\"imp_secret\":\"s\",\"user_code\":\"second\"}");
        mock.v1("/payments/cancel", "imp_uid=" + paid("m1"));

        assertThat(mock.control("GET", "inspection?space=second", null).data()).isEmpty();
        assertThat(codes()).hasSize(2);
        mock.control("POST", "reset", null);
        assertThat(codes()).isEmpty();
    }

    private void announce(String merchantUid) {
        mock.control("POST", "orders", "{\"merchant_uid\":\"" + merchantUid + "\",\"announce\":true}");
        mock.advance("PT0S");
    }

    private List<String> codes() {
        return mock.control("GET", "inspection", null).data().findValuesAsText("code");
    }

    private String paid(String merchantUid) {
        return mock.control("POST", "orders", "{\"merchant_uid\":\"" + merchantUid + "\"}")
                .at("/data/imp_uid");
    }
}
