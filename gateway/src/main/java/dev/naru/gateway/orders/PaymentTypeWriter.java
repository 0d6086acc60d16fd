package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.orders.PaymentRequest.Registration;
import dev.naru.gateway.platform.value.MerchantUid;
import org.jspecify.annotations.Nullable;

/** The object for {@code IMP.request_pay}, payment-type (Iamport's Naver Pay guide, payment-type §2 and recurring §2). */
final class PaymentTypeWriter {
    private PaymentTypeWriter() {}

    /**
     * Writes it.
     *
     * @param confirmUrl where Iamport asks before it approves, or null
     */
    static JsonNode write(MerchantUid merchantUid, PaymentRequest request, @Nullable String confirmUrl) {
        ObjectNode json = OrderJson.object().put("pg", request.pg());
        put(json, "channelKey", request.channelKey());
        json.put("merchant_uid", merchantUid.value());
        json.put("name", name(request));
        json.put("amount", request.amount());
        request.taxFree().ifPresent(taxFree -> json.put("tax_free", taxFree));
        Buyer buyer = request.buyer();
        put(json, "buyer_email", buyer.email());
        put(json, "buyer_name", buyer.name());
        put(json, "buyer_tel", buyer.tel());
        put(json, "buyer_addr", buyer.addr());
        put(json, "buyer_postcode", buyer.postcode());
        put(json, "naverUseCfm", PaymentRequestReader.wire(request.useCfm()));
        json.put("naverPopupMode", request.popup());
        put(json, "m_redirect_url", request.returnUrl());
        json.setAll(request.special());
        if (!request.products().isEmpty()) {
            ArrayNode products = json.putArray("naverProducts");
            request.products().forEach(item -> products.add(item.wire()));
        }
        if (request.registration() != null) {
            register(json, request.registration(), request);
        }
        notices(json, request);
        put(json, "confirm_url", confirmUrl);
        if (request.customData() != null) {
            json.set("custom_data", request.customData());
        }
        return json;
    }

    /** The shop's name for it, or the first product's: Naver adds how many more there are. */
    static String name(PaymentRequest request) {
        if (request.name() != null) {
            return request.name();
        }
        String first = request.products().get(0).name();
        return first.codePointCount(0, first.length()) <= RequestPay.MAX_NAME
                ? first
                : first.substring(0, first.offsetByCodePoints(0, RequestPay.MAX_NAME - 1)) + "…";
    }

    private static void register(ObjectNode json, Registration registration, PaymentRequest request) {
        json.put("customer_uid", registration.customerUid());
        json.put("naverProductCode", registration.productCode());
        long counted = request.products().stream()
                .mapToLong(PaymentRequest.Item::count)
                .sum();
        long count = registration.productCount().orElse(counted);
        if (count > 0) {
            json.put("naverProductCount", count);
        }
        // NEW is the default, and the whole parameter is out of Naver's newer documents: sent only where it matters.
        if (registration.change()) {
            json.put("naverActionType", "CHANGE");
        }
    }

    private static void notices(ObjectNode json, PaymentRequest request) {
        if (request.noticeUrls().size() == 1) {
            json.put("notice_url", request.noticeUrls().get(0));
        } else if (!request.noticeUrls().isEmpty()) {
            ArrayNode urls = json.putArray("notice_url");
            request.noticeUrls().forEach(urls::add);
        }
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
