package dev.naru.mock.naver.products;

/** When the delivery fee is paid. The spelling PREPAYED is Naver's. */
public enum FeePayType {
    FREE,
    PREPAYED,
    CASH_ON_DELIVERY
}
