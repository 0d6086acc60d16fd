package dev.naru.gateway;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.Operator;
import dev.naru.gateway.testing.PostgresExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Naver and Iamport meet at the paths of one merchant among many. */
@ExtendWith(PostgresExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class MerchantEdgeTest {
    private static final String PRODUCT = """
            {"id":"socks","name":"양말","base_price":%d,"info_url":"http://shop.example/p",
             "image_url":"http://shop.example/i","stock_quantity":10,
             "shipping":{"base_fee":3000,"fee_pay_type":"PREPAYED",
               "fee_rule":{"surcharges_by_area":[{"area":"jeju","surcharge":4500}]}}}
            """;
    private static final String NOTIFICATION = "{\"imp_uid\":\"imp_1\",\"merchant_uid\":\"%s\",\"status\":\"paid\"}";

    private final Database database;
    private final GatewayFixture gateway;
    private final Operator operator;
    private final HttpClient http = HttpClient.newHttpClient();

    MerchantEdgeTest(Database database, DatabaseAddress address) {
        this.database = database;
        this.gateway = GatewayFixture.start(address, Map.of());
        this.operator = new Operator(gateway);
        sells(new ApiClient(gateway), 1_000);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void productCheckAnswersFromTheMerchantsOwnCatalogue() {
        JsonNode one = merchantThatSells(2_000);
        JsonNode two = merchantThatSells(3_000);

        assertThat(price(productInfo(one))).isEqualTo("2000");
        assertThat(price(productInfo(two))).isEqualTo("3000");
        assertThat(price("/naver/product-info")).isEqualTo("1000");
        assertThat(price("/m/00000000-0000-0000-0000-000000000001/naver/product-info"))
                .isEqualTo("1000");
    }

    @Test
    void aMerchantsChangedPriceIsInTheVeryNextAnswer() {
        JsonNode merchant = operator.merchant("fresh");
        ApiClient shop = operator.shop(merchant);
        for (int price = 500; price < 530; price++) {
            sells(shop, price);

            assertThat(price(productInfo(merchant))).isEqualTo(Integer.toString(price));
        }
    }

    @Test
    void moreMerchantsThanAreRememberedAreAllAnswered() {
        JsonNode first = merchantThatSells(100);
        price(productInfo(first));
        for (int i = 1; i <= 70; i++) {
            JsonNode merchant = operator.merchant("many-" + i);
            assertThat(get(productInfo(merchant) + "?product[0][id]=socks").statusCode())
                    .isEqualTo(200);
        }

        assertThat(price(productInfo(first))).isEqualTo("100");
    }

    @Test
    void additionalFeesAreTheMerchantsOwn() {
        String question = "/naver/additional-fees?productId[0]=socks&zipcode=63309";
        String seller = root(merchantThatSells(2_000));
        String other = root(operator.merchant("sells-nothing"));

        assertThat(get(seller + question).body()).contains("4500");
        assertThat(get(other + question).statusCode()).isEqualTo(200);
        assertThat(get(other + question).body()).doesNotContain("4500");
        assertThat(get("/m/" + UUID.randomUUID() + question).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/m/6f9619ff-8b86-4011-b42d-00c04fc964ff/naver/product-info?product[0][id]=socks",
                "/m/6F9619FF-8B86-4011-B42D-00C04FC964FF/naver/product-info?product[0][id]=socks",
                "/m/1-1-1-1-1/naver/product-info?product[0][id]=socks",
                "/m//naver/product-info",
                "/m/",
                "/m/00000000-0000-0000-0000-000000000001",
                "/m/00000000-0000-0000-0000-000000000001/naver/product-infos"
            })
    void pathOfNobodyIs404(String path) {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void suspendedMerchantsPathsAreUnknown() {
        JsonNode merchant = merchantThatSells(2_000);
        operator.admin().send("PATCH", Operator.pathOf(merchant), "{\"state\":\"SUSPENDED\"}");

        assertThat(get(productInfo(merchant) + "?product[0][id]=socks").statusCode())
                .isEqualTo(404);
        assertThat(post(webhook(merchant), NOTIFICATION.formatted("suspended"))).isEqualTo(404);
    }

    @Test
    void notificationIsKeptForTheMerchantOfItsPath() {
        JsonNode merchant = operator.merchant("notified");

        assertThat(post(webhook(merchant), NOTIFICATION.formatted("mine"))).isEqualTo(200);

        assertThat(inboxOf("mine")).isEqualTo(merchant.get("merchant_id").asText());
    }

    @Test
    void notificationWithoutTheTokenIsRefused() {
        String path = webhook(operator.merchant("tokens"));
        String plain = path.substring(0, path.lastIndexOf('/'));

        assertThat(post(plain, NOTIFICATION.formatted("x"))).isEqualTo(404);
        assertThat(post(plain + "/wrong", NOTIFICATION.formatted("x"))).isEqualTo(404);
        assertThat(post("/webhooks/iamport", NOTIFICATION.formatted("defaults")))
                .isEqualTo(200);
    }

    @Test
    void newWebhookTokenEndsTheOldOne() {
        JsonNode merchant = operator.merchant("renewed");

        JsonNode renewed = operator.admin()
                .send("POST", Operator.pathOf(merchant) + "/webhook-token")
                .json();

        assertThat(post(webhook(merchant), NOTIFICATION.formatted("x"))).isEqualTo(404);
        assertThat(post(webhook(renewed), NOTIFICATION.formatted("x"))).isEqualTo(200);
    }

    private JsonNode merchantThatSells(int price) {
        JsonNode merchant = operator.merchant("sells-" + price);
        sells(operator.shop(merchant), price);
        return merchant;
    }

    private static void sells(ApiClient shop, int price) {
        int status =
                shop.send("PUT", "/v1/products/socks", PRODUCT.formatted(price)).status();
        assertThat(status).isIn(200, 201);
    }

    private static String productInfo(JsonNode merchant) {
        return merchant.at("/edge_paths/product_info").asText();
    }

    private static String webhook(JsonNode merchant) {
        return merchant.at("/edge_paths/webhook").asText();
    }

    private String price(String path) {
        return get(path + "?product[0][id]=socks").body().replaceAll("(?s).*<basePrice>(\\d+)</basePrice>.*", "$1");
    }

    private String inboxOf(String merchantUid) {
        return await(database.query("select merchant_id::text from webhook_inbox where merchant_uid = $1", merchantUid))
                .iterator()
                .next()
                .getString(0);
    }

    private int post(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)))
                .statusCode();
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    private URI uri(String path) {
        return URI.create(gateway.edgeUrl() + path.replace("[", "%5B").replace("]", "%5D"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String root(JsonNode merchant) {
        return "/m/" + merchant.get("merchant_id").asText();
    }
}
