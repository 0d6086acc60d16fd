package dev.naru.mock.naver.judge;

import static dev.naru.mock.naver.judge.Situation.flawless;

import java.util.stream.Stream;

/**
 * Answers about options and supplements. The second product has two axes, an engraving and a combination; the third has
 * one axis without a price.
 */
final class OptionExamples {
    private static final String HAT_OPTION = "<option>\n      <optionItem><type>SELECT</type><name>크기</name>"
            + "<value><id>F</id><text>프리</text></value></optionItem>\n    </option>";
    private static final String SIZE = "<value><id>180</id><text>180mm</text></value>";
    private static final String COMBINATION = "<combination><manageCode>R_L</manageCode><price>200</price>"
            + "<stockQuantity>2</stockQuantity><status>true</status><options><name>색상</name><id>RED</id></options>"
            + "<options><name>사이즈</name><id>180</id></options></combination>";
    private static final String HAT_CODE = "{\"optionQuantity\": 3, \"selectionCode\": \"F1\", ";
    private static final String HAT_COMBINATION =
            "<combination><manageCode>F1</manageCode><options><name>크기</name><id>F</id></options></combination></option>";
    private static final String SUPPLEMENT = "<supplement><id>S1</id>";

    private OptionExamples() {}

    static Stream<RuleExample> all() {
        return Stream.of(options(), combinations(), codes(), supplements()).flatMap(examples -> examples);
    }

    private static Stream<RuleExample> options() {
        String twenty = "가".repeat(20);
        String fifty = "F".repeat(50);
        return Stream.of(
                RuleExample.of(OptionRule.O_OPTION_MISSING, flawless().xml(HAT_OPTION, "")),
                RuleExample.of(OptionRule.O_ORDER_TAGS, flawless().xml("</option>", "<selectedItem/></option>")),
                RuleExample.of(OptionRule.O_LABEL_UNKNOWN, flawless().xml("<name>크기<", "<name>사이즈<")),
                RuleExample.of(
                        OptionRule.O_VALUE_UNKNOWN,
                        flawless().xml("<id>F<", "<id>f<"),
                        flawless().xml("<value><id>F<", "<value><id>M</id><text>중간</text></value><value><id>F<")),
                RuleExample.of(OptionRule.O_TEXT_MISMATCH, flawless().xml("180mm", "180")),
                RuleExample.of(
                        OptionRule.O_VALUE_OFF,
                        flawless().xml("<status>true</status></value>", "<status>false</status></value>")),
                RuleExample.of(
                        OptionRule.O_NAME_LENGTH,
                        flawless().xml("<name>크기<", "<name>" + twenty + "나<"),
                        flawless().xml("<name>크기<", "<name>" + twenty + "<")),
                RuleExample.of(
                        OptionRule.O_TEXT_LENGTH,
                        flawless().xml("프리", fifty + "F"),
                        flawless().xml("프리", fifty)),
                RuleExample.of(
                        OptionRule.O_VALUE_ID_LENGTH,
                        flawless().xml("<id>F<", "<id>F" + fifty + "<"),
                        flawless().xml("<id>F<", "<id>" + fifty + "<")),
                RuleExample.of(OptionRule.O_SELECT_WITHOUT_VALUES, flawless().xml(SIZE, "")),
                RuleExample.of(
                        OptionRule.O_INPUT_WITH_VALUES, flawless().xml("<name>각인</name>", "<name>각인</name>" + SIZE)),
                RuleExample.of(
                        OptionRule.O_INPUT_WITH_CODE,
                        flawless().cart("\"label\": \"각인\"", "\"code\": \"N\", \"label\": \"각인\"")),
                RuleExample.of(
                        OptionRule.O_AXIS_UNCHOSEN,
                        flawless()
                                .xml(
                                        HAT_OPTION,
                                        HAT_OPTION.replace(
                                                "</option>",
                                                "<optionItem><type>SELECT</type><name>색</name>" + SIZE
                                                        + "</optionItem></option>")),
                        flawless()
                                .xml(
                                        HAT_OPTION,
                                        HAT_OPTION.replace(
                                                "</option>",
                                                "<optionItem><type>SELECT</type><name>색</name>" + SIZE + "</optionItem>"
                                                        + HAT_COMBINATION))),
                RuleExample.of(
                        OptionRule.O_NOT_CHOSEN,
                        flawless()
                                .cart(
                                        "\"options\": [{\"optionQuantity\": 3, \"selections\": [{\"code\": \"F\", \"label\": \"크기\", \"value\": \"프리\"}]}],",
                                        "")));
    }

    private static Stream<RuleExample> combinations() {
        return Stream.of(
                RuleExample.of(CombinationRule.C_CODE_REQUIRED, flawless().cart("\"selectionCode\": \"R_L\",", "")),
                RuleExample.of(
                        CombinationRule.C_PRICE_WITHOUT_CODE,
                        flawless().cart("{\"optionQuantity\": 3, ", "{\"optionQuantity\": 3, \"optionPrice\": 100, ")),
                RuleExample.of(
                        CombinationRule.C_CODE_NOT_NEEDED,
                        flawless()
                                .cart("{\"optionQuantity\": 3, ", HAT_CODE)
                                .xml(HAT_OPTION, HAT_OPTION.replace("</option>", HAT_COMBINATION))),
                RuleExample.of(CombinationRule.C_COMBINATION_MISSING, flawless().xml(COMBINATION, "")),
                RuleExample.of(
                        CombinationRule.C_CODE_UNKNOWN,
                        flawless().xml(">R_L<", ">R_M<"),
                        flawless().xml(COMBINATION, COMBINATION.replace("R_L", "R_M") + COMBINATION)),
                RuleExample.of(
                        CombinationRule.C_CODE_ENCODED,
                        flawless().cart("R_L", "R|L").xml(">R_L<", ">R%7CL<"),
                        flawless().cart("R_L", "R|L").xml(">R_L<", ">R|L<")),
                RuleExample.of(
                        CombinationRule.C_CODE_DUPLICATE, flawless().xml(COMBINATION, COMBINATION + COMBINATION)),
                RuleExample.of(
                        CombinationRule.C_AXES_MISMATCH,
                        flawless().xml("<options><name>사이즈</name><id>180</id></options>", ""),
                        flawless()
                                .xml(
                                        "<options><name>색상</name><id>RED</id></options><options><name>사이즈</name><id>180</id></options>",
                                        "<options><name>사이즈</name><id>180</id></options><options><name>색상</name><id>RED</id></options>")),
                RuleExample.of(
                        CombinationRule.C_PRICE_MISMATCH,
                        flawless().xml("<price>200<", "<price>300<"),
                        flawless()
                                .cart("\"optionPrice\": 200", "\"optionPrice\": 0")
                                .xml("<price>200</price>", "")),
                RuleExample.of(
                        CombinationRule.C_PRICE_TOO_LOW,
                        flawless()
                                .cart("\"optionPrice\": 200", "\"optionPrice\": -501")
                                .xml("<price>200<", "<price>-501<"),
                        flawless()
                                .cart("\"optionPrice\": 200", "\"optionPrice\": -500")
                                .xml("<price>200<", "<price>-500<")),
                RuleExample.of(
                        CombinationRule.C_OFF,
                        flawless().xml("<status>true</status><options>", "<status>false</status><options>")),
                RuleExample.of(
                        CombinationRule.C_STOCK_OUT,
                        flawless().xml("<price>200</price><stockQuantity>2", "<price>200</price><stockQuantity>0")),
                RuleExample.of(
                        CombinationRule.C_STOCK_SHORT,
                        flawless().xml("<price>200</price><stockQuantity>2", "<price>200</price><stockQuantity>1")));
    }

    private static Stream<RuleExample> codes() {
        String hundred = "R".repeat(100);
        return Stream.of(
                RuleExample.of(
                        CombinationRule.C_CODE_LENGTH,
                        flawless().cart("R_L", hundred + "R").xml(">R_L<", ">" + hundred + "R<"),
                        flawless().cart("R_L", hundred).xml(">R_L<", ">" + hundred + "<")),
                RuleExample.of(
                        CombinationRule.C_CODE_CHARSET,
                        flawless().cart("R_L", "R,L").xml(">R_L<", ">R,L<"),
                        flawless().cart("R_L", "R=|+L").xml(">R_L<", ">R=|+L<")),
                RuleExample.of(
                        CombinationRule.C_CODE_NOT_ASCII,
                        flawless().cart("R_L", "빨강_L").xml(">R_L<", ">빨강_L<")));
    }

    private static Stream<RuleExample> supplements() {
        String fifty = "S".repeat(50);
        return Stream.of(
                RuleExample.of(SupplementRule.A_UNKNOWN, flawless().xml("<id>S1<", "<id>S2<")),
                RuleExample.of(
                        SupplementRule.A_DUPLICATE,
                        flawless()
                                .xml(
                                        SUPPLEMENT,
                                        "<supplement><id>S1</id><name>끈</name><price>500</price></supplement>"
                                                + SUPPLEMENT),
                        flawless().xml(SUPPLEMENT, "<supplement><id>S0</id><name>깔창</name></supplement>" + SUPPLEMENT)),
                RuleExample.of(
                        SupplementRule.A_PRICE_MISMATCH,
                        flawless().xml("<price>500<", "<price>1000<"),
                        flawless().cart("\"price\": 500", "\"price\": 0").xml("<price>500</price>", "")),
                RuleExample.of(SupplementRule.A_NAME_MISMATCH, flawless().xml("<name>끈<", "<name>줄<")),
                RuleExample.of(
                        SupplementRule.A_OFF,
                        flawless().xml("<status>true</status></supplement>", "<status>false</status></supplement>")),
                RuleExample.of(
                        SupplementRule.A_STOCK_OUT,
                        flawless().xml("<price>500</price><stockQuantity>2", "<price>500</price><stockQuantity>0")),
                RuleExample.of(
                        SupplementRule.A_STOCK_SHORT,
                        flawless().xml("<price>500</price><stockQuantity>2", "<price>500</price><stockQuantity>1")),
                RuleExample.of(
                        SupplementRule.A_ID_LENGTH,
                        flawless()
                                .xml(
                                        SUPPLEMENT,
                                        "<supplement><id>S" + fifty + "</id><name>x</name></supplement>" + SUPPLEMENT),
                        flawless()
                                .xml(
                                        SUPPLEMENT,
                                        "<supplement><id>" + fifty + "</id><name>x</name></supplement>" + SUPPLEMENT)),
                RuleExample.of(
                        SupplementRule.A_NAME_LENGTH,
                        flawless().xml("<name>끈<", "<name>" + fifty + "S<"),
                        flawless().xml("<name>끈<", "<name>" + fifty + "<")));
    }
}
