package dev.naru.gateway.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProductReaderTest {
    @Test
    void whatIsWrittenIsReadBackEqual() {
        Product product = read(everything());

        assertThat(ProductReader.read(ProductJson.write(product), null)).isEqualTo(product);
    }

    @Test
    void absentNumbersOfTheMerchantAreTheId() {
        Product product = read(Shop.single("P1"));

        assertThat(product.merchantProductId()).isEqualTo("P1");
        assertThat(product.ecMallProductId()).isEqualTo("P1");
    }

    @Test
    void anEmptyGroupIsNoGroup() {
        JsonObject document = Shop.single("P1");
        document.getJsonObject("shipping").put("group_id", "");

        assertThat(read(document).shipping().groupId()).isNull();
    }

    @Test
    void freeOfTheOldManualIsTakenWhereThereIsNoFee() {
        JsonObject document = Shop.single("P1");
        document.getJsonObject("shipping").put("base_fee", 0).put("fee_pay_type", "FREE");

        assertThat(read(document).shipping().feePayType()).isEqualTo(FeePayType.PREPAYED);
    }

    @Test
    void freeOfTheOldManualIsRefusedBesideAFee() {
        JsonObject document = Shop.single("P1");
        document.getJsonObject("shipping").put("base_fee", 2500).put("fee_pay_type", "FREE");

        assertThat(faults(document)).containsExactly("shipping.fee_pay_type may be FREE only where base_fee is 0");
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        JsonObject document = Shop.single("P1").put("base_price", 0).put("info_url", "/detail");
        document.remove("name");

        assertThat(faults(document))
                .containsExactlyInAnyOrder(
                        "base_price must be 1 to 1000000000",
                        "name is required",
                        "info_url must be an absolute http or https URL");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                fault("id of 31 characters", "id", it -> it.put("id", "x".repeat(31))),
                fault("id with a blank", "id", it -> it.put("id", "a b")),
                fault("id with a quote", "id", it -> it.put("id", "a\"")),
                fault("id with an emoji", "id", it -> it.put("id", "a😀")),
                fault(
                        "merchant number of 101",
                        "merchant_product_id",
                        it -> it.put("merchant_product_id", "x".repeat(101))),
                fault("name of 101 characters", "name", it -> it.put("name", "가".repeat(101))),
                fault("no name", "name", it -> it.remove("name")),
                fault("price of nothing", "base_price", it -> it.put("base_price", 0)),
                fault("half a won", "base_price", it -> it.put("base_price", 1000.5)),
                fault("price as text", "base_price", it -> it.put("base_price", "1000")),
                fault("unknown tax", "tax_type", it -> it.put("tax_type", "FREE")),
                fault("relative URL", "image_url", it -> it.put("image_url", "//shop/a.png")),
                fault("other scheme", "image_url", it -> it.put("image_url", "ftp://shop/a.png")),
                fault("URL with a blank", "image_url", it -> it.put("image_url", "http://shop/a b.png")),
                fault("gift of 201 characters", "gift_name", it -> it.put("gift_name", "x".repeat(201))),
                fault("negative stock", "stock_quantity", it -> it.put("stock_quantity", -1)),
                fault("unknown status", "status", it -> it.put("status", "SALE")),
                fault("return fee of nothing", "return_shipping_fee", it -> it.put("return_shipping_fee", 0)),
                fault(
                        "exchange fee over 200000",
                        "exchange_shipping_fee",
                        it -> it.put("exchange_shipping_fee", 200_001)),
                fault("no shipping", "shipping", it -> it.remove("shipping")),
                fault(
                        "shipping fee over 200000",
                        "shipping.base_fee",
                        it -> shipping(it).put("base_fee", 200_001)),
                fault("unknown method", "shipping.method", it -> shipping(it).put("method", "DRONE")),
                fault(
                        "unknown pay type",
                        "shipping.fee_pay_type",
                        it -> shipping(it).put("fee_pay_type", "PREPAID")),
                fault("two rules", "shipping.fee_rule.repeat_by_qty", it -> rule(it).put("repeat_by_qty", 10)),
                fault(
                        "three ranges",
                        "shipping.fee_rule.ranges_by_qty",
                        it -> only(it).put("ranges_by_qty", ranges(11, 21, 31))),
                fault(
                        "the same range twice",
                        "shipping.fee_rule.ranges_by_qty",
                        it -> only(it).put("ranges_by_qty", ranges(11, 11))),
                fault(
                        "range from the first piece",
                        "shipping.fee_rule.ranges_by_qty[0].from",
                        it -> only(it).put("ranges_by_qty", ranges(1))),
                fault(
                        "unknown area",
                        "shipping.fee_rule.surcharges_by_area[0].area",
                        it -> only(it).put("surcharges_by_area", new JsonArray().add(area("seoul", 1)))),
                fault(
                        "area over 200000",
                        "shipping.fee_rule.surcharges_by_area[0].surcharge",
                        it -> only(it).put("surcharges_by_area", new JsonArray().add(area("jeju", 200_001)))),
                fault(
                        "the same area twice",
                        "shipping.fee_rule.surcharges_by_area",
                        it -> only(it).put(
                                        "surcharges_by_area",
                                        new JsonArray().add(area("jeju", 1)).add(area("jeju", 2)))),
                fault(
                        "area as another text",
                        "shipping.fee_rule.surcharges_by_area",
                        it -> only(it).put("surcharges_by_area", "api")),
                fault(
                        "return without a seller",
                        "return_info.seller_name",
                        it -> it.put("return_info", returnInfo().putNull("seller_name"))),
                fault(
                        "option name of 21 characters",
                        "option_items[0].name",
                        it -> item(it, 0).put("name", "가".repeat(21))),
                fault(
                        "option text of 51 characters",
                        "option_items[0].values[0].text",
                        it -> value(it).put("text", "가".repeat(51))),
                fault(
                        "value id of 51 characters",
                        "option_items[0].values[0].id",
                        it -> value(it).put("id", "x".repeat(51))),
                fault(
                        "INPUT with values",
                        "option_items[0].values",
                        it -> item(it, 0).put("type", "INPUT")),
                fault(
                        "SELECT without values",
                        "option_items[0].values",
                        it -> item(it, 0).put("values", new JsonArray())),
                fault(
                        "the same option name twice",
                        "option_items[1].name",
                        it -> item(it, 1).put("name", "색상")),
                fault(
                        "the same value twice",
                        "option_items[0].values[1].id",
                        it -> item(it, 0)
                                .getJsonArray("values")
                                .getJsonObject(1)
                                .put("id", "RED")),
                fault(
                        "option price below minus half",
                        "combinations[0].price",
                        it -> combination(it, 0).put("price", -501)),
                fault(
                        "the same code twice",
                        "combinations[1].manage_code",
                        it -> combination(it, 1).put("manage_code", "R_S")),
                fault(
                        "code of 101 characters",
                        "combinations[0].manage_code",
                        it -> combination(it, 0).put("manage_code", "x".repeat(101))),
                fault(
                        "code with a comma",
                        "combinations[0].manage_code",
                        it -> combination(it, 0).put("manage_code", "a,b")),
                fault(
                        "combination of an unknown option",
                        "combinations[0].options[0].name",
                        it -> option(it).put("name", "크기")),
                fault(
                        "combination of an unknown value",
                        "combinations[0].options[0].id",
                        it -> option(it).put("id", "PINK")),
                fault(
                        "combination of nothing",
                        "combinations[0].options",
                        it -> combination(it, 0).put("options", new JsonArray())),
                fault(
                        "the same combination twice",
                        "combinations[1].options",
                        it -> combination(it, 1)
                                .put(
                                        "options",
                                        combination(it, 0)
                                                .getJsonArray("options")
                                                .copy())),
                fault(
                        "negative supplement",
                        "supplements[0].price",
                        it -> it.put(
                                "supplements",
                                new JsonArray().add(supplement("s1").put("price", -1)))),
                fault(
                        "the same supplement twice",
                        "supplements[1].id",
                        it -> it.put(
                                "supplements",
                                new JsonArray().add(supplement("s1")).add(supplement("s1")))),
                fault("an unknown field", "colour", it -> it.put("colour", "red")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatNaverRefusesIsRefusedWithTheFieldNamed(String what, String field, Consumer<JsonObject> change) {
        JsonObject document = Shop.withOptions("P1");
        change.accept(document);

        InvalidJson refused = catchThrowableOfType(InvalidJson.class, () -> read(document));

        assertThat(refused.errors()).extracting(error -> error.field()).containsExactly(field);
    }

    static Stream<Arguments> taken() {
        return Stream.of(
                accepted("option price of minus half", it -> combination(it, 0).put("price", -500)),
                accepted("id of 30 letters of any script", it -> it.put("id", "신발-Ab1!+/=_|".repeat(2) + "가나다라마바")),
                accepted("name of 100 code points", it -> it.put("name", "😀".repeat(100))),
                accepted("option name of 20", it -> item(it, 0).put("name", "가".repeat(20))),
                accepted("two ranges in any order", it -> only(it).put("ranges_by_qty", ranges(21, 11))),
                accepted("API surcharges beside a rule", it -> rule(it).put("surcharges_by_area", "API")),
                accepted("fees of 200000", it -> shipping(it).put("base_fee", 200_000)),
                accepted(
                        "an option the buyer writes",
                        it -> it.getJsonArray("option_items")
                                .add(new JsonObject().put("type", "INPUT").put("name", "각인"))),
                accepted("a host with an underscore", it -> it.put("info_url", "https://my_shop.example/a?b=c#d")),
                accepted(
                        "explicit nulls",
                        it -> it.putNull("gift_name").putNull("stock_quantity").putNull("return_info")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    void whatNaverTakesIsTaken(String what, Consumer<JsonObject> change) {
        JsonObject document = Shop.withOptions("P1");
        change.accept(document);

        Product product = read(document);

        assertThat(ProductReader.read(ProductJson.write(product), null)).isEqualTo(product);
    }

    static JsonObject everything() {
        JsonObject document = Shop.withOptions("P1")
                .put("merchant_product_id", "M1")
                .put("ec_mall_product_id", "E1")
                .put("gift_name", "양말")
                .put("stock_quantity", 7)
                .put("status", "SOLD_OUT")
                .put("return_shipping_fee", 2_500)
                .put("exchange_shipping_fee", 5_000)
                .put("return_info", returnInfo())
                .put(
                        "supplements",
                        new JsonArray()
                                .add(supplement("s1"))
                                .add(supplement("s2").put("status", false)));
        combination(document, 0).put("stock_quantity", 0).put("status", false);
        rule(document)
                .put(
                        "surcharges_by_area",
                        new JsonArray().add(area("island", 2_000)).add(area("jeju", 4_500)));
        document.getJsonArray("option_items")
                .add(new JsonObject().put("type", "INPUT").put("name", "각인"));
        return document;
    }

    static Product read(JsonObject document) {
        return ProductReader.read(StrictJson.parse(document.encode().getBytes(StandardCharsets.UTF_8)), null);
    }

    private static List<String> faults(JsonObject document) {
        return catchThrowableOfType(InvalidJson.class, () -> read(document)).errors().stream()
                .map(error -> error.field() + " " + error.message())
                .toList();
    }

    private static Arguments fault(String what, String field, Consumer<JsonObject> change) {
        return Arguments.of(what, field, change);
    }

    private static Arguments accepted(String what, Consumer<JsonObject> change) {
        return Arguments.of(what, change);
    }

    private static JsonObject shipping(JsonObject document) {
        return document.getJsonObject("shipping");
    }

    private static JsonObject rule(JsonObject document) {
        return shipping(document).getJsonObject("fee_rule");
    }

    private static JsonObject only(JsonObject document) {
        return shipping(document).put("fee_rule", new JsonObject()).getJsonObject("fee_rule");
    }

    private static JsonArray ranges(int... from) {
        JsonArray ranges = new JsonArray();
        IntStream.of(from)
                .forEach(it -> ranges.add(new JsonObject().put("from", it).put("surcharge", 2_500)));
        return ranges;
    }

    private static JsonObject area(String area, int surcharge) {
        return new JsonObject().put("area", area).put("surcharge", surcharge);
    }

    private static JsonObject returnInfo() {
        return new JsonObject()
                .put("zipcode", "06236")
                .put("address1", "서울특별시 강남구 테헤란로 152")
                .put("address2", "1층")
                .put("seller_name", "나루 상점")
                .put("contact1", "02-123-4567");
    }

    private static JsonObject supplement(String id) {
        return new JsonObject().put("id", id).put("name", "선물 포장").put("price", 1_000);
    }

    private static JsonObject item(JsonObject document, int index) {
        // Combinations refer to the items: without them the item's is the only fault.
        document.put("combinations", new JsonArray());
        return document.getJsonArray("option_items").getJsonObject(index);
    }

    private static JsonObject value(JsonObject document) {
        return item(document, 0).getJsonArray("values").getJsonObject(0);
    }

    private static JsonObject combination(JsonObject document, int index) {
        return document.getJsonArray("combinations").getJsonObject(index);
    }

    private static JsonObject option(JsonObject document) {
        return combination(document, 0).getJsonArray("options").getJsonObject(0);
    }
}
