package dev.naru.mock.naver.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.Buyer;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.Switch;
import dev.naru.mock.naver.Bilingual;
import dev.naru.mock.naver.payment.WindowRequest.NaverFields;
import dev.naru.mock.naver.payment.WindowRequest.Registration;
import dev.naru.mock.naver.payment.WindowRequest.Returning;
import org.jspecify.annotations.Nullable;

/** A payment-type window as its page, the SDK and the control API read it. */
public final class PaymentWindowJson {
    private PaymentWindowJson() {}

    public static ObjectNode of(PaymentWindow window) {
        Payment payment = window.payment();
        WindowRequest request = window.request();
        ObjectNode json = StrictJson.object()
                .put("key", window.key())
                .put("state", window.state().wireName())
                .put("busy", window.busy())
                .put("kind", window.registersKey() ? "billing_key" : "payment")
                .put("merchant_uid", payment.merchantUid())
                .put("imp_uid", payment.impUid())
                .put("shop_name", window.space().settings().shopName())
                .put("order_name", payment.opened().name())
                .put("amount", payment.opened().amount())
                .put("confirm_url", request.confirmUrl());
        json.set("products", products(request));
        json.set("buyer", buyer(payment.buyer()));
        json.set("naver", naver(request.naver()));
        json.set("registration", registration(request.registration()));
        json.set("methods", methods());
        json.set("outcomes", outcomes());
        Ending ending = window.ending();
        json.set("rsp", ending == null ? NullNode.getInstance() : PageResponse.of(window, ending));
        json.set("return", returning(window, ending));
        return json;
    }

    private static ArrayNode products(WindowRequest request) {
        ArrayNode products = StrictJson.object().arrayNode();
        for (PaymentProduct product : request.products()) {
            products.addObject()
                    .put("category_type", product.categoryType())
                    .put("category_id", product.categoryId())
                    .put("uid", product.uid())
                    .put("name", product.name())
                    .put("count", product.count())
                    .put("seller_id", product.sellerId())
                    .put("pay_referrer", product.payReferrer())
                    .put("start_date", product.startDate())
                    .put("end_date", product.endDate());
        }
        return products;
    }

    private static ObjectNode buyer(Buyer buyer) {
        return StrictJson.object()
                .put("name", buyer.name())
                .put("email", buyer.email())
                .put("tel", buyer.tel())
                .put("addr", buyer.addr())
                .put("postcode", buyer.postcode());
    }

    private static ObjectNode naver(NaverFields naver) {
        return StrictJson.object()
                .put("tax_free", naver.taxFree())
                .put("use_cfm", naver.useCfm())
                .put("purchaser_name", naver.purchaserName())
                .put("purchaser_birthday", naver.purchaserBirthday())
                .put("merchant_user_key", naver.merchantUserKey())
                .put("chain_id", naver.chainId())
                .put("culture_benefit", naver.cultureBenefit());
    }

    private static JsonNode registration(@Nullable Registration registration) {
        if (registration == null) {
            return NullNode.getInstance();
        }
        return StrictJson.object()
                .put("customer_uid", registration.customerUid())
                .put("product_code", registration.productCode())
                .put("product_count", registration.productCount())
                .put("action", registration.change() ? "CHANGE" : "NEW");
    }

    private static ArrayNode methods() {
        ArrayNode methods = StrictJson.object().arrayNode();
        for (Means means : Means.values()) {
            methods.addObject().put("id", means.wireName()).set("label", label(means.label()));
        }
        return methods;
    }

    private static ArrayNode outcomes() {
        ArrayNode outcomes = StrictJson.object().arrayNode();
        for (Outcome outcome : Outcome.values()) {
            outcomes.addObject()
                    .put("id", outcome.wireName())
                    .put("message", outcome.message())
                    .set("label", label(outcome.label()));
        }
        return outcomes;
    }

    private static ObjectNode label(Bilingual label) {
        return StrictJson.object().put("ko", label.ko()).put("en", label.en());
    }

    private static ObjectNode returning(PaymentWindow window, @Nullable Ending ending) {
        Returning returning = window.request().returning();
        String url = returning.redirectUrl();
        return StrictJson.object()
                .put("mode", returning.popup() ? "popup" : "page")
                .put("origin", returning.origin())
                .put("url", ending == null || url == null ? null : landing(window, ending, url));
    }

    private static String landing(PaymentWindow window, Ending ending, String redirectUrl) {
        return Landing.url(
                redirectUrl,
                PageResponse.of(window, ending),
                window.space().settings().switches().word(Switch.REDIRECT_PARAMETERS));
    }
}
