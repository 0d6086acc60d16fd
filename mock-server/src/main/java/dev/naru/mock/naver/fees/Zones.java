package dev.naru.mock.naver.fees;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Zones by postcode. No source says where Naver draws the line, so the islands are a list that can be replaced.
 *
 * @param islands postcodes of islands other than Jeju
 */
public record Zones(List<Range> islands) {
    private static final Range JEJU = new Range("63000", "63644");
    private static final Range OLD_JEJU = new Range("690000", "699999");
    private static final Zones STANDARD = new Zones(List.of(
            new Range("40200", "40240"), // Ulleung
            new Range("799800", "799823"), // Ulleung before 2015
            new Range("23100", "23116"), // Ongjin
            new Range("23124", "23136"))); // Ongjin

    public Zones {
        islands = List.copyOf(islands);
    }

    /**
     * Postcodes of one length, both ends included.
     *
     * @param from five digits, or six of the old form
     * @param to as many digits
     */
    public record Range(String from, String to) {
        public Range {
            if (!from.matches("[0-9]{5,6}") || !to.matches("[0-9]{5,6}") || from.length() != to.length()) {
                throw new IllegalArgumentException(
                        "a postcode range needs two postcodes of 5 or 6 digits: " + from + "-" + to);
            }
        }

        boolean holds(String postcode) {
            return postcode.length() == from.length() && postcode.compareTo(from) >= 0 && postcode.compareTo(to) <= 0;
        }
    }

    /** The islands that are known without being told. */
    public static Zones standard() {
        return STANDARD;
    }

    /** The zone of a postcode under the standard islands. */
    public static Zone of(@Nullable String postcode) {
        return STANDARD.zoneOf(postcode);
    }

    /** The zone of a postcode; what is not digits is ignored ("690-123"), unknown and missing are mainland. */
    public Zone zoneOf(@Nullable String postcode) {
        String digits = postcode == null ? "" : postcode.replaceAll("[^0-9]", "");
        if (islands.stream().anyMatch(range -> range.holds(digits))) {
            return Zone.ISLAND;
        }
        return JEJU.holds(digits) || OLD_JEJU.holds(digits) ? Zone.JEJU : Zone.MAINLAND;
    }
}
