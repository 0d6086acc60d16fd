package dev.naru.mock.naver.claims;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Codes of one parameter, as the V1 document lists them.
 *
 * @param standard what a wrong or missing code becomes
 */
public record CodeList(List<String> codes, String standard) {
    /** {@code delivery_method} of ship and ship-exchanged. */
    public static final CodeList SHIP_METHODS =
            of("DELIVERY", "DELIVERY GDFW_ISSUE_SVC VISIT_RECEIPT DIRECT_DELIVERY QUICK_SVC NOTHING");

    /** {@code delivery_method} of request-return. */
    public static final CodeList RETURN_METHODS =
            of("RETURN_INDIVIDUAL", "RETURN_DESIGNATED RETURN_DELIVERY RETURN_INDIVIDUAL");

    /** {@code reason} of cancel. */
    public static final CodeList CANCEL_REASONS = of(
            "PRODUCT_UNSATISFIED",
            "SOLD_OUT DELAYED_DELIVERY PRODUCT_UNSATISFIED INTENT_CHANGED COLOR_AND_SIZE WRONG_ORDER INCORRECT_INFO");

    /** {@code reason} of request-return. */
    public static final CodeList RETURN_REASONS = of("INTENT_CHANGED", """
            INTENT_CHANGED COLOR_AND_SIZE WRONG_ORDER PRODUCT_UNSATISFIED DELAYED_DELIVERY SOLD_OUT DROPPED_DELIVERY
            BROKEN INCORRECT_INFO WRONG_DELIVERY WRONG_OPTION""");

    /** {@code reason} of withhold-return; three E in two of them is how Naver writes it. */
    public static final CodeList HOLD_REASONS =
            of("ETC", "RETURN_DELIVERYFEE EXTRAFEEE RETURN_DELIVERYFEE_AND_EXTRAFEEE RETURN_PRODUCT_NOT_DELIVERED ETC");

    /** {@code delivery_company}: KGB is Logen, KGBLS is KGB, CH1 is any other. */
    public static final CodeList COURIERS = of("CH1", """
            CJGLS KGB DONGBU EPOST REGISTPOST HANJIN HYUNDAI KGBLS INNOGIS DAESIN ILYANG KDEXP CHUNIL CH1 HDEXP CVSNET
            DHL FEDEX GSMNTON WARPEX WIZWA EMS DHLDE ACIEXPRESS EZUSA PANTOS UPS HLCGLOBAL KOREXG TNT SWGEXP DAEWOON
            USPS IPARCEL KUNYOUNG HPL DADREAM SLX SFEXPRESS HONAM""");

    public CodeList {
        codes = List.copyOf(codes);
    }

    private static CodeList of(String standard, String codes) {
        return new CodeList(List.of(codes.strip().split("\\s+")), standard);
    }

    public boolean has(@Nullable String code) {
        return code != null && codes.contains(code);
    }

    /** The code itself, or the standard for anything that is not exactly one of the codes. */
    public String orStandard(@Nullable String code) {
        return code != null && codes.contains(code) ? code : standard;
    }
}
