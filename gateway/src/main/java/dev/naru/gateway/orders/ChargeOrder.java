package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.json.Fields;
import dev.naru.gateway.platform.value.Krw;
import dev.naru.gateway.platform.value.MerchantUid;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An order that is paid with a billing key: the body of {@code POST /v1/charges}.
 *
 * @param merchantUid the shop's own number, never used before
 * @param customerUid whose billing key
 * @param taxFree won, 0 to {@code amount}
 * @param productCount how many things are paid for
 * @param useCfm last day of use, where the contract with Naver demands it
 * @param customData the shop's own object, or null
 * @param noticeUrl where Iamport is to notify instead of the address of its console; we never ask there
 */
public record ChargeOrder(
        MerchantUid merchantUid,
        String customerUid,
        Krw amount,
        Krw taxFree,
        String name,
        long productCount,
        Buyer buyer,
        @Nullable LocalDate useCfm,
        @Nullable JsonNode customData,
        @Nullable String noticeUrl) {
    private static final int MAX_CUSTOMER_UID = 80;
    private static final int MAX_COUNT = 10_000;

    /**
     * Reads a body. What Naver would refuse is not looked at here.
     *
     * @throws dev.naru.gateway.platform.json.InvalidJson naming every faulty field
     */
    public static ChargeOrder read(JsonNode body) {
        Fields fields = Fields.of(body);
        ChargeOrder order = read(fields, customerUid(fields));
        fields.done();
        return order;
    }

    /** The field {@code customer_uid}; a fault of it is recorded. */
    public static String customerUid(Fields fields) {
        return required(fields, "customer_uid", MAX_CUSTOMER_UID);
    }

    /** Reads everything but {@code customer_uid}; faults are recorded. */
    public static ChargeOrder read(Fields fields, String customerUid) {
        MerchantUid merchantUid = CartReader.merchantUid(fields);
        if (!fields.has("merchant_uid")) {
            fields.error("merchant_uid", "is required: it is what makes a charge happen once");
        }
        ChargeOrder order = new ChargeOrder(
                merchantUid == null ? new MerchantUid("-") : merchantUid,
                customerUid,
                new Krw(fields.integer("amount", 0, Krw.MAX_WON)),
                new Krw(fields.integer("tax_free", 0, Krw.MAX_WON, 0)),
                required(fields, "name", RequestPay.MAX_NAME),
                fields.integer("product_count", 1, MAX_COUNT, 1),
                CartReader.buyer(fields),
                PaymentRequestReader.date(fields, "use_cfm"),
                CartReader.customData(fields),
                PaymentRequestReader.noticeUrl(fields));
        if (order.taxFree().compareTo(order.amount()) > 0) {
            fields.error("tax_free", "must not be more than amount");
        }
        return order;
    }

    private static String required(Fields fields, String name, int maxLength) {
        String text = CartReader.printable(fields, name, maxLength);
        if (!fields.has(name)) {
            fields.error(name, "is required");
        }
        return text == null ? "" : text;
    }
}
