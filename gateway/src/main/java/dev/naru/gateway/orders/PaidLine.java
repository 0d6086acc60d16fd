package dev.naru.gateway.orders;

/**
 * One Naver product order of a payment, as Iamport reports it ({@code GET /payments/{imp_uid}/naver/product-orders}).
 *
 * @param productId {@code product_id}
 * @param optionId {@code product_option_id}; empty when the line has none
 * @param quantity pieces
 * @param productAmount won for the whole line, shipping excluded
 * @param deliveryAmount won of shipping booked on this line
 */
public record PaidLine(String productId, String optionId, long quantity, long productAmount, long deliveryAmount) {}
