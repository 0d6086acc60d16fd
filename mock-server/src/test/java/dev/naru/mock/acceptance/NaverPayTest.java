package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Iamport V1, what payment-type Naver Pay has beyond paying. */
class NaverPayTest {
    @RegisterExtension
    final Mock mock = new Mock();

    @ParameterizedTest
    @ValueSource(strings = {"confirm", "point"})
    void successHasNothingMoreToSay(String call) {
        String impUid = record("{\"merchant_uid\":\"m1\"}");

        Answer answer = mock.v1("/payments/" + impUid + "/naver/" + call, "requester=customer");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"code\":0,\"message\":null,\"response\":null}");
    }

    @Test
    void successIsAnEmptyObjectForClientsThatTakeNullForFailure() {
        mock.control("PUT", "merchants/imp_key_local", "{\"switches\":{\"empty_response\":\"object\"}}");
        String impUid = record("{\"merchant_uid\":\"m1\"}");

        assertThat(mock.v1("/payments/" + impUid + "/naver/point", "").json().get("response"))
                .isEmpty();
        assertThat(mock.v1("/payments/" + impUid + "/naver/point", "").body()).contains("\"response\":{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirm", "point"})
    void orderTypeAndUnpaidPaymentsAreRefusedWithAText(String call) {
        String orderType = record("{\"merchant_uid\":\"m1\",\"pg_provider\":\"naverco\"}");
        String unpaid = record("{\"merchant_uid\":\"m2\",\"status\":\"ready\"}");

        for (String impUid : new String[] {orderType, unpaid}) {
            Answer answer = mock.v1("/payments/" + impUid + "/naver/" + call, "");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.number("/code")).isEqualTo(-1);
            assertThat(answer.at("/message")).isNotBlank();
        }
    }

    @Test
    void requesterIsAdminOrCustomer() {
        String impUid = record("{\"merchant_uid\":\"m1\"}");

        Answer answer = mock.v1("/payments/" + impUid + "/naver/confirm", "requester=robot");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/message")).contains("requester");
    }

    @ParameterizedTest
    @CsvSource({"card, 0, 0, 0, 0", "point, 1100, 0, 1000, 100", "trans, 0, 1100, 1000, 100"})
    void cashAmountIsWhatWasNotPaidByCard(String method, long byPoint, long byAccount, long supply, long vat) {
        String impUid = record("{\"merchant_uid\":\"m1\",\"amount\":1100,\"pay_method\":\"" + method + "\"}");

        Answer answer = mock.v1("/payments/" + impUid + "/naver/cash-amount");

        assertThat(answer.json().get("response"))
                .hasToString("{\"amount_by_npoint\":" + byPoint + ",\"amount_by_primary\":" + byAccount
                        + ",\"amount_supply\":" + supply + ",\"amount_total\":" + (byPoint + byAccount)
                        + ",\"amount_vat\":" + vat + "}");
    }

    @Test
    void cashAmountShrinksWithACancel() {
        String impUid = record("{\"merchant_uid\":\"m1\",\"amount\":1100,\"pay_method\":\"point\"}");
        mock.v1("/payments/cancel", "imp_uid=" + impUid + "&amount=1000");

        assertThat(mock.v1("/payments/" + impUid + "/naver/cash-amount").number("/response/amount_total"))
                .isEqualTo(100);
    }

    @Test
    void cashAmountOfAnotherServiceIs400() {
        String impUid = record("{\"merchant_uid\":\"m1\",\"pg_provider\":\"naverco\"}");

        assertThat(mock.v1("/payments/" + impUid + "/naver/cash-amount").status())
                .isEqualTo(400);
    }

    private String record(String json) {
        return mock.control("POST", "orders", json).at("/data/imp_uid");
    }
}
