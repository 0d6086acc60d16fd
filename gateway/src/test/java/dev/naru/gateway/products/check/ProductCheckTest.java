package dev.naru.gateway.products.check;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.products.Shop;
import dev.naru.gateway.products.Xml;
import dev.naru.gateway.testing.GatewayExtension;
import dev.naru.gateway.testing.GatewayFixture;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(GatewayExtension.class)
class ProductCheckTest {
    private final Shop shop;

    ProductCheckTest(GatewayFixture gateway) {
        this.shop = new Shop(gateway);
    }

    @Test
    void theManualsOwnQueryIsAnswered() {
        String single = saved(Shop.single(Shop.freshId()));
        String options = saved(Shop.withOptions(Shop.freshId()));

        String xml = shop.check(
                "product[0][id]=" + single + "&product[1][id]=" + options + "&product[1][optionManageCodes]=R_L");

        assertThat(Xml.texts(xml, "/products/product/id")).containsExactly(single, options);
        assertThat(Xml.texts(xml, "/products/product[2]/option/combination/manageCode"))
                .containsExactly("R_L");
        assertThat(Xml.texts(xml, "/products/product[2]/option/combination/price"))
                .containsExactly("200");
    }

    @Test
    void aChangedPriceIsInTheVeryNextAnswer() {
        JsonObject product = Shop.single(Shop.freshId());
        String query = "product[0][id]=" + saved(product);
        for (int price = 1_001; price < 1_030; price++) {
            saved(product.put("base_price", price));

            assertThat(Xml.texts(shop.check(query), "/products/product/basePrice"))
                    .containsExactly(Integer.toString(price));
        }
    }

    @Test
    void aProductThatAppearsIsSoldAndOneThatIsDeletedIsNot() {
        String id = Shop.freshId();
        assertThat(Xml.texts(shop.check("product[0][id]=" + id), "//product")).isEmpty();

        saved(Shop.single(id));
        assertThat(Xml.texts(shop.check("product[0][id]=" + id), "//product")).hasSize(1);

        shop.call(HttpMethod.DELETE, "/v1/products/" + id);
        assertThat(Xml.texts(shop.check("product[0][id]=" + id), "//product")).isEmpty();
    }

    @Test
    void stockThatIsSoldIsInTheVeryNextAnswer() {
        String id = saved(Shop.single(Shop.freshId()).put("stock_quantity", 5));
        shop.check("product[0][id]=" + id);

        shop.call(HttpMethod.PATCH, "/v1/products/" + id + "/stock", new JsonObject().put("delta", -2));

        assertThat(Xml.texts(shop.check("product[0][id]=" + id), "/products/product/stockQuantity"))
                .containsExactly(Integer.toString(3));
    }

    @Test
    void theFeedsNumberFindsAProductWithoutItsId() {
        String number = Shop.freshId();
        String id = saved(Shop.single(Shop.freshId()).put("ec_mall_product_id", number));

        assertThat(Xml.texts(shop.check("product[0][ecmallproductId]=" + number), "/products/product/id"))
                .containsExactly(id);
    }

    @Test
    void theWordPressAddressIsAnsweredToo() {
        String id = saved(Shop.single(Shop.freshId()));

        for (String name : new String[] {"naver-product-info", "iamport-naver-product-xml"}) {
            HttpResponse<Buffer> answer = await(shop.edge(HttpMethod.GET, "/?wc-api=" + name + "&product[0][id]=" + id)
                    .send());

            assertThat(Xml.texts(Shop.text(answer), "/products/product/id")).containsExactly(id);
        }
    }

    @Test
    void anAnswerIsXmlThatNobodyKeeps() {
        String id = saved(Shop.single(Shop.freshId()));

        HttpResponse<Buffer> answer = await(shop.edge(HttpMethod.GET, "/naver/product-info?product[0][id]=" + id)
                .send());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.getHeader("Content-Type")).isEqualTo("application/xml; charset=utf-8");
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void headTellsTheLengthAndSendsNothing() {
        String id = saved(Shop.single(Shop.freshId()));
        int length = shop.check("product[0][id]=" + id).getBytes(java.nio.charset.StandardCharsets.UTF_8).length;

        HttpResponse<Buffer> answer = await(shop.edge(HttpMethod.HEAD, "/naver/product-info?product[0][id]=" + id)
                .send());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.getHeader("Content-Length")).isEqualTo(Integer.toString(length));
        assertThat(answer.body()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"})
    void otherMethodsAreNotTaken(String method) {
        HttpResponse<Buffer> answer =
                await(shop.edge(HttpMethod.valueOf(method), "/naver/product-info?product[0][id]=a")
                        .send());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.getHeader("Allow")).isEqualTo("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?product[0][id]=",
                "?product[0][id]=%00",
                "?product[0][id]=%ff",
                "?product[0][id]=%e",
                "?product[0][id]=a&product[0][optionManageCodes]=%C3",
                "?product[0][optionManageCodes]=R_L",
                "?product%5B0%5D%5Bid%ZZ=a",
                "?wc-api=naver-product-info",
            })
    void whatCannotBeAnsweredTruthfullyIsOneLineAndNoServerError(String query) {
        HttpResponse<Buffer> answer =
                await(shop.edge(HttpMethod.GET, "/naver/product-info" + query).send());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.getHeader("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(Shop.text(answer)).isNotBlank().endsWith("\n").hasLineCount(1);
    }

    @Test
    void moreProductsThanTheCapAreRefusedAndAsManyAreAnswered() {
        String id = saved(Shop.single(Shop.freshId()));
        StringBuilder query = new StringBuilder("product[0][id]=" + id);
        for (int i = 1; i < 100; i++) {
            query.append("&product[").append(i).append("][id]=none").append(i);
        }

        assertThat(Xml.texts(shop.check(query.toString()), "//product")).hasSize(1);
        HttpResponse<Buffer> refused =
                await(shop.edge(HttpMethod.GET, "/naver/product-info?" + query + "&product[100][id]=x")
                        .send());
        assertThat(refused.statusCode()).isEqualTo(400);
    }

    private String saved(JsonObject product) {
        HttpResponse<Buffer> answer = shop.put(product);
        assertThat(answer.statusCode()).as(Shop.text(answer)).isBetween(200, 201);
        return product.getString("id");
    }
}
