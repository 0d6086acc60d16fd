package dev.naru.gateway.products;

/**
 * Postcodes from one to another, both included.
 *
 * @param from five digits, or six of the form used before 2015
 * @param to as many digits, not smaller
 */
public record PostcodeRange(String from, String to) {
    /** Whether {@code digits}, nothing but digits, lies within. */
    boolean contains(String digits) {
        return digits.length() == from.length() && from.compareTo(digits) <= 0 && digits.compareTo(to) <= 0;
    }

    boolean overlaps(PostcodeRange other) {
        return from.length() == other.from.length() && from.compareTo(other.to) <= 0 && other.from.compareTo(to) <= 0;
    }
}
