package dev.naru.gateway.iamport;

import static dev.naru.gateway.iamport.FakeIamport.ok;
import static dev.naru.gateway.iamport.FakeIamport.payment;
import static dev.naru.gateway.iamport.FakeIamport.refusal;
import static dev.naru.gateway.iamport.IamportWorld.IMP;
import static dev.naru.gateway.iamport.IamportWorld.PATH;
import static dev.naru.gateway.iamport.IamportWorld.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.iamport.IamportFailure.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IamportAnswerTest {
    private final IamportWorld world = new IamportWorld();
    private final FakeIamport fake = world.fake;
    private final IamportClient client = world.client;

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"amount\":10.5",
                "\"amount\":-1",
                "\"amount\":null",
                "\"amount\":1e400000000",
                "\"amount\":\"ten\""
            })
    void refusesAmountsThatAreNoWholeWon(String amount) {
        fake.next(
                PATH,
                200,
                "application/json",
                ok(payment(IMP.value(), "o", "paid", 10)).replace("\"amount\":10", amount));

        assertThat(failure(client.payment(IMP)).kind()).isEqualTo(Kind.PROTOCOL);
    }

    @Test
    void anUnknownPaymentIsNotFoundWithIamportsOwnWords() {
        IamportFailure failure = failure(client.payment(IMP));

        assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(failure.httpStatus()).isEqualTo(404);
        assertThat(failure.code()).isEqualTo(-1);
        assertThat(failure).hasMessage("존재하지 않는 결제정보입니다.");
    }

    @Test
    void http200WithAnotherCodeIsARefusalThatKeepsItsMessage() {
        fake.next(PATH, 200, "application/json", refusal(1, "취소할 결제건이 존재하지 않습니다."));

        IamportFailure failure = failure(client.payment(IMP));

        assertThat(failure.kind()).isEqualTo(Kind.DECLINED);
        assertThat(failure).hasMessage("취소할 결제건이 존재하지 않습니다.");
    }

    @ParameterizedTest
    @CsvSource({"400,DECLINED", "403,DECLINED", "404,NOT_FOUND", "429,RATE_LIMITED", "302,PROTOCOL"})
    void namesWhatAStatusMeans(int status, Kind kind) {
        fake.next(PATH, status, "application/json", refusal(-1, "no"));

        assertThat(failure(client.payment(IMP)).kind()).isEqualTo(kind);
        assertThat(fake.requests("GET ")).hasSize(1);
    }

    @Test
    void anHtmlPageIsNoAnswer() {
        fake.next(PATH, 200, "text/html", ok(payment(IMP.value(), "o", "paid", 10)));

        assertThat(failure(client.payment(IMP)).kind()).isEqualTo(Kind.PROTOCOL);
    }

    @Test
    void anHtmlNotFoundIsNotIamportSayingSo() {
        fake.next(PATH, 404, "text/html", "<h1>404</h1>");

        assertThat(failure(client.payment(IMP)).kind()).isEqualTo(Kind.PROTOCOL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"response\":{}}",
                "{\"code\":0}",
                "{\"code\":0,\"response\":[]}",
                "{\"code\":0,\"response\":{}}"
            })
    void brokenJsonIsAProtocolFailure(String body) {
        fake.next(PATH, 200, "application/json", body);

        assertThat(failure(client.payment(IMP)).kind()).isEqualTo(Kind.PROTOCOL);
    }

    @Test
    void anOversizedAnswerIsCutOff() {
        fake.next(PATH, 200, "application/json", "{\"x\":\"" + "a".repeat(1 << 20) + "\"}");

        assertThat(failure(client.payment(IMP)).kind()).isEqualTo(Kind.PROTOCOL);
    }
}
