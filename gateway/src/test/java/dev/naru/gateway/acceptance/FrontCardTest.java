package dev.naru.gateway.acceptance;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.naru.gateway.acceptance.TroubledIamport.Arrived;
import dev.naru.gateway.acceptance.TroubledIamport.Trouble;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.Operator;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** The calls that hold a whole card, where the operator has opened them. */
@Tag("waits")
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrontCardTest {
    private static final String ONETIME = "/subscribe/payments/onetime";
    private static final String CARD = "4111-2222-3333-4444";
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    /** With a blank where ours would have none, to be seen on the other side. */
    private static final String BODY =
            "{\"merchant_uid\": \"card-1\",\"amount\":1000,\"card_number\":\"" + CARD + "\",\"expiry\":\"2030-01\"}";

    private final TroubledIamport iamport;
    private final GatewayFixture gateway;
    private final Pool pool;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;

    FrontCardTest(Vertx vertx, DatabaseAddress address, Pool pool) {
        this.iamport = new TroubledIamport(vertx);
        this.gateway = GatewayFixture.start(
                address,
                Map.of(
                        "NARU_IAMPORT_URL", iamport.url(),
                        "NARU_FRONT_CARD_ROUTES", "true",
                        "NARU_POLL_PLAN", "P1D",
                        "NARU_SWEEP_INTERVAL", "P1D"));
        this.pool = pool;
        iamport.passesOnTo(gateway.mock().url());
        this.token = token(gateway.apiUrl(), "environment", GatewayFixture.API_KEY);
    }

    @AfterAll
    void close() {
        gateway.close();
        iamport.close();
    }

    private static String token(String url, String key, String secret) {
        return new ApiClient(url, "")
                .post("/users/getToken", "{\"imp_key\":\"%s\",\"imp_secret\":\"%s\"}".formatted(key, secret))
                .json()
                .at("/response/access_token")
                .asText();
    }

    private CompletableFuture<HttpResponse<String>> later(
            String url, String authorization, String path, String contentType, String body) {
        return http.sendAsync(
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(Duration.ofSeconds(40))
                        .header("Authorization", authorization)
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> front(String path, String contentType, String body) {
        return later(gateway.apiUrl(), token, path, contentType, body).join();
    }

    @ParameterizedTest
    @CsvSource({
        "/subscribe/payments/onetime, /subscribe/payments/onetime",
        "/subscribe/payments/onetime/, /subscribe/payments/onetime",
        "/subscribe/customers/one, /subscribe/customers/one",
        "/subscribe/customers/a%2Fb?x=1, /subscribe/customers/a%2Fb?x=1"
    })
    void callAndAnswerAreHandedOnByteForByte(String path, String there) {
        String mockToken = token(gateway.mock().url(), GatewayFixture.IMP_KEY, GatewayFixture.IMP_SECRET);
        int before = iamport.arrived(there).size();

        HttpResponse<String> through = front(path, JSON, BODY);

        HttpResponse<String> direct =
                later(gateway.mock().url(), mockToken, there, JSON, BODY).join();
        assertThat(through.statusCode()).isEqualTo(direct.statusCode());
        assertThat(through.body()).isEqualTo(direct.body());
        assertThat(through.headers().firstValue("Content-Type"))
                .isEqualTo(direct.headers().firstValue("Content-Type"));
        assertThat(through.headers().firstValue("X-Gateway-Error")).isEmpty();
        assertThat(iamport.arrived(there)).hasSize(before + 1).last().satisfies(call -> {
            assertThat(call.body()).isEqualTo(BODY);
            assertThat(call.contentType()).startsWith(JSON);
        });
    }

    @Test
    void aFormStaysAForm() {
        String form = "merchant_uid=card-2&amount=1000&card_number=" + CARD + "&buyer_name=%ED%99%8D";

        front("/subscribe/customers/form", FORM, form);

        assertThat(iamport.arrived("/subscribe/customers/form"))
                .containsExactly(new Arrived("/subscribe/customers/form", FORM, form));
    }

    @Test
    void onlyJsonAndFormsLeave() {
        HttpResponse<String> answer = front("/subscribe/customers/text", "text/plain", BODY);

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(new JsonObject(answer.body()).getInteger("code")).isEqualTo(-1);
        assertThat(iamport.arrived("/subscribe/customers/text")).isEmpty();
    }

    @Test
    void aKeyWithoutTheScopeIsRefused() {
        Operator operator = new Operator(gateway);
        var key = operator.key(operator.merchant("narrow"), "read", "orders");
        String narrow = token(
                gateway.apiUrl(), key.get("key_id").asText(), key.get("key").asText());

        HttpResponse<String> answer = later(gateway.apiUrl(), narrow, "/subscribe/customers/narrow", JSON, BODY)
                .join();

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("X-Gateway-Error")).contains("missing_scope");
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "HTML_PAGE"})
    void aLostAnswerIsUnknownAndNothingIsRepeated(Trouble trouble) {
        String path = "/subscribe/customers/" + trouble.name();
        iamport.next("POST", path, trouble);

        isUnknown(front(path, JSON, BODY));

        assertThat(iamport.arrived(path)).hasSize(1);
    }

    @Test
    void anAnswerThatNeverComesIsUnknownInTimeAndNothingIsRepeated() {
        List<String> paths = Stream.of(Trouble.NO_ANSWER, Trouble.SLOW_BODY)
                .map(trouble -> "/subscribe/customers/" + trouble.name())
                .toList();
        iamport.next("POST", paths.get(0), Trouble.NO_ANSWER);
        iamport.next("POST", paths.get(1), Trouble.SLOW_BODY);

        long start = System.nanoTime();
        List<CompletableFuture<HttpResponse<String>>> answers = paths.stream()
                .map(path -> later(gateway.apiUrl(), token, path, JSON, BODY))
                .toList();

        assertThat(answers).allSatisfy(answer -> isUnknown(answer.join()));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(28));
        assertThat(paths).allSatisfy(path -> assertThat(iamport.arrived(path)).hasSize(1));
    }

    private static void isUnknown(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.headers().firstValue("X-Gateway-Error")).contains("outcome_unknown");
        JsonObject envelope = new JsonObject(answer.body());
        assertThat(envelope.getInteger("code")).isEqualTo(-1);
        assertThat(envelope.getString("message")).contains("처리 결과를 알 수 없습니다.");
        assertThat(envelope.getValue("response")).isNull();
    }

    /** What is well, lost, broken or refused. */
    @Test
    void noCardIsInALogLineOrInATable() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("dev.naru.gateway");
        Logger access = (Logger) LoggerFactory.getLogger("access");
        lines.start();
        ours.setLevel(Level.TRACE);
        access.setLevel(Level.INFO);
        root.addAppender(lines);
        access.addAppender(lines);
        try {
            iamport.next("POST", "/subscribe/customers/lost", Trouble.RESET);
            front(ONETIME, JSON, BODY);
            front("/subscribe/customers/logged", FORM, "card_number=" + CARD);
            front("/subscribe/customers/lost", JSON, BODY);
            front("/subscribe/customers/broken", JSON, "{\"card_number\":\"" + CARD + "\",,");
            front("/subscribe/customers/text", "text/plain", BODY);
            front("/subscribe/payments/again", JSON, BODY);
        } finally {
            lines.stop();
            root.detachAppender(lines);
            access.detachAppender(lines);
            ours.setLevel(null);
            access.setLevel(null);
        }

        List<String> said = new ArrayList<>(lines.list)
                .stream()
                        .map(line -> line.getFormattedMessage() + " " + line.getMDCPropertyMap() + " "
                                + (line.getThrowableProxy() == null
                                        ? ""
                                        : line.getThrowableProxy().getMessage()))
                        .toList();
        assertThat(said).anySatisfy(line -> assertThat(line).contains(ONETIME));
        assertThat(said).noneSatisfy(line -> assertThat(line).contains(CARD));
        assertThat(tables())
                .contains("front_call", "operation")
                .allSatisfy(
                        table -> assertThat(rowsWithTheCard(table)).as(table).isZero());
        assertThat(count("select count(*) from front_call")).isZero();
    }

    private List<String> tables() {
        List<String> names = new ArrayList<>();
        await(pool.query("select relname::text from pg_class where relkind in ('r', 'p')"
                                + " and relnamespace = 'public'::regnamespace")
                        .execute())
                .forEach(row -> names.add(row.getString(0)));
        return names;
    }

    private long rowsWithTheCard(String table) {
        String hex = HexFormat.of().formatHex(CARD.getBytes(StandardCharsets.US_ASCII));
        return count("select count(*) from \"" + table + "\" t where t::text like '%" + CARD + "%' or t::text like '%"
                + hex + "%'");
    }

    private long count(String query) {
        return await(pool.query(query).execute()).iterator().next().getLong(0);
    }
}
