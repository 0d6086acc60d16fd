package dev.naru.gateway.products;

/** Whether a product can be bought, in Naver's words ({@code product/status}). */
public enum ProductStatus {
    ON_SALE,
    SOLD_OUT,
    NOT_SALE
}
