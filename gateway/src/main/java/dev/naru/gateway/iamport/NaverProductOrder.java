package dev.naru.gateway.iamport;

/**
 * One line of an order-type payment as Naver booked it ({@code GET /payments/{imp_uid}/naver/product-orders}).
 *
 * @param status Naver's word, such as {@code PAYED}; words may be added at any time
 * @param productId {@code naverProducts[].id}
 * @param optionId {@code selectionCode} of the option; empty when the product has none
 * @param productAmount won for the whole line
 * @param deliveryAmount won of the shipping fee booked on this line
 */
public record NaverProductOrder(
        String status, String productId, String optionId, long quantity, long productAmount, long deliveryAmount) {}
