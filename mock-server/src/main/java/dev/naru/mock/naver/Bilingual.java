package dev.naru.mock.naver;

/**
 * One sentence in the two languages people read here.
 *
 * @param ko Korean
 * @param en English
 */
public record Bilingual(String ko, String en) {}
