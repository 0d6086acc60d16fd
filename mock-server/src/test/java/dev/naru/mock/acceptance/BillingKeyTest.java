package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Billing keys from their window to their end. */
class BillingKeyTest {
    @RegisterExtension
    final Mock mock = new Mock();

    private final Recurring shop = new Recurring(mock);

    @Test
    void windowIssuesAKeyWithoutACharge() {
        Answer window = mock.requestPay(PaymentRequests.registration("hong", "m-issue"));
        mock.post("/_mock/window-pay/" + window.at("/window/key") + "/pay", Mock.JSON, "{}");

        JsonNode record = mock.v1("/payments/" + window.at("/imp_uid") + "?include_sandbox=true")
                .json()
                .get("response");
        assertThat(record.get("status").asText()).isEqualTo("paid");
        assertThat(record.get("amount").longValue()).isZero();
        assertThat(record.get("customer_uid_usage").asText()).isEqualTo("issue");
        JsonNode key = mock.v1("/subscribe/customers/hong").json().get("response");
        assertThat(key.get("customer_name").asText()).isEqualTo("구매자이름");
        assertThat(key.get("pg_provider").asText()).isEqualTo("naverpay");
        assertThat(shop.again("hong", "m1").at("/response/status")).isEqualTo("paid");
    }

    @Test
    void registrationShowsTheRequestedAmountWhereTheSwitchSaysSo() {
        shop.setSwitch("issue_amount", "\"requested\"");

        String impUid = shop.register("hong").at("/data/imp_uid");

        assertThat(mock.v1("/payments/" + impUid + "?include_sandbox=true").number("/response/amount"))
                .isEqualTo(14_000);
    }

    @Test
    void keyShowsItsBuyerAsCustomer() {
        shop.register("hong");

        Answer key = mock.v1("/subscribe/customers/hong");

        assertThat(key.json().get("response").toString())
                .isEqualTo("{\"card_code\":\"361\",\"card_issuer_code\":null,\"card_issuer_name\":null,"
                        + "\"card_name\":\"BC카드\",\"card_number\":\"910000*********1\",\"card_publisher_code\":null,"
                        + "\"card_publisher_name\":null,\"card_type\":0,\"customer_addr\":\"서울특별시 강남구\","
                        + "\"customer_email\":\"hong@example.com\",\"customer_id\":\"member-7\","
                        + "\"customer_name\":\"홍길동\",\"customer_postcode\":\"06236\","
                        + "\"customer_tel\":\"010-1234-5678\",\"customer_uid\":\"hong\",\"inserted\":1767225600,"
                        + "\"pg_id\":\"" + key.at("/response/pg_id") + "\",\"pg_provider\":\"naverpay\","
                        + "\"sandbox\":true,\"updated\":1767225600}");
    }

    @Test
    void unknownKeyIsARefusalOnHttp200() {
        Answer refused = mock.v1("/subscribe/customers/nobody");

        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.number("/code")).isEqualTo(1);
        assertThat(refused.at("/message")).isEqualTo("요청하신 customer_uid(nobody)로 등록된 정보를 찾을 수 없습니다.");
    }

    @Test
    void unknownKeyIs404WhereTheSwitchSaysSo() {
        shop.setSwitch("unknown_customer", "\"404\"");

        assertThat(mock.v1("/subscribe/customers/nobody").status()).isEqualTo(404);
        assertThat(shop.bare("DELETE", "/subscribe/customers/nobody").status()).isEqualTo(404);
    }

    @Test
    void severalKeysAre200PartlyAre207AndNoneIs404() {
        shop.register("hong");
        shop.register("kim");

        Answer all = mock.v1("/subscribe/customers?customer_uid[]=kim&customer_uid[]=hong");
        Answer some = mock.v1("/subscribe/customers?customer_uid[]=kim&customer_uid[]=nobody");
        Answer none = mock.v1("/subscribe/customers?customer_uid[]=nobody");

        assertThat(all.status()).isEqualTo(200);
        assertThat(all.json().get("response").findValuesAsText("customer_uid")).containsExactly("kim", "hong");
        assertThat(some.status()).isEqualTo(207);
        assertThat(some.number("/code")).isZero();
        assertThat(some.json().get("response").findValuesAsText("customer_uid")).containsExactly("kim");
        assertThat(none.status()).isEqualTo(404);
    }

    @Test
    void severalKeysWithoutANameAre400() {
        assertThat(mock.v1("/subscribe/customers").status()).isEqualTo(400);
    }

    @Test
    void deletedKeyIsReturnedOnceAndGoneAfterwards() {
        shop.register("hong");

        Answer deleted =
                shop.bare("DELETE", "/subscribe/customers/hong?reason=%ED%95%B4%EC%A7%80&extra[requester]=customer");

        assertThat(deleted.at("/response/customer_uid")).isEqualTo("hong");
        assertThat(mock.v1("/subscribe/customers/hong").number("/code")).isEqualTo(1);
        assertThat(shop.again("hong", "m1").at("/message")).isEqualTo("등록되지 않은 구매자입니다.");
        JsonNode seen = mock.control("GET", "billing-keys", null).data().get(0);
        assertThat(seen.get("deleted_at").asText()).isEqualTo(Mock.START.toString());
        assertThat(seen.get("delete_reason").asText()).isEqualTo("해지");
        assertThat(seen.get("delete_requester").asText()).isEqualTo("customer");
        assertThat(mock.control("GET", "inspection", null).data()).isEmpty();
    }

    @Test
    void deletionByABodyIsUnderstoodToo() {
        shop.register("hong");

        shop.json("DELETE", "/subscribe/customers/hong", "{\"reason\":\"해지\",\"extra\":{\"requester\":\"admin\"}}");

        assertThat(mock.control("GET", "billing-keys", null)
                        .data()
                        .get(0)
                        .get("delete_reason")
                        .asText())
                .isEqualTo("해지");
    }

    @Test
    void deletionWithoutReasonAndRequesterWorksAndIsFaulted() {
        shop.register("hong");

        assertThat(shop.bare("DELETE", "/subscribe/customers/hong").number("/code"))
                .isZero();

        assertThat(mock.control("GET", "inspection", null).data().findValuesAsText("code"))
                .containsExactly("KEY_DELETED_WITHOUT_REASON", "KEY_DELETED_WITHOUT_REQUESTER");
    }

    @Test
    void requesterThatIsNeitherKeepsTheKey() {
        shop.register("hong");

        Answer refused = shop.bare("DELETE", "/subscribe/customers/hong?extra[requester]=owner");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/message")).contains("extra[requester]");
        assertThat(mock.v1("/subscribe/customers/hong").number("/code")).isZero();
    }

    @Test
    void secondRegistrationReplacesTheKeyAndLeavesTheFirstAgreement() {
        shop.register("hong");
        mock.advance("PT1H");

        mock.control("POST", "billing-keys", "{\"customer_uid\":\"hong\",\"method\":\"trans\"}");

        JsonNode key = mock.control("GET", "billing-keys/hong", null).data();
        assertThat(key.get("pay_method").asText()).isEqualTo("trans");
        assertThat(key.get("agreements_left").intValue()).isEqualTo(1);
        Answer answer = mock.v1("/subscribe/customers/hong");
        assertThat(answer.number("/response/inserted")).isEqualTo(Recurring.at(Duration.ZERO));
        assertThat(answer.number("/response/updated")).isEqualTo(Recurring.at(Duration.ofHours(1)));
    }

    @Test
    void changeLeavesNoAgreementBehind() {
        shop.register("hong");

        mock.control("POST", "billing-keys", "{\"customer_uid\":\"hong\",\"action\":\"CHANGE\",\"method\":\"point\"}");

        assertThat(mock.control("GET", "billing-keys/hong", null)
                        .data()
                        .get("agreements_left")
                        .intValue())
                .isZero();
        assertThat(shop.again("hong", "m1").at("/response/pay_method")).isEqualTo("point");
    }

    @Test
    void deletedNameCanBeRegisteredAnew() {
        shop.register("hong");
        shop.bare("DELETE", "/subscribe/customers/hong");

        mock.control("POST", "billing-keys", "{\"customer_uid\":\"hong\"}");

        assertThat(shop.again("hong", "m1").at("/response/status")).isEqualTo("paid");
    }

    @Test
    void paymentsOfAKeyAreItsChargesNewestFirstInPages() {
        shop.register("hong");
        shop.register("kim");
        for (int i = 1; i <= 21; i++) {
            shop.again("hong", "m" + i);
        }
        shop.again("kim", "k1");

        Answer first = mock.v1("/subscribe/customers/hong/payments");
        Answer second = mock.v1("/subscribe/customers/hong/payments?page=2");

        assertThat(first.number("/response/total")).isEqualTo(21);
        assertThat(first.at("/response/list/0/merchant_uid")).isEqualTo("m21");
        assertThat(first.number("/response/next")).isEqualTo(2);
        assertThat(second.json().at("/response/list").findValuesAsText("merchant_uid"))
                .containsExactly("m1");
        assertThat(second.number("/response/next")).isZero();
    }

    @Test
    void cardDataIsNotTaken() {
        Answer issue = mock.v1("/subscribe/customers/hong", "card_number=1234&expiry=2030-01&birth=800101");
        Answer onetime = mock.v1("/subscribe/payments/onetime/", "merchant_uid=m1&amount=1000&card_number=1234");

        assertThat(issue.status()).isEqualTo(501);
        assertThat(issue.at("/message")).contains("not simulated");
        assertThat(onetime.status()).isEqualTo(501);
    }

    @Test
    void keysOfAnotherMerchantAreUnknown() {
        shop.register("hong");
        mock.control("POST", "merchants", "{\"imp_key\":\"other\",\"imp_secret\":\"s\",\"user_code\":\"imp2\"}");
        String other = mock.token("other", "s");

        assertThat(mock.get("/subscribe/customers/hong", "Authorization", other).number("/code"))
                .isEqualTo(1);
        assertThat(mock.post(
                                "/subscribe/payments/again",
                                Mock.FORM,
                                "customer_uid=hong&merchant_uid=m1&amount=1000",
                                "Authorization",
                                other)
                        .at("/message"))
                .isEqualTo("등록되지 않은 구매자입니다.");
    }

    @Test
    void scriptOfAnUnknownKeyIs404() {
        assertThat(mock.control("PUT", "billing-keys/nobody/script", "{\"outcomes\":[]}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void scriptWithAnEmptyOutcomeChangesNothing() {
        shop.register("hong");
        shop.script("hong", "[\"한도 초과\"]");

        Answer refused = mock.control("PUT", "billing-keys/hong/script", "{\"outcomes\":[\"paid\",\" \"]}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(mock.control("GET", "billing-keys/hong", null)
                        .data()
                        .get("script")
                        .toString())
                .isEqualTo("[\"한도 초과\"]");
    }
}
