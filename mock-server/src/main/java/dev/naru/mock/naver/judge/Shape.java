package dev.naru.mock.naver.judge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an element of the answer may hold (guide tables, as set out in docs/protocol/naver-product-check.md).
 *
 * @param words allowed words, when the kind is WORD
 * @param min smallest number allowed, when the kind is a number
 * @param children what may be inside, when the kind is GROUP
 */
record Shape(Kind kind, List<String> words, long min, Map<String, Child> children) {
    enum Kind {
        TEXT,
        NUMBER,
        NUMBER_OR_BLANK,
        FLAG,
        WORD,
        GROUP
    }

    /** An element inside another, and how often it may be there. */
    record Child(String name, Shape shape, boolean required, boolean repeats) {}

    private static final Shape TEXT = new Shape(Kind.TEXT, List.of(), 0, Map.of());
    private static final Shape FLAG = new Shape(Kind.FLAG, List.of(), 0, Map.of());

    private static final Shape SHIPPING_POLICY = group(
            maybe("groupId", TEXT),
            maybe("method", word("DELIVERY", "QUICK_SVC", "DIRECT_DELIVERY", "VISIT_RECEIPT", "NOTHING")),
            one("feeType", word("FREE", "CHARGE", "CONDITIONAL_FREE", "CHARGE_BY_QUANTITY")),
            one("feePayType", word("FREE", "PREPAYED", "CASH_ON_DELIVERY")),
            maybe("feePrice", new Shape(Kind.NUMBER_OR_BLANK, List.of(), 0, Map.of())),
            maybe("conditionalFree", group(maybe("basePrice", number(0)))),
            maybe(
                    "chargeByQuantity",
                    group(
                            one("type", word("REPEAT", "RANGE")),
                            maybe("repeatQuantity", number(1)),
                            maybe(
                                    "range",
                                    group(
                                            one("type", word("2", "3")),
                                            maybe("range2From", number(1)),
                                            maybe("range2FeePrice", number(0)),
                                            maybe("range3From", number(1)),
                                            maybe("range3FeePrice", number(0)))))),
            maybe(
                    "surchargeByArea",
                    group(
                            maybe("apiSupport", FLAG),
                            maybe("splitUnit", word("2", "3")),
                            maybe("area2Price", number(0)),
                            maybe("area3Price", number(0)))));

    private static final Shape OPTION = group(
            many(
                    "optionItem",
                    group(
                            one("type", word("SELECT", "INPUT")),
                            one("name", TEXT),
                            many("value", group(one("id", TEXT), one("text", TEXT), maybe("status", FLAG))))),
            many(
                    "combination",
                    group(
                            one("manageCode", TEXT),
                            maybe("price", number(Long.MIN_VALUE)),
                            maybe("stockQuantity", number(0)),
                            maybe("status", FLAG),
                            many("options", group(one("name", TEXT), one("id", TEXT))))));

    private static final Shape SUPPLEMENT = group(
            one("id", TEXT),
            one("name", TEXT),
            maybe("price", number(0)),
            maybe("stockQuantity", number(0)),
            maybe("status", FLAG));

    private static final Shape RETURN_INFO = group(
            one("zipcode", TEXT),
            one("address1", TEXT),
            one("address2", TEXT),
            one("sellername", TEXT),
            one("contact1", TEXT),
            maybe("contact2", TEXT));

    static final Shape PRODUCT = group(
            one("id", TEXT),
            maybe("merchantProductId", TEXT),
            maybe("ecMallProductId", TEXT),
            one("name", TEXT),
            one("basePrice", number(0)),
            maybe("taxType", word("TAX", "TAX_FREE", "ZERO_TAX")),
            one("infoUrl", TEXT),
            one("imageUrl", TEXT),
            maybe("giftName", TEXT),
            maybe("stockQuantity", number(0)),
            maybe("status", word("ON_SALE", "SOLD_OUT", "NOT_SALE")),
            maybe("supplementSupport", FLAG),
            maybe("optionSupport", FLAG),
            maybe("returnShippingFee", number(0)),
            maybe("exchangeShippingFee", number(0)),
            one("shippingPolicy", SHIPPING_POLICY),
            maybe("returnInfo", RETURN_INFO),
            maybe("option", OPTION),
            many("supplement", SUPPLEMENT));

    private static Shape number(long min) {
        return new Shape(Kind.NUMBER, List.of(), min, Map.of());
    }

    private static Shape word(String... words) {
        return new Shape(Kind.WORD, List.of(words), 0, Map.of());
    }

    private static Shape group(Child... children) {
        Map<String, Child> byName = new LinkedHashMap<>();
        for (Child child : children) {
            byName.put(child.name(), child);
        }
        return new Shape(Kind.GROUP, List.of(), 0, byName);
    }

    private static Child one(String name, Shape shape) {
        return new Child(name, shape, true, false);
    }

    private static Child maybe(String name, Shape shape) {
        return new Child(name, shape, false, false);
    }

    private static Child many(String name, Shape shape) {
        return new Child(name, shape, false, true);
    }
}
