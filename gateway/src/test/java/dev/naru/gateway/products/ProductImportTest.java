package dev.naru.gateway.products;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductImportTest {
    private final Database database;
    private final DatabaseAddress address;
    private GatewayFixture gateway;
    private Shop shop;

    ProductImportTest(Database database, DatabaseAddress address) {
        this.database = database;
        this.address = address;
    }

    @BeforeAll
    void start() {
        gateway = GatewayFixture.start(address, Map.of());
        shop = new Shop(gateway);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void tenThousandProductsArriveInOneCall() {
        String lines = IntStream.range(0, 10_000)
                .mapToObj(i -> Shop.single("bulk" + i).encode())
                .collect(Collectors.joining("\n"));

        JsonObject report = imported(lines, 200);

        assertThat(report.getInteger("lines")).isEqualTo(10_000);
        assertThat(report.getInteger("imported")).isEqualTo(10_000);
        assertThat(report.getJsonArray("errors")).isEmpty();
        assertThat(count("bulk%")).isEqualTo(10_000);
    }

    @Test
    void anImportWhoseBodyBreaksOffIsA400() throws IOException {
        String line = Shop.single("broken1").encode() + "\n";
        int bytes = line.getBytes(StandardCharsets.UTF_8).length;
        URI api = URI.create(gateway.apiUrl());
        try (Socket socket = new Socket(api.getHost(), api.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v1/products/import HTTP/1.1\r\nHost: naru\r\nAuthorization: Bearer "
                            + GatewayFixture.API_KEY
                            + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + Integer.toHexString(bytes) + "\r\n" + line + "\r\nno number\r\n")
                    .getBytes(StandardCharsets.UTF_8));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"invalid_request\"");
        }
    }

    @Test
    void eachBadLineIsReportedAndNoGoodLineIsLost() {
        String lines = String.join(
                "\n",
                Shop.single("mixed1").encode(),
                "",
                "{not json",
                Shop.single("mixed2").put("base_price", 0).put("colour", "red").encode(),
                Shop.single("mixed3").encode() + "\r",
                "[]",
                "{\"id\":\"mixed4\",\"id\":\"mixed4\"}",
                "42",
                "{\"name\":\"" + "x".repeat(1024 * 1024) + "\"}",
                Shop.single("mixed5").encode());

        JsonObject report = imported(lines, 200);

        assertThat(report.getInteger("imported")).isEqualTo(3);
        assertThat(report.getInteger("refused")).isEqualTo(6);
        assertThat(report.getJsonArray("errors").stream().map(it -> ((JsonObject) it).getInteger("line")))
                .containsExactly(3, 4, 6, 7, 8, 9);
        assertThat(report.getJsonArray("errors").getJsonObject(1).getJsonArray("errors").stream()
                        .map(it -> ((JsonObject) it).getString("field")))
                .containsExactlyInAnyOrder("base_price", "colour");
        assertThat(count("mixed%")).isEqualTo(3);
    }

    @Test
    void theLastOfTwoLinesWithOneIdHolds() {
        String lines = Shop.single("twice").encode() + "\n"
                + Shop.single("twice").put("base_price", 7_000).encode() + "\n";

        JsonObject report = imported(lines, 200);

        assertThat(report.getInteger("imported")).isEqualTo(2);
        assertThat(Shop.json(shop.call(HttpMethod.GET, "/v1/products/twice")).getLong("base_price"))
                .isEqualTo(7_000);
    }

    @Test
    void aReimportIsInTheVeryNextProductCheck() {
        imported(Shop.single("again").encode(), 200);
        shop.check("product[0][id]=again");

        imported(Shop.single("again").put("base_price", 9_000).encode(), 200);

        assertThat(Xml.texts(shop.check("product[0][id]=again"), "//product/basePrice"))
                .containsExactly("9000");
    }

    @Test
    void aDocumentOfAnotherVersionIsOurFaultAndNotTheCallers() {
        await(database.query("insert into product (merchant_id, product_id, ec_mall_product_id, revision, document)"
                + " select merchant_id, 'other', 'other', 1, '{}' from merchants limit 1"));

        assertThat(shop.call(HttpMethod.GET, "/v1/products/other").statusCode()).isEqualTo(500);
        await(database.query("delete from product where product_id = 'other'"));
    }

    @Test
    void anotherContentTypeIsNotTaken() {
        HttpResponse<Buffer> refused = await(shop.api(HttpMethod.POST, "/v1/products/import")
                .putHeader("Content-Type", "application/json")
                .sendBuffer(Buffer.buffer(Shop.single("typed").encode())));

        assertThat(refused.statusCode()).isEqualTo(415);
        assertThat(count("typed")).isZero();
    }

    @Test
    void tooManyLinesStopTheImportAndTheAnswerSaysWhere() {
        JsonObject report = imported(Shop.single("many").encode() + "\nx".repeat(100_001), 413);

        assertThat(report.getInteger("imported")).isEqualTo(1);
        assertThat(report.getString("stopped")).contains("100000 lines");
        assertThat(count("many")).isEqualTo(1);
    }

    private JsonObject imported(String lines, int status) {
        HttpResponse<Buffer> answer = await(shop.api(HttpMethod.POST, "/v1/products/import")
                .putHeader("Content-Type", "application/x-ndjson")
                .sendBuffer(Buffer.buffer(lines)));
        assertThat(answer.statusCode()).as(Shop.text(answer)).isEqualTo(status);
        return Shop.json(answer);
    }

    private long count(String like) {
        return await(database.query("select count(*) from product where product_id like $1", like))
                .iterator()
                .next()
                .getLong(0);
    }
}
