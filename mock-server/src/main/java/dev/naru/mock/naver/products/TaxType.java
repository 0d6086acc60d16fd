package dev.naru.mock.naver.products;

/** How value-added tax falls on a product. A shop registers the first two; a product-info answer may also say the third. */
public enum TaxType {
    TAX,
    TAX_FREE,
    ZERO_TAX
}
