package dev.naru.gateway.claims;

import java.util.List;

/** Codes of the fields of claims (Iamport V1, enumerations of the naver calls), spelled as Naver spells them. */
final class DeliveryCodes {
    /** {@code delivery_method} of ship and ship-exchanged. */
    static final List<String> SHIP_METHODS =
            List.of("DELIVERY", "GDFW_ISSUE_SVC", "VISIT_RECEIPT", "DIRECT_DELIVERY", "QUICK_SVC", "NOTHING");

    /** {@code delivery_method} of request-return. */
    static final List<String> RETURN_METHODS = List.of("RETURN_DESIGNATED", "RETURN_DELIVERY", "RETURN_INDIVIDUAL");

    static final List<String> CANCEL_REASONS = List.of(
            "PRODUCT_UNSATISFIED",
            "SOLD_OUT",
            "DELAYED_DELIVERY",
            "INTENT_CHANGED",
            "COLOR_AND_SIZE",
            "WRONG_ORDER",
            "INCORRECT_INFO");

    static final List<String> RETURN_REASONS = List.of(
            "INTENT_CHANGED",
            "COLOR_AND_SIZE",
            "WRONG_ORDER",
            "PRODUCT_UNSATISFIED",
            "DELAYED_DELIVERY",
            "SOLD_OUT",
            "DROPPED_DELIVERY",
            "BROKEN",
            "INCORRECT_INFO",
            "WRONG_DELIVERY",
            "WRONG_OPTION");

    /** Two of them are written with three E. */
    static final List<String> HOLD_REASONS = List.of(
            "ETC",
            "RETURN_DELIVERYFEE",
            "EXTRAFEEE",
            "RETURN_DELIVERYFEE_AND_EXTRAFEEE",
            "RETURN_PRODUCT_NOT_DELIVERED");

    /** {@code delivery_company}: KGB is Logen, KGBLS is KGB, and CH1 is any that is not here. */
    static final List<String> COMPANIES = List.of(
            "CJGLS",
            "KGB",
            "DONGBU",
            "EPOST",
            "REGISTPOST",
            "HANJIN",
            "HYUNDAI",
            "KGBLS",
            "INNOGIS",
            "DAESIN",
            "ILYANG",
            "KDEXP",
            "CHUNIL",
            "CH1",
            "HDEXP",
            "CVSNET",
            "DHL",
            "FEDEX",
            "GSMNTON",
            "WARPEX",
            "WIZWA",
            "EMS",
            "DHLDE",
            "ACIEXPRESS",
            "EZUSA",
            "PANTOS",
            "UPS",
            "HLCGLOBAL",
            "KOREXG",
            "TNT",
            "SWGEXP",
            "DAEWOON",
            "USPS",
            "IPARCEL",
            "KUNYOUNG",
            "HPL",
            "DADREAM",
            "SLX",
            "SFEXPRESS",
            "HONAM");

    private DeliveryCodes() {}
}
