package dev.naru.gateway.products;

/** When the buyer pays the shipping fee, in Naver's words (sic, {@code PREPAYED}). */
public enum FeePayType {
    PREPAYED,
    CASH_ON_DELIVERY
}
