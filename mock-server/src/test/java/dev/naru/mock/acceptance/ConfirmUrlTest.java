package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The shop's word before approval, at the {@code confirm_url} of the payment. */
class ConfirmUrlTest {
    @RegisterExtension
    final Mock mock = new Mock();

    private final Buying buying = new Buying(mock);
    private final BlockingQueue<JsonObject> questions = new LinkedBlockingQueue<>();
    private volatile Consumer<HttpServerRequest> answer =
            request -> request.response().end();
    private Vertx vertx;
    private HttpServer shop;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        shop = Mock.await(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    questions.add(body.toJsonObject());
                    answer.accept(request);
                }))
                .listen(0, "127.0.0.1"));
    }

    @AfterEach
    void close() {
        Mock.await(vertx.close());
    }

    @Test
    void shopIsAskedBeforeApprovalAndItsYesApproves() throws InterruptedException {
        Answer window = opened();

        Answer paid = buying.pay(window, "{}");

        assertThat(paid.at("/data/state")).isEqualTo("paid");
        JsonObject question = questions.poll(20, TimeUnit.SECONDS);
        assertThat(question.getString("imp_uid")).isEqualTo(window.at("/imp_uid"));
        assertThat(question.getString("merchant_uid")).isEqualTo("m1");
        assertThat(question.getLong("amount")).isEqualTo(1004);
        assertThat(question.size()).isEqualTo(3);
    }

    @Test
    void refusalFailsThePaymentWithTheShopsReason() {
        answer = request -> request.response().setStatusCode(500).end("{\"reason\":\"재고 부족\"}");
        Answer window = opened();

        Answer ended = buying.pay(window, "{}");

        String text = "고객사 요청에 의해 결제를 중단합니다. (상세사유 : 재고 부족)";
        assertThat(ended.at("/data/rsp/error_msg")).isEqualTo(text);
        assertThat(buying.record(window).at("/response/fail_reason")).isEqualTo(text);
    }

    @Test
    void anyOtherSuccessIsARefusalWithoutAReason() {
        answer = request -> request.response().setStatusCode(204).end();
        Answer window = opened();

        Answer ended = buying.pay(window, "{}");

        assertThat(ended.at("/data/rsp/error_msg")).isEqualTo("고객사 요청에 의해 결제를 중단합니다. (상세사유 : 알 수 없음)");
    }

    @Test
    void silentShopIsARefusal() {
        answer = request -> {};
        buying.set("confirm_timeout_seconds", "1");
        Answer window = opened();

        Answer ended = buying.pay(window, "{}");

        assertThat(ended.at("/data/rsp/error_msg")).endsWith("(상세사유 : 알 수 없음)");
    }

    @Test
    void refusedByNaverIsNotAskedOfTheShop() {
        buying.pay(opened(), "{\"outcome\":\"low_balance\"}");

        assertThat(questions).isEmpty();
    }

    @Test
    void secondPressWhileTheShopIsAskedIsRefused() throws InterruptedException {
        BlockingQueue<HttpServerRequest> waiting = new LinkedBlockingQueue<>();
        answer = waiting::add;
        Answer window = opened();
        Thread first = new Thread(() -> buying.pay(window, "{}"));
        first.start();
        HttpServerRequest held = waiting.poll(20, TimeUnit.SECONDS);

        Answer second = buying.pay(window, "{}");

        assertThat(second.status()).isEqualTo(409);
        held.response().end();
        first.join(20_000);
        assertThat(buying.record(window).at("/response/status")).isEqualTo("paid");
    }

    private Answer opened() {
        return buying.opened(
                PaymentRequests.single("m1").put("confirm_url", "http://127.0.0.1:" + shop.actualPort() + "/confirm"));
    }
}
