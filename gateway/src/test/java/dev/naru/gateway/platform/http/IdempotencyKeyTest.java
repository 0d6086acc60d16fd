package dev.naru.gateway.platform.http;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.WebClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
    private final Vertx vertx = Vertx.vertx();
    private int port;

    @BeforeEach
    void listen() {
        Router router = Router.router(vertx);
        new ProblemHandler(ErrorStyle.PROBLEM).mount(router);
        router.post("/").handler(ctx -> ctx.response().end(IdempotencyKey.of(ctx)));
        HttpServer server = vertx.createHttpServer().requestHandler(router);
        port = await(server.listen(0, "127.0.0.1")).actualPort();
    }

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '#',
            value = {"8e03978e-40d5, 8e03978e-40d5", "#\"8e03978e 40d5\"#, 8e03978e 40d5", "a, a"})
    void aKeyIsReadWithOrWithoutQuotes(String header, String key) {
        assertThat(ask(header)).isEqualTo("200 " + key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "two words", "\"half", "\u00e9"})
    void anythingElseIsRefused(String header) {
        assertThat(ask(header)).startsWith("400 ").contains("invalid_idempotency_key");
    }

    @Test
    void aKeyOf256CharactersIsTooLong() {
        assertThat(ask("k".repeat(255))).startsWith("200 ");
        assertThat(ask("k".repeat(256))).startsWith("400 ");
    }

    @Test
    void withoutAKeyTheAnswerSaysWhatToSend() {
        var answer = await(WebClient.create(vertx)
                .request(HttpMethod.POST, port, "127.0.0.1", "/")
                .send());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.bodyAsString()).contains("idempotency_key_required").contains("such as a UUID");
    }

    private String ask(String header) {
        var answer = await(WebClient.create(vertx)
                .request(HttpMethod.POST, port, "127.0.0.1", "/")
                .putHeader(IdempotencyKey.HEADER, header)
                .send());
        return answer.statusCode() + " " + answer.bodyAsString();
    }
}
