package dev.naru.mock.naver.products;

import dev.naru.mock.naver.Bilingual;

/**
 * Something wrong, or merely odd, with one field of a cart.
 *
 * @param path where, such as {@code naverProducts[1].options[0].optionPrice}
 * @param message what, naming the field
 */
public record Problem(String path, Bilingual message) {}
