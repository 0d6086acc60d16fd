package dev.naru.gateway.merchants;

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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(PostgresExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class AdminMerchantsTest {
    private static final String PRODUCT = """
            {"id":"p","name":"양말","base_price":3000,"info_url":"http://shop.example/p",
             "image_url":"http://shop.example/i","stock_quantity":10,
             "shipping":{"base_fee":3000,"fee_pay_type":"PREPAYED"}}
            """;
    private static final String UNKNOWN = "/admin/merchants/6f9619ff-8b86-4011-b42d-00c04fc964ff";

    private final Database database;
    private final GatewayFixture gateway;
    private final Operator operator;
    private final ApiClient admin;

    AdminMerchantsTest(Database database, DatabaseAddress address) {
        this.database = database;
        this.gateway = GatewayFixture.start(address, Map.of());
        this.operator = new Operator(gateway);
        this.admin = operator.admin();
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void newKeyIsTakenAtOnceAndTheBodyWaitsForItsLookup() {
        ApiClient shop = operator.shop(operator.merchant("a"));

        assertThat(shop.send("PUT", "/v1/products/p", PRODUCT).status()).isEqualTo(201);
        assertThat(shop.get("/v1/products").json().get("products")).hasSize(1);
        assertThat(new ApiClient(gateway).get("/v1/products/p").status()).isEqualTo(404);
    }

    @Test
    void impSecretIsSealedAndNeverAnswered() {
        JsonNode merchant = operator.merchant("sealed", "the-key", "the-secret");

        String stored = await(database.query("select imp_secret from merchants where merchant_id = $1", id(merchant)))
                .iterator()
                .next()
                .getString(0);

        assertThat(stored).startsWith("v1.").doesNotContain("the-secret");
        assertThat(merchant.toString()).doesNotContain("the-secret");
        assertThat(admin.get(Operator.pathOf(merchant)).json().toString())
                .contains("\"has_imp_secret\":true")
                .doesNotContain("the-secret")
                .doesNotContain(stored);
    }

    @Test
    void keyIsShownOnceAndStoredAsItsHash() {
        JsonNode merchant = operator.merchant("once");
        JsonNode key = operator.key(merchant, "read");
        String text = key.get("key").asText();
        String prefix = key.get("prefix").asText() + "_";

        assertThat(text).startsWith("naru_test_").startsWith(prefix);
        String secret = text.substring(prefix.length());
        assertThat(admin.get(Operator.keysOf(merchant)).json().toString())
                .contains(key.get("key_id").asText())
                .doesNotContain(secret);
        assertThat(await(database.query("select api_key::text from api_key where merchant_id = $1", id(merchant)))
                        .iterator()
                        .next()
                        .getString(0))
                .doesNotContain(secret);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   /v1/orders,           orders",
        "POST,   /v1/orders/preflight, orders",
        "PUT,    /v1/products/p,       catalogue",
        "POST,   /v1/products/import,  catalogue",
        "PUT,    /v1/zones,            catalogue",
        "POST,   /v1/endpoints,        endpoints",
        "POST,   /v1/orders/o/cancel,  effects",
        "DELETE, /v1/anything/new,     effects"
    })
    void missingScopeIs403ThatNamesIt(String method, String path, String scope) {
        Answer answer = reader().send(method, path, "{}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("code").asText()).isEqualTo("missing_scope");
        assertThat(answer.json().get("detail").asText()).contains("the scope " + scope + ",");
    }

    @Test
    void readingNeedsTheScopeReadToo() {
        ApiClient writer = operator.shop(operator.merchant("writer"), "catalogue");

        assertThat(writer.send("PUT", "/v1/products/p", PRODUCT).status()).isEqualTo(201);
        assertThat(writer.get("/v1/products").status()).isEqualTo(403);
    }

    private ApiClient reader() {
        return operator.shop(operator.merchant("reader"), "read");
    }

    @Test
    void rotatedKeyWorksBesideTheNewOneDuringTheOverlap() {
        JsonNode merchant = operator.merchant("rotating");
        JsonNode old = operator.key(merchant, "read");

        JsonNode fresh = rotate(merchant, old, 3600).json();

        assertThat(operator.withKey(old).get("/v1/products").status()).isEqualTo(200);
        assertThat(operator.withKey(fresh).get("/v1/products").status()).isEqualTo(200);
        assertThat(fresh.get("scopes")).isEqualTo(old.get("scopes"));
    }

    @Test
    void rotatedKeyEndsWithTheOverlap() {
        JsonNode merchant = operator.merchant("rotated");
        JsonNode old = operator.key(merchant, "read");

        JsonNode fresh = rotate(merchant, old, 0).json();

        assertThat(operator.withKey(old).get("/v1/products").status()).isEqualTo(401);
        assertThat(operator.withKey(fresh).get("/v1/products").status()).isEqualTo(200);
    }

    @Test
    void oneKeyIsRotatedOnce() {
        JsonNode merchant = operator.merchant("twice");
        JsonNode old = operator.key(merchant, "read");
        rotate(merchant, old, 3600);

        assertThat(rotate(merchant, old, 3600).status()).isEqualTo(404);
    }

    private Answer rotate(JsonNode merchant, JsonNode key, int overlapS) {
        return admin.post(pathOf(merchant, key) + "/rotate", "{\"overlap_s\":" + overlapS + "}");
    }

    private static String pathOf(JsonNode merchant, JsonNode key) {
        return Operator.keysOf(merchant) + "/" + key.get("key_id").asText();
    }

    @Test
    void revokedKeyIsLikeAnyWrongOne() {
        JsonNode merchant = operator.merchant("revoked");
        JsonNode key = operator.key(merchant);

        assertThat(admin.send("DELETE", pathOf(merchant, key)).status()).isEqualTo(204);

        Answer revoked = operator.withKey(key).get("/v1/products");
        Answer wrong = new ApiClient(gateway.apiUrl(), "nonsense").get("/v1/products");
        assertThat(revoked.status()).isEqualTo(401);
        assertThat(revoked.json().get("detail")).isEqualTo(wrong.json().get("detail"));
        assertThat(admin.send("DELETE", pathOf(merchant, key)).status()).isEqualTo(404);
    }

    @Test
    void keyOfASuspendedMerchantOpensNothing() {
        JsonNode merchant = operator.merchant("suspended");
        JsonNode key = operator.key(merchant);

        assertThat(admin.send("PATCH", Operator.pathOf(merchant), "{\"state\":\"SUSPENDED\"}")
                        .status())
                .isEqualTo(200);

        assertThat(operator.withKey(key).get("/v1/products").status()).isEqualTo(401);
    }

    @Test
    void useIsNotedByTheDay() {
        JsonNode merchant = operator.merchant("used");
        JsonNode key = operator.key(merchant, "read");

        operator.withKey(key).get("/v1/products");

        // Noted beside the answer, so perhaps a moment after it.
        assertThat(eventually(() -> !admin.get(Operator.keysOf(merchant))
                        .json()
                        .at("/keys/0/last_used_on")
                        .isNull()))
                .isTrue();
    }

    private boolean eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            await(gateway.vertx().timer(50, TimeUnit.MILLISECONDS));
        }
        return true;
    }

    @Test
    void changeLeavesWhatItDoesNotNameAndTakesAwayWhatIsNull() {
        JsonNode merchant = operator.merchant("changing");
        admin.send("PATCH", Operator.pathOf(merchant), "{\"channel_key\":\"channel-1\",\"user_code\":\"imp1\"}");

        JsonNode changed = admin.send("PATCH", Operator.pathOf(merchant), "{\"name\":\"changed\",\"user_code\":null}")
                .json();

        assertThat(changed.get("name").asText()).isEqualTo("changed");
        assertThat(changed.get("channel_key").asText()).isEqualTo("channel-1");
        assertThat(changed.get("user_code").isNull()).isTrue();
        assertThat(changed.get("imp_key").asText()).isEqualTo("imp_key_changing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"imp_key":"another"}                 | imp_secret
            {"imp_key":null,"imp_secret":"s"}     | imp_key
            {"mode":"LIVE"}                       | mode
            {"naem":"x"}                          | naem
            {"state":"GONE"}                      | state
            """)
    void wrongChangeNamesTheField(String body, String field) {
        JsonNode merchant = operator.merchant("wrong");

        Answer answer = admin.send("PATCH", Operator.pathOf(merchant), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).contains(field);
    }

    @Test
    void defaultMerchantIsShownAsTheEnvironmentSaysAndChangedThereOnly() {
        String path = "/admin/merchants/" + Merchant.DEFAULT_ID;

        assertThat(admin.get(path).json().get("imp_key").asText()).isEqualTo(GatewayFixture.IMP_KEY);
        assertThat(admin.get(path).json().get("from_environment").asBoolean()).isTrue();
        assertThat(admin.send("PATCH", path, "{\"name\":\"x\"}")
                        .json()
                        .get("code")
                        .asText())
                .isEqualTo("from_environment");
    }

    @Test
    void defaultMerchantMayHaveKeysOfFewerScopes() {
        ApiClient reader = operator.shop(
                admin.get("/admin/merchants/" + Merchant.DEFAULT_ID).json(), "read");

        assertThat(reader.get("/v1/products").status()).isEqualTo(200);
        assertThat(reader.send("PUT", "/v1/products/p", PRODUCT).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    |                                |
            PATCH  |                                | {"name":"x"}
            POST   | /webhook-token                 |
            GET    | /keys                          |
            POST   | /keys                          | {"name":"k","scopes":["read"]}
            POST   | /keys/aaaaaaaaaaaa/rotate      | {}
            PATCH  | /keys/aaaaaaaaaaaa             | {"addresses":null}
            DELETE | /keys/aaaaaaaaaaaa             |
            """)
    void unknownMerchantIs404(String method, String rest, String body) {
        String path = UNKNOWN + (rest == null ? "" : rest);

        Answer answer = body == null ? admin.send(method, path) : admin.send(method, path, body);

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void merchantsAreListedPageByPage() {
        operator.merchant("listed-1");
        operator.merchant("listed-2");

        JsonNode first = admin.get("/admin/merchants?limit=2").json();
        JsonNode second = admin.get("/admin/merchants?limit=2&after="
                        + first.get("next_after").asText())
                .json();

        assertThat(first.get("merchants")).hasSize(2);
        assertThat(second.get("merchants")).isNotEmpty();
        assertThat(second.at("/merchants/0/merchant_id")).isNotEqualTo(first.at("/merchants/1/merchant_id"));
    }

    @Test
    void scopeNobodyKnowsIsNamed() {
        Answer answer = admin.post(
                Operator.keysOf(operator.merchant("scopes")), "{\"name\":\"k\",\"scopes\":[\"read\",\"root\"]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).containsExactly("scopes[1]");
    }

    @Test
    void wrongAdminTokenIs401() {
        ApiClient stranger = new ApiClient(gateway.opsUrl(), GatewayFixture.API_KEY);

        assertThat(stranger.get("/admin/merchants").status()).isEqualTo(401);
        assertThat(stranger.get("/admin/unknown").status()).isEqualTo(401);
    }

    @Test
    void withoutATokenThereIsNoAdminApi(DatabaseAddress address) {
        try (GatewayFixture plain = GatewayFixture.start(address, Map.of("NARU_ADMIN_TOKEN", ""))) {
            assertThat(new ApiClient(plain.opsUrl(), "").get("/admin/merchants").status())
                    .isEqualTo(404);
        }
    }

    private static UUID id(JsonNode merchant) {
        return UUID.fromString(merchant.get("merchant_id").asText());
    }
}
