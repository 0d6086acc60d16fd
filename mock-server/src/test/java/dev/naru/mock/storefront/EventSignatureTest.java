package dev.naru.mock.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.naru.mock.storefront.EventSignature.Check;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected signatures were computed by another implementation (Python's hmac), the first is the published one. */
class EventSignatureTest {
    private static final String SECRET = "whsec_bmFydS10ZXN0LXNlY3JldC0wMTIzNDU2Nzg5";
    private static final Instant SENT_AT = Instant.ofEpochSecond(1_767_225_600);
    private static final String BODY =
            "{\"type\":\"order.paid\",\"data\":{\"merchant_uid\":\"shop-20260101-0123456789ABCDEF\",\"memo\":\"제주 감귤\"}}";
    private static final String GOOD = "v1,oJNNdVefC4yFUFfDURIOLrnWV989BDkr00k4vm5Q+pg=";
    private static final String BY_OLD_SECRET = "v1,9Y02SRpv82B7L3bDq4SUn2e+PkvUZyo23fd2EOX2YUs=";

    private final EventSignature signature = new EventSignature(SECRET, () -> SENT_AT);

    @Test
    void acceptsThePublishedExample() {
        EventSignature published = new EventSignature(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", () -> Instant.ofEpochSecond(1_614_265_330));
        MultiMap headers = headers(
                "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

        assertThat(published.check(headers, Buffer.buffer("{\"test\": 2432232314}")))
                .isEqualTo(Check.VALID);
    }

    @Test
    void acceptsABodyInKorean() {
        assertThat(check(GOOD)).isEqualTo(Check.VALID);
    }

    @Test
    void acceptsAnEmptyBody() {
        MultiMap headers = headers("evt_1", "1767225600", "v1,5ulSJTt4P5mOBt8GMlFN8EAuAhiXryD5XE4Yw5zvmlw=");

        assertThat(signature.check(headers, Buffer.buffer())).isEqualTo(Check.VALID);
    }

    @Test
    void oneOfTwoSignaturesIsEnoughWhileASecretIsRotated() {
        assertThat(check(BY_OLD_SECRET + " " + GOOD)).isEqualTo(Check.VALID);
    }

    @Test
    void aSignatureByAnotherSecretIsRefused() {
        assertThat(check(BY_OLD_SECRET)).isEqualTo(Check.NO_MATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1,",
                "oJNNdVefC4yFUFfDURIOLrnWV989BDkr00k4vm5Q+pg=",
                "v1a,oJNNdVefC4yFUFfDURIOLrnWV989BDkr00k4vm5Q+pg=",
                "v1,oJNNdVefC4yFUFfDURIOLrnWV989BDkr00k4vm5Q+pg",
                "v1,OJNNdVefC4yFUFfDURIOLrnWV989BDkr00k4vm5Q+pg="
            })
    void anythingButTheExactSignatureIsRefused(String signatures) {
        assertThat(check(signatures)).isEqualTo(Check.NO_MATCH);
    }

    @Test
    void aChangedBodyIsRefused() {
        assertThat(signature.check(headers("evt_1", "1767225600", GOOD), Buffer.buffer(BODY + " ")))
                .isEqualTo(Check.NO_MATCH);
    }

    @Test
    void aChangedIdIsRefused() {
        assertThat(signature.check(headers("evt_2", "1767225600", GOOD), Buffer.buffer(BODY)))
                .isEqualTo(Check.NO_MATCH);
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void fiveMinutesEitherWayAreTolerated(long seconds) {
        assertThat(checkAt(SENT_AT.plusSeconds(seconds))).isEqualTo(Check.VALID);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, 86_400})
    void moreThanFiveMinutesEitherWayAreNot(long seconds) {
        assertThat(checkAt(SENT_AT.plusSeconds(seconds))).isEqualTo(Check.OUT_OF_TIME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1767225600.5", "now", "9999999999999999999", "1767225600 "})
    void aTimestampThatIsNotWholeSecondsIsMalformed(String timestamp) {
        assertThat(signature.check(headers("evt_1", timestamp, GOOD), Buffer.buffer(BODY)))
                .isEqualTo(Check.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
    void eachHeaderIsRequired(String missing) {
        MultiMap headers = headers("evt_1", "1767225600", GOOD).remove(missing);

        assertThat(signature.check(headers, Buffer.buffer(BODY))).isEqualTo(Check.HEADERS_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_not base64 at all, really"})
    void aSecretOfAnotherFormIsRefusedByName(String secret) {
        assertThatThrownBy(() -> EventSignature.requireSecret("NARU_EVENT_SECRET", secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("NARU_EVENT_SECRET");
    }

    private Check check(String signatures) {
        return signature.check(headers("evt_1", "1767225600", signatures), Buffer.buffer(BODY));
    }

    private Check checkAt(Instant now) {
        return new EventSignature(SECRET, () -> now).check(headers("evt_1", "1767225600", GOOD), Buffer.buffer(BODY));
    }

    private static MultiMap headers(String id, String timestamp, String signatures) {
        return MultiMap.caseInsensitiveMultiMap()
                .add("webhook-id", id)
                .add("webhook-timestamp", timestamp)
                .add("webhook-signature", signatures);
    }
}
