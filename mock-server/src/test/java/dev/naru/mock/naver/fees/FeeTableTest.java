package dev.naru.mock.naver.fees;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.mock.naver.Samples;
import dev.naru.mock.naver.fees.FeeSettings.AreaMode;
import dev.naru.mock.naver.fees.FeeSettings.ThresholdBasis;
import dev.naru.mock.naver.products.CartLine;
import dev.naru.mock.naver.products.CartLines;
import dev.naru.mock.naver.products.NaverProduct;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked examples of docs/protocol/naver-product-check.md, by their numbers there. */
class FeeTableTest {
    private static final String FREE_FROM_20000 = "\"baseFee\":2500,\"feeRule\":{\"freeByThreshold\":20000}";
    private static final String REPEAT_10 = "\"baseFee\":2500,\"feeRule\":{\"repeatByQty\":10}";
    private static final String RANGES = "\"baseFee\":2500,\"feeRule\":{\"rangesByQty\":["
            + "{\"from\":11,\"surcharge\":2500},{\"from\":21,\"surcharge\":7500}]}";
    private static final String ISLAND = "{\"area\":\"island\",\"surcharge\":2000}";
    private static final String JEJU = "{\"area\":\"jeju\",\"surcharge\":4500}";
    private static final String API = "\"baseFee\":2500,\"feeRule\":{\"surchargesByArea\":\"API\"}";
    private static final String MANUAL = Samples.text("manual-cart.json");
    private static final Map<String, Long> SURPRICES = Map.of("P001", 0L, "P002", 1000L);

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void feeIsAsWorkedOut(String name, String cart, Zone zone, long prepaid, long collect, long paid) {
        List<NaverProduct> products = Samples.products(cart);
        List<CartLine> lines = CartLines.of(products);

        ShippingFees fees = FeeCalculator.calculate(products, lines, zone, FeeSettings.standard(), SURPRICES);

        assertThat(fees.prepaid()).isEqualTo(prepaid);
        assertThat(fees.collect()).isEqualTo(collect);
        assertThat(CartLines.goodsAmount(lines) + fees.prepaid()).isEqualTo(paid);
    }

    static Stream<Arguments> feeIsAsWorkedOut() {
        return Stream.of(
                paid("E1 the manual's cart", MANUAL, 2500, 10_200),
                paid(
                        "E2 with supplements",
                        MANUAL.replaceFirst(
                                "\"quantity\": 2,",
                                "\"quantity\": 2, \"supplements\": ["
                                        + "{\"id\":\"S1\",\"name\":\"a\",\"price\":1000,\"quantity\":1},"
                                        + "{\"id\":\"S2\",\"name\":\"b\",\"price\":1200,\"quantity\":2}],"),
                        2500,
                        13_600),
                paid("E3 different groups", MANUAL.replaceFirst("shipping-a", "shipping-b"), 5000, 12_700),
                paid("E3 blank groups", MANUAL.replace("shipping-a", ""), 5000, 12_700),
                paid("E4 exactly at the threshold", cart(product("A", 20_000, 1, "g", FREE_FROM_20000)), 0, 20_000),
                paid("E4 one won below", cart(product("A", 19_999, 1, "g", FREE_FROM_20000)), 2500, 22_499),
                paid(
                        "E5 a supplement reaches the threshold",
                        cart(product("A", 19_000, 1, "g", FREE_FROM_20000)
                                .replace(
                                        "\"quantity\"",
                                        "\"supplements\":[{\"id\":\"S\",\"name\":\"s\",\"price\":1000}],\"quantity\"")),
                        0,
                        20_000),
                quantity("E6 repeat", REPEAT_10, 1, 2500),
                quantity("E6 repeat", REPEAT_10, 10, 2500),
                quantity("E6 repeat", REPEAT_10, 11, 5000),
                quantity("E6 repeat", REPEAT_10, 20, 5000),
                quantity("E6 repeat", REPEAT_10, 21, 7500),
                quantity("E6 repeat", REPEAT_10, 30, 7500),
                quantity("E6 repeat", REPEAT_10, 31, 10_000),
                quantity("E7 ranges", RANGES, 10, 2500),
                quantity("E7 ranges", RANGES, 11, 5000),
                quantity("E7 ranges", RANGES, 20, 5000),
                quantity("E7 ranges", RANGES, 21, 10_000),
                quantity("E7 ranges", RANGES, 100, 10_000),
                two("E8 4 + 4 grouped", 4, "g", 2500),
                two("E8 4 + 4 separate", 4, "", 5000),
                two("E9 11 + 11 grouped", 11, "g", 7500),
                two("E9 11 + 11 separate", 11, "", 10_000),
                zone("E10 island entry only", area(ISLAND), Zone.MAINLAND, 2500),
                zone("E10 island entry only", area(ISLAND), Zone.ISLAND, 4500),
                zone("E10 island entry only", area(ISLAND), Zone.JEJU, 4500),
                zone("E11 both entries", area(ISLAND + "," + JEJU), Zone.MAINLAND, 2500),
                zone("E11 both entries", area(ISLAND + "," + JEJU), Zone.ISLAND, 4500),
                zone("E11 both entries", area(ISLAND + "," + JEJU), Zone.JEJU, 7000),
                zone("jeju entry only, to an island", area(JEJU), Zone.ISLAND, 2500),
                zone("jeju entry only, to Jeju", area(JEJU), Zone.JEJU, 7000),
                Arguments.of(
                        "E12 threshold met, to Jeju",
                        cart(product(
                                "A",
                                20_000,
                                1,
                                "g",
                                "\"baseFee\":2500,\"feeRule\":{\"freeByThreshold\":20000,\"surchargesByArea\":[" + JEJU
                                        + "]}")),
                        Zone.JEJU,
                        4500,
                        0,
                        24_500),
                paid(
                        "E13 API, one group",
                        cart(product("P001", 1000, 1, "g", API), product("P002", 1000, 1, "g", API)),
                        3500,
                        5500),
                paid(
                        "E13 API, apart",
                        cart(product("P001", 1000, 1, "", API), product("P002", 1000, 1, "", API)),
                        6000,
                        8000),
                Arguments.of(
                        "E14 on delivery, to Jeju",
                        cart(product("A", 14_000, 1, "", area(JEJU))).replace("PREPAYED", "CASH_ON_DELIVERY"),
                        Zone.JEJU,
                        0,
                        7000,
                        14_000),
                Arguments.of(
                        "E15 prepaid beside on delivery",
                        cart(
                                product("A", 5000, 1, "g", "\"baseFee\":2500"),
                                product("B", 5000, 1, "h", "\"baseFee\":3000").replace("PREPAYED", "CASH_ON_DELIVERY")),
                        Zone.MAINLAND,
                        2500,
                        3000,
                        12_500),
                paid(
                        "E16 the buyer fetches it",
                        cart(product("A", 5000, 1, "", "\"baseFee\":2500,\"method\":\"VISIT_RECEIPT\"")),
                        0,
                        5000),
                paid(
                        "E16 nothing to deliver",
                        cart(product("A", 5000, 1, "", "\"baseFee\":2500,\"method\":\"NOTHING\"")),
                        0,
                        5000),
                paid(
                        "E17 an option that costs less",
                        cart(
                                product("A", 1000, 1, "", "\"baseFee\":2500")
                                        .replace(
                                                "\"quantity\"",
                                                "\"options\":[{\"optionQuantity\":2,\"optionPrice\":-100,\"selectionCode\":\"X\","
                                                        + "\"selections\":[{\"code\":\"c\",\"label\":\"l\",\"value\":\"v\"}]}],\"quantity\"")),
                        2500,
                        4300),
                paid(
                        "E18 one group, two policies",
                        cart(
                                product("A", 1000, 1, "g", "\"baseFee\":2500"),
                                product("B", 1000, 1, "g", "\"baseFee\":3000")),
                        3000,
                        5000),
                Arguments.of(
                        "a courier ride is paid to the courier and never bundled",
                        cart(
                                product("A", 1000, 1, "g", "\"baseFee\":2500"),
                                product("B", 1000, 1, "g", "\"baseFee\":9000,\"method\":\"QUICK_SVC\"")),
                        Zone.MAINLAND,
                        2500,
                        9000,
                        4500));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource
    void manualsJejuOrderHasTwoReadings(AreaMode mode, Zone zone, String areas, long paid) {
        List<NaverProduct> products = Samples.products(cart(product("A", 14_000, 1, "shipping-a", area(areas))));
        List<CartLine> lines = CartLines.of(products);

        ShippingFees fees = FeeCalculator.calculate(
                products, lines, zone, FeeSettings.standard().with(mode), Map.of());

        assertThat(CartLines.goodsAmount(lines) + fees.prepaid()).isEqualTo(paid);
    }

    static Stream<Arguments> manualsJejuOrderHasTwoReadings() {
        return Stream.of(
                Arguments.of(AreaMode.ADD, Zone.JEJU, ISLAND + "," + JEJU, 21_000),
                Arguments.of(AreaMode.ADD, Zone.ISLAND, ISLAND + "," + JEJU, 18_500),
                Arguments.of(AreaMode.REPLACE, Zone.JEJU, ISLAND + "," + JEJU, 18_500),
                Arguments.of(AreaMode.REPLACE, Zone.MAINLAND, ISLAND + "," + JEJU, 16_500),
                Arguments.of(AreaMode.ADD, Zone.JEJU, ISLAND, 18_500));
    }

    @Test
    void policiesThatDisagreeWithinAGroupAreWarnedAbout() {
        List<NaverProduct> products = Samples.products(
                cart(product("A", 1000, 1, "g", "\"baseFee\":2500"), product("B", 1000, 1, "g", "\"baseFee\":3000")));

        ShippingFees fees = FeeCalculator.calculate(
                products, CartLines.of(products), Zone.MAINLAND, FeeSettings.standard(), Map.of());

        assertThat(fees.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.path()).contains("g"));
    }

    @Test
    void orderBasisCountsGoodsOfAllGroupsTowardsFreeDelivery() {
        List<NaverProduct> products = Samples.products(
                cart(product("A", 10_000, 1, "g", FREE_FROM_20000), product("B", 10_000, 1, "h", FREE_FROM_20000)));
        List<CartLine> lines = CartLines.of(products);
        FeeSettings byOrder = FeeSettings.standard().with(ThresholdBasis.ORDER);

        assertThat(FeeCalculator.calculate(products, lines, Zone.MAINLAND, FeeSettings.standard(), Map.of())
                        .prepaid())
                .isEqualTo(5000);
        assertThat(FeeCalculator.calculate(products, lines, Zone.MAINLAND, byOrder, Map.of())
                        .prepaid())
                .isZero();
    }

    @Test
    void removedLinesCostNothingAndCountForNothing() {
        List<NaverProduct> products = Samples.products(
                cart(product("A", 15_000, 1, "g", FREE_FROM_20000), product("B", 5_000, 1, "g", FREE_FROM_20000)));
        List<CartLine> left = CartLines.of(products).subList(0, 1);

        ShippingFees fees = FeeCalculator.calculate(products, left, Zone.MAINLAND, FeeSettings.standard(), Map.of());

        assertThat(fees.groups()).containsExactly(new ShippingFees.Group("g", 2500, 0, true, List.of("A")));
    }

    private static Arguments paid(String name, String cart, long prepaid, long paid) {
        return Arguments.of(name, cart, Zone.MAINLAND, prepaid, 0, paid);
    }

    private static Arguments quantity(String name, String policy, int quantity, long fee) {
        String cart = cart(product("A", 1000, quantity, "", policy));
        return paid(name + " x" + quantity, cart, fee, quantity * 1000L + fee);
    }

    private static Arguments two(String name, int quantity, String group, long fee) {
        String cart =
                cart(product("A", 1000, quantity, group, REPEAT_10), product("B", 1000, quantity, group, REPEAT_10));
        return paid(name, cart, fee, quantity * 2000L + fee);
    }

    private static Arguments zone(String name, String policy, Zone zone, long fee) {
        return Arguments.of(name + ", " + zone, cart(product("A", 1000, 1, "", policy)), zone, fee, 0, 1000 + fee);
    }

    private static String area(String entries) {
        return "\"baseFee\":2500,\"feeRule\":{\"surchargesByArea\":[" + entries + "]}";
    }

    private static String cart(String... products) {
        return "[" + String.join(",", products) + "]";
    }

    private static String product(String id, long price, int quantity, String group, String policy) {
        return """
                {"id":"%s","name":"n","basePrice":%d,"quantity":%d,"infoUrl":"http://s/i","imageUrl":"http://s/p",
                 "shipping":{"groupId":"%s","feePayType":"PREPAYED",%s}}""".formatted(id, price, quantity, group, policy);
    }
}
