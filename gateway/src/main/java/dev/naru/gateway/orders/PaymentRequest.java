package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.value.MerchantUid;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a shop wants paid through payment-type Naver Pay: shape checked, Naver's rules not.
 *
 * @param merchantUid null when the gateway is to choose one
 * @param channelKey PortOne's channel, for pages with the newer SDK; null = the provider that {@code pg} names
 * @param name what the buyer sees; null for the first product's
 * @param amount won; of a registration, what the window shows and nobody is charged
 * @param taxFree won of {@code amount}
 * @param useCfm last day of use, {@code naverUseCfm}
 * @param popup whether the window is a popup; else it takes the page's place
 * @param returnUrl where the buyer's browser comes back to, {@code m_redirect_url}
 * @param noticeUrls where Iamport is to notify instead of the address of its console
 * @param confirm whether Iamport is to ask us before it approves; null = where we can be asked
 * @param checkStock whether the catalogue decides once more before approval
 * @param special Naver's fields that only some contracts need, under Naver's names
 * @param customData the shop's own object, or null
 * @param registration null for a payment
 */
record PaymentRequest(
        @Nullable MerchantUid merchantUid,
        String pg,
        @Nullable String channelKey,
        @Nullable String name,
        long amount,
        OptionalLong taxFree,
        Buyer buyer,
        List<Item> products,
        @Nullable LocalDate useCfm,
        boolean popup,
        @Nullable String returnUrl,
        List<String> noticeUrls,
        @Nullable Boolean confirm,
        boolean checkStock,
        ObjectNode special,
        @Nullable JsonNode customData,
        @Nullable Registration registration) {
    PaymentRequest {
        products = List.copyOf(products);
        noticeUrls = List.copyOf(noticeUrls);
    }

    /**
     * One product as Naver wants it named, payment-type {@code naverProducts}.
     *
     * @param field where the caller wrote it, such as {@code naver_products[0]}
     * @param wire with Naver's own names, to be passed on
     */
    record Item(String field, String uid, String name, long count, ObjectNode wire) {}

    /**
     * A billing key to register.
     *
     * @param productCode keeps one customer from registering the same product twice
     * @param productCount pieces; empty when the products say it
     * @param change whether the key exists and gets another means of payment
     */
    record Registration(String customerUid, String productCode, OptionalLong productCount, boolean change) {}
}
