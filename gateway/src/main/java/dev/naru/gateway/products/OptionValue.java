package dev.naru.gateway.products;

/**
 * One choice of an option item.
 *
 * @param id what a combination refers to, such as {@code RED}; 1 to 50 characters
 * @param text what the buyer reads, such as 빨강; 1 to 50 characters
 * @param available false takes the choice off sale
 */
public record OptionValue(String id, String text, boolean available) {}
