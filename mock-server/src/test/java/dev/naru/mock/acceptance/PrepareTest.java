package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Iamport V1, /payments/prepare. */
class PrepareTest {
    @RegisterExtension
    final Mock mock = new Mock();

    @Test
    void registeredAmountCanBeReadAndChanged() {
        Answer registered = mock.v1("/payments/prepare", "merchant_uid=m1&amount=1000");
        Answer changed = mock.send(
                "PUT",
                "/payments/prepare/",
                Mock.JSON,
                "{\"merchant_uid\":\"m1\",\"amount\":2000,\"currency\":\"KRW\"}",
                "Authorization",
                "Bearer " + mock.token());

        assertThat(registered.at("/response/merchant_uid")).isEqualTo("m1");
        assertThat(changed.number("/response/amount")).isEqualTo(2_000);
        assertThat(mock.v1("/payments/prepare/m1").at("/response/currency")).isEqualTo("KRW");
    }

    @Test
    void secondRegistrationIsRefusedWithIamportsWords() {
        mock.v1("/payments/prepare", "merchant_uid=m1&amount=1000");

        Answer again = mock.v1("/payments/prepare", "merchant_uid=m1&amount=2000");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.number("/code")).isEqualTo(1);
        assertThat(again.at("/message")).isEqualTo("결제정보 사전등록에 실패하였습니다(이미 등록된 merchant_uid입니다).");
        assertThat(mock.v1("/payments/prepare/m1").number("/response/amount")).isEqualTo(1_000);
    }

    @Test
    void unregisteredAmountCanNeitherBeReadNorChanged() {
        Answer changed = mock.send(
                "PUT", "/payments/prepare", Mock.FORM, "merchant_uid=m1&amount=1", "Authorization", mock.token());

        assertThat(changed.status()).isEqualTo(404);
        assertThat(mock.v1("/payments/prepare/m1").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "m%001", "m1%0A", "m%C2%851", "m1%7F"})
    void orderNumberWithControlCharactersIsRefusedByName(String merchantUid) {
        Answer refused = mock.v1("/payments/prepare", "merchant_uid=" + merchantUid + "&amount=1000");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.number("/code")).isEqualTo(-1);
        assertThat(refused.at("/message")).contains("merchant_uid");
        assertThat(mock.v1("/payments/prepare/" + merchantUid).at("/message"))
                .contains("path must not contain control");
    }
}
