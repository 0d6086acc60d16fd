package dev.naru.gateway.products;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which postcodes are Jeju and which are other islands, and what the latter two cost where Naver asks us. Neither Naver
 * nor Iamport publishes a list; carriers differ, so the merchant can replace ours ({@code PUT /v1/zones}).
 *
 * @param jeju postcodes of Jeju
 * @param islands postcodes of other islands; no range overlaps one of Jeju
 * @param jejuApiSurcharge won answered for Jeju by {@code GET /naver/additional-fees}
 * @param islandApiSurcharge won answered for other islands
 */
public record Zones(
        List<PostcodeRange> jeju, List<PostcodeRange> islands, long jejuApiSurcharge, long islandApiSurcharge) {
    /**
     * What holds until the merchant says otherwise: Jeju whole, Ulleung, and a start of a list of other islands that no
     * published source backs; no API sums.
     */
    public static final Zones DEFAULT = new Zones(
            ranges("63000-63644 690000-699999"),
            ranges("22386-22388 23004-23010 23100-23116 23124-23136 31708-31708 32133-32133 33411-33411"
                    + " 40200-40240 46768-46771 52570-52571 53031-53033 53089-53104 54000-54000 56347-56349"
                    + " 57068-57069 58760-58762 58800-58810 58816-58818 58826-58826 58832-58832 58839-58841"
                    + " 58843-58866 58953-58958 59102-59103 59106-59106 59127-59127 59129-59129 59137-59145"
                    + " 59149-59170 59421-59421 59531-59531 59551-59551 59563-59563 59568-59568 59650-59650"
                    + " 59766-59766 59781-59790 799800-799833"),
            0,
            0);

    public Zones {
        jeju = List.copyOf(jeju);
        islands = List.copyOf(islands);
    }

    /** The zone of a postcode; anything unknown, malformed or missing is mainland. */
    public Zone of(@Nullable String postcode) {
        String digits = postcode == null ? "" : digitsOf(postcode);
        if (jeju.stream().anyMatch(range -> range.contains(digits))) {
            return Zone.JEJU;
        }
        return islands.stream().anyMatch(range -> range.contains(digits)) ? Zone.ISLAND : Zone.MAINLAND;
    }

    /** The zone of a base address, for when there is no postcode: Jeju and Ulleung by name, else mainland. */
    public Zone ofAddress(String address) {
        if (address.strip().startsWith("제주")) {
            return Zone.JEJU;
        }
        return address.contains("울릉") ? Zone.ISLAND : Zone.MAINLAND;
    }

    /** Won answered for a product whose surcharge is {@link AreaSurcharge.Api}. */
    public long apiSurcharge(Zone zone) {
        return switch (zone) {
            case MAINLAND -> 0;
            case JEJU -> jejuApiSurcharge;
            case ISLAND -> islandApiSurcharge;
        };
    }

    private static String digitsOf(String postcode) {
        StringBuilder digits = new StringBuilder(6);
        for (int i = 0; i < postcode.length() && digits.length() <= 6; i++) {
            char c = postcode.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    private static List<PostcodeRange> ranges(String list) {
        return Stream.of(list.split(" ", -1))
                .map(range -> range.split("-", -1))
                .map(ends -> new PostcodeRange(ends[0], ends[1]))
                .toList();
    }
}
