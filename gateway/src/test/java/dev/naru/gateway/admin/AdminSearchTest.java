package dev.naru.gateway.admin;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.ApiClient.Answer;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.Operator;
import dev.naru.gateway.testing.PostgresExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PostgresExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class AdminSearchTest {
    private static final UUID SHOP = new UUID(0, 1);

    private static final String ORDER = """
            insert into orders (merchant_id, merchant_uid, pg, name, ordered_amount, amount_rule, lines, buyer,
                request_pay, request_sha256, expires_at)
            values ($1, $2, 'naverpay', '양말', 14000, '{"type":"EXACT","amount":14000}', '[]',
                '{"name":"홍길동","tel":"010-1234-5678"}', '{}', repeat('0', 64), now() + interval '1 day')
            """;
    private static final String PAYMENT = """
            insert into payment (merchant_id, imp_uid, merchant_uid, rank, standing, amount, cancel_amount, fetch_ticket,
                pg_provider, sandbox, buyer, fail_reason)
            values ($1, $2, $3, 'FAILED', 'PENDING', 14000, 0, 1, 'naverpay', true, '{}', '홍길동 010-1234-5678 거절')
            """;
    private static final String CHARGE = """
            insert into operation (merchant_id, operation_id, kind, dedupe_key, lane, merchant_uid, request, state)
            values ($1, $2, 'CHARGE', $2::text, $2::text, $4, json_build_object('customer_uid', $3::text), 'SUCCEEDED')
            """;
    private static final String EVENT = """
            insert into event (merchant_id, event_id, subject, seq, type, dedupe_key, data)
            values ($1, $2, $3, 1, 'order.paid', $2::text, '{}')
            """;

    private final Database database;
    private final GatewayFixture gateway;
    private final Operator operator;

    AdminSearchTest(Database database, DatabaseAddress address) {
        this.database = database;
        this.gateway = GatewayFixture.start(address, Map.of());
        this.operator = new Operator(gateway);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void anOrderIsFoundByTheBeginningOfItsNumberTheExactOneFirst() {
        order(SHOP, "begin-12");
        order(SHOP, "begin-1");
        order(SHOP, "other-1");

        assertThat(ids(find("begin-1"))).containsExactly("begin-1", "begin-12");
    }

    @Test
    void koreanNumbersAndPercentSignsAreTakenAsTheyAre() {
        order(SHOP, "주문_100%");
        order(SHOP, "주문x100%");

        assertThat(ids(find("주문_1"))).containsExactly("주문_100%");
    }

    @Test
    void aPaymentIsFoundWithItsOrder() {
        order(SHOP, "pay-1");
        await(database.query(PAYMENT, SHOP, "imp_777000111", "pay-1"));

        JsonNode hit = find("imp_7770").at("/hits/0");

        assertThat(hit.at("/kind").asText()).isEqualTo("payment");
        assertThat(hit.at("/id").asText()).isEqualTo("imp_777000111");
        assertThat(hit.at("/merchant_uid").asText()).isEqualTo("pay-1");
    }

    @Test
    void everyChargeOfACustomerIsFound() {
        await(database.query(CHARGE, SHOP, UUID.randomUUID(), "gildong_77", "month-1"));
        await(database.query(CHARGE, SHOP, UUID.randomUUID(), "gildong_77", "month-2"));

        JsonNode hits = find("gildong_7").at("/hits");

        assertThat(hits.findValuesAsText("kind")).containsExactly("customer", "customer");
        assertThat(hits.findValuesAsText("merchant_uid")).containsExactlyInAnyOrder("month-1", "month-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\tgildong", "\nb1b2c3d4-0000-4000-8000-000000000001"})
    void anEventOfNoOrderNamesNone(String subject) {
        UUID id = UUID.randomUUID();
        await(database.query(EVENT, SHOP, id, subject));

        assertThat(find(id.toString()).at("/hits/0/merchant_uid").isNull()).isTrue();
    }

    @Test
    void anOperationAndAnEventAreFoundByTheBeginningOfTheirIds() {
        UUID id = UUID.fromString("a0b1c2d3-0000-4000-8000-000000000001");
        await(database.query(CHARGE, SHOP, id, "nobody", "month-3"));
        await(database.query(EVENT, SHOP, id, "month-3"));

        assertThat(find("a0b1c2").at("/hits").findValuesAsText("kind")).containsExactly("operation", "event");
        assertThat(ids(find("evt_a0b1c2d3-0000-4000-8000-000000000001"))).containsExactly("evt_" + id);
        assertThat(ids(find("a0b1c2d30"))).isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutAGapOverKindsAndMerchants() {
        UUID second =
                UUID.fromString(operator.merchant("second").at("/merchant_id").asText());
        for (int i = 0; i < 3; i++) {
            order(SHOP, "page-" + i);
            order(second, "page-" + i);
            await(database.query(PAYMENT, SHOP, "page-" + i, "page-" + i));
        }
        for (String customer : List.of("page-c", "page-c", "page-c")) {
            await(database.query(CHARGE, SHOP, UUID.randomUUID(), customer, "page-0"));
        }

        List<String> read = new ArrayList<>();
        JsonNode page = find("page-&limit=2");
        while (true) {
            page.at("/hits")
                    .forEach(hit -> read.add(hit.get("kind").asText() + hit.get("merchant_id") + hit.get("id")));
            assertThat(read).hasSizeLessThan(20);
            if (page.at("/next").isNull()) {
                break;
            }
            page = find("page-&limit=2&after=" + page.at("/next").asText());
        }

        assertThat(read).hasSize(12);
        assertThat(read.stream().distinct()).hasSize(10);
    }

    @Test
    void oneMerchantsSearchFindsNothingOfAnother() {
        UUID third =
                UUID.fromString(operator.merchant("third").at("/merchant_id").asText());
        order(third, "theirs-1");

        assertThat(ids(find("theirs&merchant_id=" + SHOP))).isEmpty();
        assertThat(ids(find("theirs&merchant_id=" + third))).containsExactly("theirs-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?q=", "?q=%20", "", "?q=%00", "?q=a&after=zzz", "?q=a&limit=0", "?q=a&merchant_id=1", "?p=1"})
    void aQuestionThatIsNoneIsRefused(String query) {
        assertThat(operator.admin().get("/admin/search" + query).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/search?q=a", "/admin/reviews", "/admin/audit", "/admin/health"})
    void nothingIsToldWithoutTheToken(String path) {
        assertThat(new ApiClient(gateway.opsUrl(), GatewayFixture.API_KEY)
                        .get(path)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void theStoryHoldsEverythingInTheOrderOfTimeAndNobodysName() {
        order(SHOP, "story-1");
        await(database.query(PAYMENT, SHOP, "imp_story", "story-1"));
        await(database.query(
                "insert into order_timeline (merchant_id, merchant_uid, type, detail) values ($1, 'story-1', 'order.created', '{}')",
                SHOP));
        await(database.query(
                "insert into webhook_inbox (merchant_id, inbox_id, source_ip, content_type, body, imp_uid, merchant_uid, claimed_status)"
                        + " values ($1, gen_random_uuid(), '127.0.0.1', 'application/json', '', 'imp_story', 'story-1', 'paid')",
                SHOP));

        Answer answer = operator.admin().get("/admin/merchants/" + SHOP + "/orders/story-1");

        assertThat(answer.json().at("/timeline").findValuesAsText("type"))
                .containsExactly("order.created", "notification.received");
        assertThat(answer.json().at("/timeline/1/detail/claimed_status").asText())
                .isEqualTo("paid");
        assertThat(answer.json().at("/payments/0/fail_reason").asText()).isEqualTo("홍길동 ••• 거절");
        assertThat(answer.json().at("/order/name").asText()).isEqualTo("양말");
        assertThat(answer.json().at("/order").toString()).doesNotContain("홍길동", "010");
    }

    @Test
    void anUnknownOrderIsNotFound() {
        assertThat(operator.admin()
                        .get("/admin/merchants/" + SHOP + "/orders/never")
                        .status())
                .isEqualTo(404);
        assertThat(operator.admin().get("/admin/merchants/1/orders/never").status())
                .isEqualTo(404);
    }

    private void order(UUID merchantId, String merchantUid) {
        await(database.query(ORDER, merchantId, merchantUid));
    }

    private JsonNode find(String query) {
        int and = query.indexOf('&');
        String text = and < 0 ? query : query.substring(0, and);
        String rest = and < 0 ? "" : query.substring(and);
        Answer answer =
                operator.admin().get("/admin/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + rest);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> ids(JsonNode page) {
        return page.at("/hits").findValuesAsText("id");
    }
}
