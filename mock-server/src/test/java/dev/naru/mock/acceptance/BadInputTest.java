package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever arrives, the answer is a clear 4xx in the caller's own shape, and nothing has changed. */
class BadInputTest {
    @RegisterExtension
    final Mock mock = new Mock();

    @ParameterizedTest(name = "{0} {1}: {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /payments/cancel | application/json | {\"imp_uid\":              | 400 | not valid JSON",
                "POST | /payments/cancel | application/json | {\"a\":1,\"a\":2}          | 400 | repeats a key",
                "POST | /payments/cancel | application/json | [1]                        | 400 | JSON object",
                "POST | /payments/cancel | application/json | {\"imp_uid\":\"x\"} {}     | 400 | not valid JSON",
                "POST | /payments/cancel | text/xml         | <a/>                       | 415 | content type",
                "POST | /payments/cancel |                  | {}                         | 415 | content type",
                "POST | /payments/cancel | text/plain       | {}                         | 415 | content type",
                "POST | /users/getToken  |                  | imp_key=a                  | 415 | content type",
                "POST | /payments/cancel | application/json; charset=euc-kr | {}         | 415 | euc-kr",
                "POST | /payments/cancel | application/json;a=b; Charset=\"EUC-KR\" | {}   | 415 | EUC-KR",
                "POST | /payments/cancel | application/x-www-form-urlencoded;charset=cp949 | a=b | 415 | cp949",
                "POST | /payments/cancel | application/x-www-form-urlencoded | imp_uid=%zz | 400 | percent-encoding",
                "POST | /payments/cancel | application/x-www-form-urlencoded | imp_uid=%   | 400 | percent-encoding",
                "POST | /payments/cancel | application/x-www-form-urlencoded | imp_uid=%ff | 400 | UTF-8",
                "POST | /payments/cancel | application/x-www-form-urlencoded | a[b=1       | 400 | brackets",
                "POST | /payments/cancel | application/x-www-form-urlencoded | a=1&a[b]=2  | 400 | both a value and a group",
                "POST | /payments/cancel | application/json | {\"imp_uid\":{}}           | 400 | imp_uid",
                "POST | /payments/cancel | application/json | {\"amount\":-1}            | 400 | amount",
                "POST | /payments/cancel | application/json | {\"amount\":1.5}           | 400 | amount",
                "POST | /payments/cancel | application/json | {\"amount\":1e999999999}   | 400 | amount",
                "POST | /payments/cancel | application/json | {\"enable_webhook\":\"si\"} | 400 | enable_webhook",
                "POST | /payments/prepare | application/json | {\"amount\":1}            | 400 | merchant_uid",
                "POST | /payments/prepare | application/json | {\"merchant_uid\":\"m\"}  | 400 | amount",
                "POST | /payments/prepare | application/json | {\"merchant_uid\":\"a\\u0000b\",\"amount\":1} | 400 | merchant_uid must not contain control characters",
                "POST | /subscribe/payments/again | application/json | {\"customer_uid\":\"c\",\"merchant_uid\":\"a\\nb\",\"amount\":100} | 400 | merchant_uid must not contain control characters",
                "POST | /subscribe/payments/again | application/json | {\"customer_uid\":\"c\\u0085\",\"merchant_uid\":\"a\",\"amount\":100} | 400 | customer_uid must not contain control characters",
                "POST | /subscribe/payments/again | application/x-www-form-urlencoded | customer_uid=c&merchant_uid=a%00b&amount=100 | 400 | merchant_uid must not contain control characters",
                "POST | /subscribe/payments/schedule | application/json | {\"customer_uid\":\"c\",\"schedules\":[{\"merchant_uid\":\"a\\rb\",\"amount\":100}]} | 400 | schedules[0].merchant_uid must not contain control characters",
                "POST | /subscribe/payments/unschedule | application/json | {\"customer_uid\":\"\\ud800\"} | 400 | customer_uid must not contain control characters",
                "POST | /payments/prepare | application/x-www-form-urlencoded | merchant_uid=12345678901234567890123456789012345678901&amount=1 | 400 | merchant_uid",
                "DELETE | /payments/cancel | application/json | {}                       | 405 | POST",
                "POST | /payments/imp_1 | application/json | {}                          | 405 | GET",
                "GET  | /payments/prepare | application/json | {}                        | 405 | POST, PUT",
                "POST | /subscribe/payments/onetime | application/json | {}              | 501 | not simulated",
                "GET  | /cards | application/json | {}                                   | 501 | not simulated",
                "POST | /vbanks/ | application/json | {}                                 | 501 | not simulated",
                "GET  | /naver/product-orders/abc | application/json | {}                | 400 | product_order_id"
            })
    void iamportsRoutesAnswerInTheEnvelope(
            String method, String path, String type, String body, int status, String said) {
        Answer answer = mock.send(method, path, type, body, "Authorization", mock.token());

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.number("/code")).isEqualTo(-1);
        assertThat(answer.at("/message")).contains(said).doesNotContain("Exception");
        assertThat(answer.json().get("response").isNull()).isTrue();
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | clock/advance | {}                                       | 400 | by",
                "POST | clock/advance | {\"by\":\"soon\"}                        | 400 | by",
                "POST | clock/advance | {\"by\":\"-PT1S\"}                       | 400 | by",
                "POST | clock/advance | {\"by\":\"P9999999D\"}                   | 400 | by",
                "POST | clock/advance | {\"by\":\"PT1S\",\"speed\":2}            | 400 | speed",
                "POST | clock/advance | {\"by\":\"PT1S\"                         | 400 | not valid JSON",
                "GET  | clock/advance | {}                                       | 405 | POST",
                "PUT  | clock | {\"mode\":\"backwards\"}                         | 400 | mode",
                "PUT  | clock | {\"mode\":\"scaled\",\"rate\":0}                 | 400 | rate",
                "POST | merchants | {}                                           | 400 | imp_key",
                "POST | merchants | {\"imp_key\":\"a b\",\"imp_secret\":\"c\",\"user_code\":\"d\"} | 400 | imp_key",
                "PUT  | merchants/imp_key_local | {\"product_info_url\":\"ftp://x\"} | 400 | product_info_url",
                "PUT  | merchants/imp_key_local | {\"batch_interval\":\"PT0S\"}  | 400 | batch_interval",
                "PUT  | merchants/imp_key_local | {\"switches\":{\"magic\":true}} | 400 | switches.magic",
                "PUT  | merchants/nobody | {}                                    | 404 | imp_key",
                "PUT  | webhooks/policy | {\"copies\":11}                        | 400 | copies",
                "PUT  | webhooks/policy | {\"mode\":\"lose\"}                    | 400 | mode",
                "POST | webhooks/release | {\"ids\":[\"wh_9\"]}                  | 404 | webhook",
                "GET  | webhooks/wh_9 | {}                                       | 404 | webhook",
                "GET  | orders/none | {}                                         | 404 | order",
                "GET  | orders?limit=0 | {}                                      | 400 | limit",
                "GET  | orders?limit=1001 | {}                                   | 400 | limit",
                "POST | orders | {\"merchant_uid\":\"m\",\"amount\":-1}          | 400 | amount",
                "POST | orders | {\"merchant_uid\":\"a\\nb\"}                       | 400 | merchant_uid must not contain control characters",
                "POST | billing-keys | {\"customer_uid\":\"a\\tb\"}                 | 400 | customer_uid must not contain control characters",
                "POST | billing-keys | {\"customer_uid\":\"c\",\"merchant_uid\":\"\\n\"} | 400 | merchant_uid must not contain control characters",
                "POST | judge | {\"naver_products\":[]}                          | 400 | naver_products",
                "POST | judge | {\"naver_products\":[{\"id\":3}]}                | 400 | naver_products[0]",
                "POST | judge | {\"naverProducts\":[]}                           | 400 | unknown field: naverProducts (known: mode, naver_products, url, xml)",
                "POST | judge | {}                                               | 400 | naver_products"
            })
    void controlApiNamesWhatIsWrong(String method, String path, String body, int status, String said) {
        Answer answer = mock.control(method, path, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.at("/error/code")).isNotEmpty();
        assertThat(answer.at("/error/message")).contains(said).doesNotContain("Exception");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /_mock/sdk/request-pay | [] | 400",
                "POST | /_mock/sdk/request-pay | {\"user_code\":\"imp00000000\"} | 400",
                "POST | /_mock/sdk/request-pay | {\"user_code\":\"imp00000000\",\"params\":{},\"sudo\":1} | 400",
                "GET  | /_mock/sdk/request-pay | | 405",
                "GET  | /_mock/window/unknown | | 404",
                "POST | /_mock/window/unknown/pay | | 404",
                "DELETE | /_mock/window/unknown | | 405",
                "GET  | /_mock/nothing | | 404",
                "GET  | /nothing | | 404"
            })
    void everyOtherRouteAnswersAnErrorObject(String method, String path, String body, int status) {
        Answer answer = mock.send(method, path, body == null ? null : Mock.JSON, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.at("/error/message")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=UTF-8",
                "application/json; charset=\"Utf-8\"",
                "application/json; profile=x"
            })
    void utf8IsTakenHoweverItIsSaid(String type) {
        Answer answer = mock.post("/_mock/v1/clock/advance", type, "{\"by\":\"PT1S\"}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            nullValues = "none",
            value = {
                "POST, /_mock/v1/clock/advance, text/plain",
                "POST, /_mock/v1/clock/advance, none",
                "PUT, /_mock/v1/clock, none",
                "PUT, /_mock/v1/webhooks/policy, text/plain",
                "POST, /_mock/v1/orders, application/x-www-form-urlencoded",
                "POST, /_mock/sdk/request-pay, text/plain",
                "POST, /_mock/sdk/zzim, none",
                "POST, /_mock/window/key/close, text/plain"
            })
    void jsonOfAnotherContentTypeIsNotTaken(String method, String path, String type) {
        Answer answer = mock.send(method, path, type, "{}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(415);
        assertThat(answer.at("/error/message")).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain;charset=UTF-8", "application/xml"})
    void requestWithoutABodyNeedsNoContentType(String type) {
        Answer none = mock.post("/_mock/v1/clock/advance-to-next", null, null);
        Answer another = mock.post("/_mock/v1/clock/advance-to-next", type, "");

        assertThat(none.status()).isEqualTo(200);
        assertThat(another.status()).isEqualTo(200);
    }

    @Test
    void compressedBodyIsNotTaken() {
        Answer answer = mock.post("/_mock/v1/clock/advance", Mock.JSON, "{}", "Content-Encoding", "gzip");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.at("/error/message")).contains("gzip");
    }

    @Test
    void deliveryFieldsAreCheckedOneByOne() {
        Mock.Opened order = mock.open(Carts.jeju("m1"));
        String path = "/_mock/window/" + order.key() + "/delivery";

        Answer postcode = mock.send("PUT", path, Mock.JSON, "{\"address\":{\"postcode\":\"ABC\"}}");
        Answer unknown = mock.send("PUT", path, Mock.JSON, "{\"buyer\":{\"age\":3}}");

        assertThat(postcode.at("/error/message")).contains("address.postcode");
        assertThat(unknown.at("/error/message")).contains("buyer.age");
        assertThat(mock.get("/_mock/window/" + order.key()).at("/data/address/base"))
                .isEqualTo("서울특별시 강남구 삼성동");
    }

    @Test
    void deepJsonIsRefused() {
        String deep = "{\"a\":".repeat(17) + "1" + "}".repeat(17);

        Answer answer = mock.post("/payments/cancel", Mock.JSON, deep, "Authorization", mock.token());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/message")).contains("levels");
    }

    @Test
    void bodyOverAMebibyteIsRefused() {
        String big = "a=" + "x".repeat(1024 * 1024);

        Answer answer = mock.post("/payments/cancel", Mock.FORM, big, "Authorization", mock.token());

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.number("/code")).isEqualTo(-1);
    }

    @Test
    void everyPathRefusesAnotherMethod() {
        EveryRoute routes = EveryRoute.of(mock);
        List<String> before = routes.state();
        SoftAssertions all = new SoftAssertions();

        for (EveryRoute.Target target : routes.wrongMethods()) {
            Answer answer = routes.send(target, Mock.JSON, "{}");

            boolean notSimulated = target.isV1() && answer.status() == 501;
            all.assertThat(notSimulated ? 405 : answer.status())
                    .as(target + " " + answer.body())
                    .isIn(404, 405);
            all.assertThat(sentence(answer)).as(target.toString()).containsAnyOf("takes", "nothing", "not simulated");
        }

        all.assertAll();
        assertThat(routes.state()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadableBodies")
    void everyRouteRefusesABodyThatCannotBeRead(String fault, String type, String body, int status) {
        EveryRoute routes = EveryRoute.of(mock);
        List<String> before = routes.state();
        SoftAssertions all = new SoftAssertions();
        List<EveryRoute.Target> targets = routes.takingBodies();

        for (EveryRoute.Target target : targets) {
            Answer answer = routes.send(target, type, body);

            boolean notSimulated = target.isV1() && answer.status() == 501;
            all.assertThat(notSimulated ? status : answer.status())
                    .as(target + " " + answer.body())
                    .isEqualTo(status);
            all.assertThat(sentence(answer)).as(target.toString()).isNotBlank().doesNotContain("Exception");
        }

        all.assertAll();
        assertThat(targets).hasSizeGreaterThan(40);
        assertThat(routes.state()).isEqualTo(before);
    }

    static Stream<Arguments> unreadableBodies() {
        return Stream.of(
                Arguments.of("another content type", "text/xml", "<a/>", 415),
                Arguments.of("no content type", null, "{}", 415),
                Arguments.of("another charset", "application/json; charset=euc-kr", "{}", 415),
                Arguments.of("a body over 1 MiB", Mock.JSON, "{\"a\":\"" + "x".repeat(1024 * 1024) + "\"}", 413),
                Arguments.of("20 levels", Mock.JSON, "{\"a\":".repeat(20) + "1" + "}".repeat(20), 400),
                Arguments.of("a repeated key", Mock.JSON, "{\"a\":1,\"a\":1}", 400),
                Arguments.of("broken UTF-8", Mock.JSON, "{\"a\":\"\u00ff\"}", 400),
                Arguments.of("an array", Mock.JSON, "[]", 400),
                Arguments.of("half of an object", Mock.JSON, "{\"a\":", 400));
    }

    private static String sentence(Answer answer) {
        return answer.json().path("error").path("message").asText(answer.at("/message"));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /payments/prepare | {'merchant_uid':'p','amount':?}",
                "POST | /payments/cancel | {'merchant_uid':'m3','amount':?}",
                "POST | /payments/cancel | {'merchant_uid':'m3','checksum':?}",
                "POST | /subscribe/payments/again | {'customer_uid':'c1','merchant_uid':'a','name':'n','amount':?}",
                "POST | /subscribe/payments/schedule | {'customer_uid':'c1','schedules':[{'merchant_uid':'a','schedule_at':1800000000,'amount':?}]}",
                "POST | /subscribe/payments/schedule | {'customer_uid':'c1','schedules':[{'merchant_uid':'a','schedule_at':?,'amount':100}]}",
                "POST | /_mock/v1/orders | {'merchant_uid':'a','amount':?}",
                "POST | /_mock/v1/billing-keys | {'customer_uid':'a','amount':?}",
                "PUT  | /_mock/v1/webhooks/policy | {'copies':?}",
                "POST | /_mock/v1/clock/advance | {'by':?}",
                "POST | /_mock/v1/webhooks/release | {'ids':?}",
                "POST | /_mock/sdk/request-pay | {'user_code':?,'params':{}}"
            })
    void numbersOutOfRangeAreRefused(String method, String path, String template) {
        EveryRoute routes = EveryRoute.of(mock);
        List<String> before = routes.state();
        SoftAssertions all = new SoftAssertions();

        for (String number : List.of("1e400", "-1", "0.5", "99999999999999999999")) {
            String body = template.replace('\'', '"').replace("?", number);
            Answer answer = routes.send(new EveryRoute.Target(method, path), Mock.JSON, body);

            all.assertThat(answer.status()).as(body + " " + answer.body()).isBetween(400, 499);
            all.assertThat(sentence(answer)).as(body).contains("must be");
        }

        all.assertAll();
        assertThat(routes.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.test", "192.0.2.1:8090", "localhost.evil.test", "127.0.0.1.evil.test"})
    void controlApiRefusesAnotherHostsName(String host) {
        String read = Wire.request(mock.url(), "", "GET /_mock/v1/info HTTP/1.1", "Host: " + host);
        String change =
                Wire.request(mock.url(), "", "POST /_mock/v1/reset HTTP/1.1", "Host: " + host, "Content-Length: 0");

        assertThat(read).startsWith("HTTP/1.1 403").doesNotContain("imp_secret_local");
        assertThat(change).startsWith("HTTP/1.1 403").contains("Host");
    }

    @Test
    void pageOfAnotherOriginCannotDriveTheMock() {
        Answer foreign = mock.send("POST", "/_mock/v1/reset", Mock.JSON, "{}", "Origin", "http://evil.test");
        Answer own = mock.send("POST", "/_mock/v1/reset", Mock.JSON, "{}", "Origin", mock.url());

        assertThat(foreign.status()).isEqualTo(403);
        assertThat(own.status()).isEqualTo(200);
    }
}
