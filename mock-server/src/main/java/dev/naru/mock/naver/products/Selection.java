package dev.naru.mock.naver.products;

import org.jspecify.annotations.Nullable;

/**
 * One choice within an ordered option, such as 색상: 빨강.
 *
 * @param code id of the chosen value; null for text the buyer typed
 * @param label name of the option
 * @param value what the buyer reads, or typed
 */
public record Selection(@Nullable String code, String label, String value) {}
