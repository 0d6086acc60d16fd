package dev.naru.gateway.products;

/** Value-added tax of a product, in Naver's words ({@code taxType}). */
public enum TaxType {
    TAX,
    TAX_FREE,
    ZERO_TAX
}
