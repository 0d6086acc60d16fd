package dev.naru.mock.naver.judge;

import static dev.naru.mock.naver.judge.Situation.flawless;

import java.util.stream.Stream;

/** Answers that are XML, but not shaped as they should be, or about another product than the one ordered. */
final class ProductExamples {
    private static final String TWIN = "<product><id>P3</id><name>x</name></product>\n</products>";

    private ProductExamples() {}

    static Stream<RuleExample> all() {
        return Stream.of(structure(), products(), texts()).flatMap(examples -> examples);
    }

    private static Stream<RuleExample> structure() {
        return Stream.of(
                RuleExample.of(StructureRule.X_PRODUCT_MISSING, flawless().xml("<id>P1</id>", "<id>p1</id>")),
                RuleExample.of(StructureRule.X_PRODUCT_DUPLICATE, flawless().xml("</products>", TWIN)),
                RuleExample.of(
                        StructureRule.X_PRODUCT_UNREQUESTED, flawless().xml("</products>", TWIN.replace("P3", "P4"))),
                RuleExample.of(
                        StructureRule.X_REQUIRED_MISSING,
                        flawless().xml("<sellername>나루</sellername>", "<sellername/>"),
                        flawless().xml("<contact1>", "<contact2/><contact1>")),
                RuleExample.of(
                        StructureRule.X_DUPLICATE_ELEMENT,
                        flawless()
                                .xml(
                                        "<basePrice>1000</basePrice>",
                                        "<basePrice>1000</basePrice><basePrice>9</basePrice>")),
                RuleExample.of(
                        StructureRule.X_UNKNOWN_ELEMENT, flawless().xml("<giftName>", "<sellerNote/><giftName>")),
                RuleExample.of(
                        StructureRule.X_ELEMENT_CASE,
                        flawless().xml("<sellername>나루</sellername>", "<sellerName>나루</sellerName>")),
                RuleExample.of(
                        StructureRule.X_STRAY_TEXT,
                        flawless().xml("<giftName>", "Notice: x<giftName>"),
                        flawless().xml("<giftName>", "<!-- x --><giftName>")),
                RuleExample.of(
                        StructureRule.X_NOT_A_NUMBER,
                        flawless().xml("<basePrice>1000<", "<basePrice>1,000<"),
                        flawless().xml("<basePrice>1000<", "<basePrice> 1000 <")),
                RuleExample.of(
                        StructureRule.X_NUMBER_TOO_SMALL,
                        flawless().xml("<stockQuantity>2<", "<stockQuantity>-1<"),
                        flawless().xml("<stockQuantity>2<", "<stockQuantity>0<")),
                RuleExample.of(
                        StructureRule.X_EMPTY_NUMBER,
                        flawless().xml("<price>500</price>", "<price/>"),
                        flawless().xml("<stockQuantity>2</stockQuantity>", "")),
                RuleExample.of(
                        StructureRule.X_NOT_BOOLEAN,
                        flawless().xml("<status>true</status>", "<status>ON_SALE</status>"),
                        flawless().xml("<status>true</status>", "")),
                RuleExample.of(
                        StructureRule.X_UNKNOWN_WORD,
                        flawless().xml("<status>ON_SALE<", "<status>true<"),
                        flawless().xml("<status>ON_SALE</status>", "<status/>")),
                RuleExample.of(
                        StructureRule.X_MORE_FINDINGS,
                        flawless().xml("<giftName>", "<x/>".repeat(501) + "<giftName>"),
                        flawless().xml("<giftName>", "<x/>".repeat(500) + "<giftName>")));
    }

    private static Stream<RuleExample> products() {
        return Stream.of(
                RuleExample.of(ProductRule.P_PRICE_MISMATCH, flawless().xml("<basePrice>1000<", "<basePrice>1100<")),
                RuleExample.of(
                        ProductRule.P_PRICE_ZERO,
                        flawless()
                                .xml("<basePrice>1000<", "<basePrice>0<")
                                .cart("\"basePrice\": 1000", "\"basePrice\": 0"),
                        flawless()
                                .xml("<basePrice>1000<", "<basePrice>1<")
                                .cart("\"basePrice\": 1000", "\"basePrice\": 1")),
                RuleExample.of(
                        ProductRule.P_TAX_MISMATCH,
                        flawless().xml("<taxType>TAX<", "<taxType>ZERO_TAX<"),
                        flawless().xml("<taxType>TAX<", "<taxType><")),
                RuleExample.of(ProductRule.P_SOLD_OUT, flawless().xml("<status>ON_SALE<", "<status>SOLD_OUT<")),
                RuleExample.of(ProductRule.P_NOT_SALE, flawless().xml("<status>ON_SALE<", "<status>NOT_SALE<")),
                RuleExample.of(
                        ProductRule.P_STOCK_OUT,
                        flawless().xml("<stockQuantity>2<", "<stockQuantity>0<"),
                        flawless().xml("<stockQuantity>2</stockQuantity>", "")),
                RuleExample.of(
                        ProductRule.P_STOCK_SHORT,
                        flawless().xml("<stockQuantity>2<", "<stockQuantity>1<"),
                        flawless().xml("<stockQuantity>2<", "<stockQuantity>3<")),
                RuleExample.of(ProductRule.P_OPTION_SUPPORT, flawless().xml("<optionSupport>true</optionSupport>", "")),
                RuleExample.of(
                        ProductRule.P_SUPPLEMENT_SUPPORT,
                        flawless().xml("<supplementSupport>true<", "<supplementSupport>false<")),
                RuleExample.of(
                        ProductRule.P_RETURN_FEE_RANGE,
                        flawless().xml("<returnShippingFee>200000<", "<returnShippingFee>200001<")));
    }

    private static Stream<RuleExample> texts() {
        String hundred = "가".repeat(100);
        String thirty = "A".repeat(30);
        return Stream.of(
                RuleExample.of(ProductRule.P_NAME_MISMATCH, flawless().xml("신발", "구두")),
                RuleExample.of(
                        ProductRule.P_NAME_LENGTH,
                        flawless().xml("신발", hundred + "나"),
                        flawless().xml("신발", "👟".repeat(100))),
                RuleExample.of(
                        ProductRule.P_INFO_URL_MISMATCH,
                        flawless().xml("https://shop.example/p/1", "https://shop.example/p/9")),
                RuleExample.of(
                        ProductRule.P_IMAGE_URL_MISMATCH,
                        flawless().xml("https://shop.example/i/1.png", "http://shop.example/i/1.png")),
                RuleExample.of(
                        ProductRule.P_URL_INVALID,
                        flawless().xml("https://shop.example/p/1", "/p/1"),
                        flawless().xml("https://shop.example/p/1", "http://상점.example")),
                RuleExample.of(
                        ProductRule.P_ID_LENGTH,
                        flawless().cart("\"P1\"", "\"" + thirty + "A\"").xml("<id>P1", "<id>" + thirty + "A"),
                        flawless().cart("\"P1\"", "\"" + thirty + "\"").xml("<id>P1", "<id>" + thirty)),
                RuleExample.of(
                        ProductRule.P_ID_CHARSET,
                        flawless().cart("\"P1\"", "\"P 1\"").xml("<id>P1", "<id>P 1"),
                        flawless().cart("\"P1\"", "\"P!+-/=_|1\"").xml("<id>P1", "<id>P!+-/=_|1")),
                RuleExample.of(
                        ProductRule.P_ID_NOT_ASCII,
                        flawless().cart("\"P1\"", "\"신발1\"").xml("<id>P1", "<id>신발1")),
                RuleExample.of(
                        ProductRule.P_MERCHANT_ID_MISMATCH,
                        flawless().xml("<merchantProductId>M1<", "<merchantProductId>M2<"),
                        flawless().xml("<merchantProductId>M1</merchantProductId>", "")),
                RuleExample.of(
                        ProductRule.P_MERCHANT_ID_LENGTH,
                        flawless().xml("<merchantProductId>M1<", "<merchantProductId>" + "M".repeat(101) + "<"),
                        flawless().xml("<merchantProductId>M1<", "<merchantProductId>" + "M".repeat(100) + "<")),
                RuleExample.of(
                        ProductRule.P_EC_MALL_ID_MISMATCH,
                        flawless().xml("<ecMallProductId>E1<", "<ecMallProductId>E2<")),
                RuleExample.of(
                        ProductRule.P_GIFT_LENGTH,
                        flawless().xml("양말", hundred + hundred + "나"),
                        flawless().xml("양말", hundred + hundred)),
                RuleExample.of(ProductRule.P_GIFT_MISMATCH, flawless().xml("<giftName>양말</giftName>", "")));
    }
}
