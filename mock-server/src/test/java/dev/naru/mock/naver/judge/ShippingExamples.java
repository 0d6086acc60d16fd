package dev.naru.mock.naver.judge;

import static dev.naru.mock.naver.judge.Situation.flawless;

import java.util.stream.Stream;

/** Answers about delivery. The first product is free from 20 000 won, the second charged by quantity. */
final class ShippingExamples {
    private static final String CONDITION = "<conditionalFree><basePrice>20000</basePrice></conditionalFree>";
    private static final String REPEAT_RULE =
            "\"rangesByQty\": [{\"from\": 11, \"surcharge\": 2500}, {\"from\": 21, \"surcharge\": 7500}]";
    private static final String RANGE = "<type>RANGE</type><range><type>3</type><range2From>11</range2From>"
            + "<range2FeePrice>2500</range2FeePrice><range3From>21</range3From><range3FeePrice>7500</range3FeePrice></range>";
    private static final String AREA = "<apiSupport>false</apiSupport><splitUnit>3</splitUnit>"
            + "<area2Price>4500</area2Price><area3Price>2000</area3Price>";

    private ShippingExamples() {}

    static Stream<RuleExample> all() {
        return Stream.concat(mismatches(), rules());
    }

    private static Stream<RuleExample> mismatches() {
        return Stream.of(
                RuleExample.of(
                        ShippingRule.H_METHOD_MISMATCH,
                        flawless().xml("<method>DELIVERY<", "<method>DIRECT_DELIVERY<"),
                        flawless().xml("<method>DELIVERY</method>", "")),
                RuleExample.of(
                        ShippingRule.H_GROUP_ID_MISMATCH,
                        flawless().xml("<groupId>g</groupId>", "<groupId/>"),
                        flawless().xml("<groupId/>", "")),
                RuleExample.of(
                        ShippingRule.H_FEE_TYPE_MISMATCH,
                        flawless().xml("CONDITIONAL_FREE", "CHARGE"),
                        flawless().cart("\"baseFee\": 2500", "\"baseFee\": 0").xml("CONDITIONAL_FREE", "FREE")),
                RuleExample.of(ShippingRule.H_FEE_PAY_TYPE_MISMATCH, flawless().xml("PREPAYED", "CASH_ON_DELIVERY")),
                RuleExample.of(ShippingRule.H_FEE_PRICE_MISMATCH, flawless().xml("<feePrice>2500", "<feePrice>3000")),
                RuleExample.of(
                        ShippingRule.H_THRESHOLD_MISMATCH, flawless().xml("<basePrice>20000", "<basePrice>30000")),
                RuleExample.of(
                        ShippingRule.H_QUANTITY_MISMATCH,
                        flawless().xml("<range3FeePrice>7500", "<range3FeePrice>7000"),
                        flawless()
                                .cart(REPEAT_RULE, "\"repeatByQty\": 10")
                                .xml(RANGE, "<type>REPEAT</type><repeatQuantity>10</repeatQuantity>")),
                RuleExample.of(
                        ShippingRule.H_AREA_MISMATCH,
                        flawless().xml("<area2Price>4500<", "<area2Price>2000<"),
                        flawless()
                                .cart("{\"area\": \"island\", \"surcharge\": 2000}, ", "")
                                .xml("<area3Price>2000<", "<area3Price>0<")),
                RuleExample.of(
                        ShippingRule.H_GROUP_CONFLICT,
                        flawless()
                                .cart(
                                        "\"method\": \"DELIVERY\", \"baseFee\": 3000",
                                        "\"groupId\": \"g\", \"baseFee\": 3000")));
    }

    private static Stream<RuleExample> rules() {
        return Stream.of(
                RuleExample.of(
                        ShippingRule.H_FEE_PRICE_MISSING, flawless().xml("<feePrice>2500</feePrice>", "<feePrice/>")),
                RuleExample.of(
                        ShippingRule.H_FEE_PRICE_RANGE,
                        flawless().xml("<feePrice>2500", "<feePrice>200001"),
                        flawless().xml("<feePrice>2500", "<feePrice>200000")),
                RuleExample.of(
                        ShippingRule.H_FEE_PRICE_ZERO,
                        flawless().xml("<feePrice>2500", "<feePrice>0"),
                        flawless().xml("<feePrice>2500", "<feePrice>0").xml("PREPAYED", "CASH_ON_DELIVERY")),
                RuleExample.of(
                        ShippingRule.H_FREE_WITH_FEE,
                        flawless().xml("CONDITIONAL_FREE", "FREE"),
                        flawless()
                                .xml("CONDITIONAL_FREE", "FREE")
                                .xml("PREPAYED", "FREE")
                                .xml("<feePrice>2500", "<feePrice>0")),
                RuleExample.of(
                        ShippingRule.H_METHOD_FORCED,
                        flawless().xml("<method>DELIVERY", "<method>VISIT_RECEIPT"),
                        flawless()
                                .xml("<groupId>g</groupId>", "")
                                .xml("<method>DELIVERY", "<method>VISIT_RECEIPT")
                                .xml("CONDITIONAL_FREE", "FREE")),
                RuleExample.of(ShippingRule.H_CONDITION_MISSING, flawless().xml(CONDITION, "")),
                RuleExample.of(
                        ShippingRule.H_QUANTITY_RULE,
                        flawless().xml("<range3From>21<", "<range3From>11<"),
                        flawless()
                                .xml("<type>3</type>", "<type>2</type>")
                                .xml("<range3From>21</range3From><range3FeePrice>7500</range3FeePrice>", "")),
                RuleExample.of(
                        ShippingRule.H_RULE_UNUSED,
                        flawless().xml("CONDITIONAL_FREE", "CHARGE"),
                        flawless().xml("CONDITIONAL_FREE", "CHARGE").xml(CONDITION, "")),
                RuleExample.of(
                        ShippingRule.H_AREA_RULE,
                        flawless().xml(AREA, "<splitUnit>3</splitUnit><area2Price>4500</area2Price>"),
                        flawless().xml(AREA, "<splitUnit>2</splitUnit><area2Price>4500</area2Price>")),
                RuleExample.of(
                        ShippingRule.H_AREA_API_WITH_PRICES,
                        flawless()
                                .xml(
                                        "<apiSupport>true</apiSupport>",
                                        "<apiSupport>true</apiSupport><splitUnit>2</splitUnit>")));
    }
}
