package dev.naru.mock.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What shop pages give to {@code IMP.request_pay} for payment-type Naver Pay, after the integration guides. */
final class PaymentRequests {
    private PaymentRequests() {}

    /** A single payment of 1 004 won in a popup, as the guide's sample has it. */
    static ObjectNode single(String merchantUid) {
        return parse("""
                {"pg":"naverpay","merchant_uid":"%s","name":"한국사","amount":1004,
                 "buyer_email":"test@portone.io","buyer_name":"구매자이름","buyer_tel":"010-1234-5678",
                 "buyer_addr":"서울특별시 강남구 삼성동","buyer_postcode":"123-456","naverPopupMode":true,
                 "naverProducts":[
                  {"categoryType":"BOOK","categoryId":"GENERAL","uid":"107922211","name":"한국사",
                   "payReferrer":"NAVER_BOOK","sellerId":"sellerA","count":10},
                  {"categoryType":"MUSIC","categoryId":"CD","uid":"299911002","name":"노래","count":1}]}""".formatted(merchantUid));
    }

    /** The same by redirect, back to a page whose address has a query and a fragment already. */
    static ObjectNode redirected(String merchantUid) {
        return single(merchantUid)
                .put("naverPopupMode", false)
                .put("m_redirect_url", "http://shop.test/paid?utm_source=mobile#top");
    }

    /** A billing-key registration in a popup. */
    static ObjectNode registration(String customerUid, String merchantUid) {
        return parse("""
                {"pg":"naverpay","customer_uid":"%s","merchant_uid":"%s","name":"Slim 요금제(1개월 단위)","amount":14000,
                 "buyer_name":"구매자이름","buyer_tel":"010-1234-5678","naverPopupMode":true,
                 "naverProductCode":"slim-monthly","naverProductCount":5}""".formatted(customerUid, merchantUid));
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(json, malformed);
        }
    }
}
