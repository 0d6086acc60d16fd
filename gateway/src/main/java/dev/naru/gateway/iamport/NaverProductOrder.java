package dev.naru.gateway.iamport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One line of an order-type payment as Naver booked it ({@code GET /payments/{imp_uid}/naver/product-orders}).
 *
 * @param id {@code product_order_id}; empty when Iamport sent none that can be one
 * @param status Naver's word, such as {@code PAYED}; words may be added at any time
 * @param claimType such as {@code RETURN}; empty without a claim
 * @param claimStatus such as {@code COLLECTING}; empty without a claim
 * @param productId {@code naverProducts[].id}
 * @param optionId {@code selectionCode} of the option; empty when the product has none
 * @param productAmount won for the whole line
 * @param deliveryAmount won of the shipping fee booked on this line
 * @param wire the whole record as Iamport sent it, the address it goes to included: never in a log
 */
public record NaverProductOrder(
        String id,
        String status,
        String claimType,
        String claimStatus,
        String productId,
        String optionId,
        long quantity,
        long productAmount,
        long deliveryAmount,
        JsonNode wire) {
    @Override
    public String toString() {
        return "NaverProductOrder[" + id + " " + status + " " + claimType + "/" + claimStatus + "]";
    }
}
