package dev.naru.gateway.products;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.json.Fields;
import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.platform.json.StrictJson;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The document of {@code /v1/zones}: {@code {"jeju":{"ranges":[{"from":"63000","to":"63644"}],"api_surcharge":3000},
 * "island":{...}}}.
 */
final class ZonesJson {
    private static final int MAX_RANGES = 500;
    private static final Pattern POSTCODE = Pattern.compile("[0-9]{5,6}");

    private ZonesJson() {}

    /**
     * Reads the document.
     *
     * @throws InvalidJson naming every field that is wrong
     */
    static Zones read(JsonNode json) {
        Fields root = Fields.of(json);
        Area jeju = root.objectOrNull("jeju", ZonesJson::area);
        Area island = root.objectOrNull("island", ZonesJson::area);
        requireBoth(root, jeju, island);
        root.done();
        if (jeju == null || island == null) {
            throw new InvalidJson("", "needs jeju and island");
        }
        return new Zones(jeju.ranges, island.ranges, jeju.apiSurcharge, island.apiSurcharge);
    }

    static ObjectNode write(Zones zones) {
        ObjectNode json = StrictJson.mapper().createObjectNode();
        write(json.putObject("jeju"), zones.jeju(), zones.jejuApiSurcharge());
        write(json.putObject("island"), zones.islands(), zones.islandApiSurcharge());
        return json;
    }

    private static void write(ObjectNode area, List<PostcodeRange> ranges, long apiSurcharge) {
        ArrayNode array = area.putArray("ranges");
        ranges.forEach(range -> array.addObject().put("from", range.from()).put("to", range.to()));
        area.put("api_surcharge", apiSurcharge);
    }

    private static void requireBoth(Fields root, @Nullable Area jeju, @Nullable Area island) {
        if (jeju == null && !root.has("jeju")) {
            root.error("jeju", "is required");
        }
        if (island == null && !root.has("island")) {
            root.error("island", "is required");
        }
        if (jeju == null || island == null) {
            return;
        }
        for (int i = 0; i < island.ranges.size(); i++) {
            PostcodeRange range = island.ranges.get(i);
            if (jeju.ranges.stream().anyMatch(range::overlaps)) {
                root.error("island.ranges[" + i + "]", "overlaps a range of jeju");
            }
        }
    }

    private static Area area(Fields fields) {
        return new Area(
                fields.list("ranges", MAX_RANGES, ZonesJson::range),
                fields.integer("api_surcharge", 0, ProductLimits.MAX_FEE, 0));
    }

    private static PostcodeRange range(Fields fields) {
        String from = postcode(fields, "from");
        String to = postcode(fields, "to");
        boolean comparable =
                POSTCODE.matcher(from).matches() && POSTCODE.matcher(to).matches();
        if (comparable && (from.length() != to.length() || from.compareTo(to) > 0)) {
            fields.error("to", "must have as many digits as from and not be smaller");
        }
        return new PostcodeRange(from, to);
    }

    private static String postcode(Fields fields, String name) {
        String value = fields.text(name, 6);
        if (!value.isEmpty() && !POSTCODE.matcher(value).matches()) {
            fields.error(name, "must be 5 digits (or 6, the old form)");
        }
        return value;
    }

    private record Area(List<PostcodeRange> ranges, long apiSurcharge) {}
}
