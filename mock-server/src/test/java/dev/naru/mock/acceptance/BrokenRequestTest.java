package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Bytes that are hardly HTTP get a reason, and leave no stack trace. */
class BrokenRequestTest {
    @RegisterExtension
    final Mock mock = new Mock();

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        logged.start();
        root.addAppender(logged);
    }

    @AfterEach
    void logHasNoStackTrace() {
        root.detachAppender(logged);
        assertThat(logged.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN) || event.getThrowableProxy() != null)
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  /users/getToken | | malformed",
                "GET / HTTP/1.1 x | | malformed",
                "nonsense | | malformed",
                "POST /payments/cancel HTTP/1.1 | Content-Length: ten | malformed",
                "POST /payments/cancel HTTP/1.1 | Content-Length: -1 | malformed",
                "POST /_mock/v1/reset HTTP/1.1 | Content-Length: 1, 2 | malformed",
                "GET /_mock/v1/info HTTP/1.1 | Bad Header: x | malformed",
                "OPTIONS * HTTP/1.1 | X: y | must be a path",
                "GET nowhere HTTP/1.1 | X: y | must be a path",
                "GET /users/pg HTTP/1.1 | Host: other | one Host header",
                "POST /_mock/v1/reset HTTP/1.1 | Transfer-Encoding: gzip | Transfer-Encoding"
            })
    void unreadableHeadIsAnsweredWithTheReason(String line, String header, String reason) {
        String answer = Wire.request(mock.url(), "", line, "Host: 127.0.0.1", header == null ? "Accept: */*" : header);

        // A request line that cannot be read names no version to answer in.
        assertThat(answer)
                .startsWith("HTTP/1.")
                .contains(" 400 Bad Request", reason)
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/pg", "/_mock/v1/info", "/_mock/sdk/request-pay"})
    void missingHostIsNamed(String path) {
        String answer = Wire.request(mock.url(), "", "GET " + path + " HTTP/1.1");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("one Host header");
    }

    @Test
    void unreadableHeadOfAV1CallIsAnsweredInTheEnvelope() {
        String answer = Wire.request(mock.url(), "", "GET /users/pg HTTP/1.1", "Host: a", "Content-Length: x");

        assertThat(answer).contains("{\"code\":-1,\"message\":\"the head").contains("\"response\":null}");
    }

    @Test
    void longRequestLineIs414AndLongHeadersAre431() {
        String line = Wire.request(mock.url(), "", "GET /" + "x".repeat(70_000) + " HTTP/1.1", "Host: a");
        String headers = Wire.request(mock.url(), "", "GET / HTTP/1.1", "Host: a", "X: " + "x".repeat(9_000));

        assertThat(line).contains(" 414 ", "too long");
        assertThat(headers).startsWith("HTTP/1.1 431").contains("8 KiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/payments/cancel", "/_mock/v1/clock/advance", "/_mock/sdk/request-pay"})
    void brokenChunkIsAnsweredInOnePacketOrInTwo(String path) {
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n";

        String together = Wire.send(mock.url(), head + "zz\r\n{}\r\n0\r\n\r\n");
        String apart = Wire.send(mock.url(), head, "zz\r\n{}\r\n0\r\n\r\n");
        String later = Wire.send(mock.url(), head + "1\r\n{\r\n", "zz\r\n}\r\n0\r\n\r\n");

        assertThat(together).startsWith("HTTP/1.1 400").contains("chunks");
        assertThat(apart).startsWith("HTTP/1.1 400").contains("chunks");
        assertThat(later).startsWith("HTTP/1.1 400").contains("chunks");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/payments/%zz", "/payments/%ff", "/users/getToken%ff", "/users/getToken%00", "/cards/a%0Ab"})
    void pathThatDecodesToNoTextIsRefusedInTheEnvelope(String path) {
        String answer = Wire.request(mock.url(), "", "GET " + path + " HTTP/1.1", "Host: 127.0.0.1");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":-1").contains("path");
    }

    @Test
    void jsonThatIsNotUtf8IsRefused() {
        String answer = Wire.request(
                mock.url(),
                "{\"a\":\"\u00ff\"}",
                "POST /payments/cancel HTTP/1.1",
                "Host: 127.0.0.1",
                "Authorization: " + mock.token(),
                "Content-Type: application/json",
                "Content-Length: 9");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("not valid UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/pg", "/_mock/v1/orders", "/_mock/nothing", "/_mock/window/key/pay"})
    void optionsWithoutCorsSaysWhatThePathTakes(String path) {
        Answer answer = mock.send("OPTIONS", path, null, null);

        assertThat(answer.status()).isIn(404, 405);
        assertThat(answer.body()).containsAnyOf("takes", "nothing at this path");
    }

    @Test
    void clearTextUpgradeToHttp2IsNotTaken() {
        String answer = Wire.request(
                mock.url(),
                "",
                "GET /_mock/v1/health HTTP/1.1",
                "Host: 127.0.0.1",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAAQAAP__");

        assertThat(answer).startsWith("HTTP/1.1 200");
    }
}
