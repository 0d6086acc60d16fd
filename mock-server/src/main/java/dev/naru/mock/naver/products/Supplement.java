package dev.naru.mock.naver.products;

/**
 * An extra ordered beside a product (추가상품).
 *
 * @param price whole won for one piece
 * @param quantity 1 to 999
 */
public record Supplement(String id, String name, long price, int quantity) {}
