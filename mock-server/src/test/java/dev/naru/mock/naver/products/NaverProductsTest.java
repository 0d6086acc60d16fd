package dev.naru.mock.naver.products;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.naver.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NaverProductsTest {
    private static final String PRODUCT = """
            {"id":"A","name":"n","basePrice":1000,"quantity":2,"infoUrl":"http://s/i","imageUrl":"http://s/p",
             "shipping":{"groupId":"g","method":"DELIVERY","baseFee":2500,"feePayType":"PREPAYED"}}""";
    private static final String OPTION =
            "{\"optionQuantity\":3,\"optionPrice\":100,\"selectionCode\":\"R\",\"selections\":[{\"code\":\"c\",\"label\":\"l\",\"value\":\"v\"}]}";

    @Test
    void manualsCartIsReadWhole() {
        List<NaverProduct> products = Samples.products(Samples.text("manual-cart.json"));

        assertThat(products).extracting(NaverProduct::id).containsExactly("singleProductId", "optionProductId");
        assertThat(products.get(0).taxType()).isEqualTo(TaxType.TAX_FREE);
        assertThat(products.get(0).shipping())
                .isEqualTo(new Shipping(
                        "shipping-a",
                        ShippingMethod.DELIVERY,
                        2500,
                        FeePayType.PREPAYED,
                        new FeeRule.FreeByThreshold(20_000),
                        new AreaSurcharge.Nowhere()));
        assertThat(products.get(1).options())
                .contains(new SelectedOption(
                        2, 200, "R_L", List.of(new Selection("RED", "색상", "빨강"), new Selection("180", "사이즈", "180"))));
    }

    @Test
    void deprecatedSingleOptionIsTakenWithARemark() {
        NaverProducts.Parsed parsed = parsed(with("option", OPTION));

        assertThat(parsed.products().get(0).options()).hasSize(1);
        assertThat(parsed.remarks()).extracting(Problem::path).contains("naverProducts[0].option");
    }

    @Test
    void missingOptionQuantityIsTheProductsAndMissingPriceIsZero() {
        String option = "[{\"selections\":[{\"code\":\"c\",\"label\":\"l\",\"value\":\"v\"}]}]";

        SelectedOption read =
                parsed(with("options", option)).products().get(0).options().get(0);

        assertThat(read.quantity()).isEqualTo(2);
        assertThat(read.price()).isZero();
    }

    @Test
    void missingQuantityIsOneWithARemark() {
        NaverProducts.Parsed parsed = parsed(with("quantity", "null"));

        assertThat(parsed.products().get(0).quantity()).isEqualTo(1);
        assertThat(parsed.remarks()).extracting(Problem::path).containsExactly("naverProducts[0].quantity");
    }

    @ParameterizedTest
    @CsvSource({
        "basePrice, '\"1000\"', 1000",
        "basePrice, 1000.0, 1000",
        "basePrice, 1e3, 1000",
        "basePrice, '\" 7 \"', 7"
    })
    void numbersMayBeWrittenAsStrings(String field, String value, long expected) {
        assertThat(parsed(with(field, value)).products().get(0).basePrice()).isEqualTo(expected);
    }

    @Test
    void numericIdIsText() {
        assertThat(parsed(with("id", "122")).products().get(0).id()).isEqualTo("122");
    }

    @ParameterizedTest
    @MethodSource
    void feeRuleOfAnyVintageIsRead(String shipping, FeeRule rule, AreaSurcharge area) {
        Shipping read = parsed(with("shipping", shipping)).products().get(0).shipping();

        assertThat(read.feeRule()).isEqualTo(rule);
        assertThat(read.area()).isEqualTo(area);
    }

    static Stream<Arguments> feeRuleOfAnyVintageIsRead() {
        FeeRule flat = new FeeRule.Flat();
        AreaSurcharge nowhere = new AreaSurcharge.Nowhere();
        return Stream.of(
                Arguments.of(rule(""), flat, nowhere),
                Arguments.of(rule("\"repeatByQty\":10"), new FeeRule.RepeatByQty(10), nowhere),
                Arguments.of(rule("\"rangesByQty\":10"), new FeeRule.RepeatByQty(10), nowhere),
                Arguments.of(rule("\"rangesByQty\":\"10\""), new FeeRule.RepeatByQty(10), nowhere),
                Arguments.of(rule("\"rangesByQty\":[]"), flat, nowhere),
                Arguments.of(
                        rule("\"rangesByQty\":[{\"from\":21,\"surcharge\":7500},{\"from\":11,\"surcharge\":2500}]"),
                        new FeeRule.RangesByQty(List.of(new FeeRule.Range(11, 2500), new FeeRule.Range(21, 7500))),
                        nowhere),
                Arguments.of(
                        rule("\"freeByThreshold\":5,\"repeatByQty\":10,\"rangesByQty\":3"),
                        new FeeRule.FreeByThreshold(5),
                        nowhere),
                Arguments.of(rule("\"repeatByQty\":10,\"rangesByQty\":3"), new FeeRule.RepeatByQty(10), nowhere),
                Arguments.of(rule("\"surchargesByArea\":\"API\""), flat, new AreaSurcharge.AskShop()),
                Arguments.of(rule("\"surchargesByArea\":[]"), flat, nowhere),
                Arguments.of(
                        rule("\"surchargesByArea\":[{\"area\":\"jeju\",\"surcharge\":4500}]"),
                        flat,
                        new AreaSurcharge.Fixed(null, 4500L)));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"feeType\":\"FREE\"}'",
        "'{\"baseFee\":2500,\"feeType\":\"FREE\",\"feePayType\":\"FREE\"}'",
        "'{\"baseFee\":2500,\"feePayType\":\"FREE\"}'",
        "'{\"baseFee\":0}'",
        "'{\"method\":\"NOTHING\"}'"
    })
    void freeDeliveryNeedsNoFee(String shipping) {
        assertThat(parsed(with("shipping", shipping))
                        .products()
                        .get(0)
                        .shipping()
                        .baseFee())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource
    void problemNamesItsField(String cart, String path) {
        List<Problem> problems = refused(cart);

        assertThat(problems).extracting(Problem::path).contains(path);
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.message().ko()).contains(problem.path());
            assertThat(problem.message().en()).contains(problem.path());
        });
    }

    static Stream<Arguments> problemNamesItsField() {
        String p = "naverProducts[0].";
        return Stream.of(
                Arguments.of("null", "naverProducts"),
                Arguments.of("{}", "naverProducts"),
                Arguments.of("[]", "naverProducts"),
                Arguments.of("[" + "{},".repeat(100) + "{}]", "naverProducts"),
                Arguments.of("[1]", "naverProducts[0]"),
                Arguments.of(with("id", "\" \""), p + "id"),
                Arguments.of(with("id", "{}"), p + "id"),
                Arguments.of(with("name", "null"), p + "name"),
                Arguments.of(with("basePrice", "null"), p + "basePrice"),
                Arguments.of(with("basePrice", "-1"), p + "basePrice"),
                Arguments.of(with("basePrice", "10.5"), p + "basePrice"),
                Arguments.of(with("basePrice", "\"1,000\""), p + "basePrice"),
                Arguments.of(with("basePrice", "1000000000000"), p + "basePrice"),
                Arguments.of(with("basePrice", "1e999999"), p + "basePrice"),
                Arguments.of(with("quantity", "0"), p + "quantity"),
                Arguments.of(with("quantity", "1000"), p + "quantity"),
                Arguments.of(with("taxType", "\"VAT\""), p + "taxType"),
                Arguments.of(with("infoUrl", "\"\""), p + "infoUrl"),
                Arguments.of(with("imageUrl", "null"), p + "imageUrl"),
                Arguments.of(with("options", "[{}]"), p + "options[0].selections"),
                Arguments.of(with("options", "5"), p + "options"),
                Arguments.of(with("options", "[" + (OPTION + ",").repeat(200) + OPTION + "]"), p + "options"),
                Arguments.of(with("options", "[" + OPTION.replace("100", "-1001") + "]"), p + "options[0].optionPrice"),
                Arguments.of(
                        with("options", "[" + OPTION.replace("\"optionQuantity\":3", "\"optionQuantity\":1000") + "]"),
                        p + "options[0].optionQuantity"),
                Arguments.of(
                        with("options", "[" + OPTION.replace("\"label\":\"l\",", "") + "]"),
                        p + "options[0].selections[0].label"),
                Arguments.of(with("supplements", "[{\"id\":\"S\"}]"), p + "supplements[0].name"),
                Arguments.of(with("shipping", "null"), p + "shipping"),
                Arguments.of(with("shipping", "{\"feePayType\":\"PREPAYED\"}"), p + "shipping.baseFee"),
                Arguments.of(with("shipping", "{\"baseFee\":1}"), p + "shipping.feePayType"),
                Arguments.of(with("shipping", "{\"baseFee\":1,\"feePayType\":\"PREPAID\"}"), p + "shipping.feePayType"),
                Arguments.of(with("shipping", "{\"baseFee\":1,\"method\":\"DRONE\"}"), p + "shipping.method"),
                Arguments.of(with("shipping", rule("\"repeatByQty\":0")), p + "shipping.feeRule.repeatByQty"),
                Arguments.of(with("shipping", rule("\"rangesByQty\":[{},{},{}]")), p + "shipping.feeRule.rangesByQty"),
                Arguments.of(
                        with(
                                "shipping",
                                rule("\"rangesByQty\":[{\"from\":2,\"surcharge\":1},{\"from\":2,\"surcharge\":1}]")),
                        p + "shipping.feeRule.rangesByQty"),
                Arguments.of(
                        with("shipping", rule("\"surchargesByArea\":\"ASK\"")),
                        p + "shipping.feeRule.surchargesByArea"),
                Arguments.of(
                        with("shipping", rule("\"surchargesByArea\":[{\"area\":\"mars\",\"surcharge\":1}]")),
                        p + "shipping.feeRule.surchargesByArea[0].area"));
    }

    @Test
    void cartOfATrillionWonIsRefused() {
        String dear = with("basePrice", "999999999999");

        assertThat(refused(dear)).extracting(Problem::path).containsExactly("naverProducts");
    }

    @Test
    void problemsAreCounted() {
        String cart = "[" + "{},".repeat(99) + "{}]";

        assertThat(refused(cart)).hasSize(100);
    }

    @Test
    void anyFieldMayHoldAnythingAndReadingStillEnds() {
        List<String> values = List.of("null", "true", "-1", "1e400", "\"\"", "\"9\"", "[]", "[null]", "{}", "[[{}]]");
        for (String pointer : pointers(Samples.json(Samples.text("manual-cart.json")), "")) {
            for (String value : values) {
                JsonNode cart = Samples.json(Samples.text("manual-cart.json"));
                replace(cart, pointer, Samples.json(value));

                List<Problem> problems =
                        NaverProducts.parse(cart).fold(p -> List.of(), NaverProducts.Refused::problems);

                assertThat(problems)
                        .allSatisfy(problem -> assertThat(problem.path()).startsWith("naverProducts"));
            }
        }
    }

    @Test
    void noCartAtAllIsRefused() {
        assertThat(NaverProducts.parse(null)).isInstanceOf(NaverProducts.Refused.class);
    }

    private static List<String> pointers(JsonNode node, String path) {
        List<String> found = new ArrayList<>();
        node.fieldNames().forEachRemaining(name -> found.add(path + "/" + name));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            found.add(path + "/" + i);
        }
        for (String child : List.copyOf(found)) {
            found.addAll(pointers(node.at(child.substring(path.length())), child));
        }
        return found;
    }

    private static void replace(JsonNode root, String pointer, JsonNode value) {
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = root.at(pointer.substring(0, slash));
        String last = pointer.substring(slash + 1);
        if (parent instanceof ObjectNode object) {
            object.set(last, value);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(last), value);
        }
    }

    private static String rule(String rule) {
        return "{\"baseFee\":2500,\"feePayType\":\"PREPAYED\",\"feeRule\":{" + rule + "}}";
    }

    private static String with(String field, String value) {
        ObjectNode product = (ObjectNode) Samples.json(PRODUCT);
        product.set(field, Samples.json(value));
        ArrayNode cart = product.arrayNode().add(product);
        return cart.toString();
    }

    private static NaverProducts.Parsed parsed(String cart) {
        return (NaverProducts.Parsed) NaverProducts.parse(Samples.json(cart));
    }

    private static List<Problem> refused(String cart) {
        JsonNode node = Samples.json(cart);
        return NaverProducts.parse(node).fold(parsed -> List.of(), NaverProducts.Refused::problems);
    }
}
