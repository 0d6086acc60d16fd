package dev.naru.gateway.admin;

import dev.naru.gateway.platform.json.InvalidJson;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a number that somebody has in hand.
 *
 * @param text without the prefix of an event's id
 * @param isEvent whether it began like an event's id, and so can be nothing else
 */
record SearchTerm(String text, boolean isEvent) {
    private static final int MAX = 160;
    private static final String EVENT = "evt_";
    private static final Pattern PART_OF_UUID = Pattern.compile("[0-9a-f-]{4,36}");
    private static final String LOWEST = "00000000-0000-0000-0000-000000000000";
    private static final String HIGHEST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    /**
     * Reads the parameter {@code q}.
     *
     * @throws InvalidJson when it is missing, too long, or no text that a number can begin with
     */
    static SearchTerm of(@Nullable String q) {
        String text = q == null ? "" : q.strip();
        if (text.isEmpty() || text.length() > MAX) {
            throw new InvalidJson("q", "must be the beginning of a number, 1 to " + MAX + " characters");
        }
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f || Character.isSurrogate((char) c))) {
            throw new InvalidJson("q", "must be printable");
        }
        return text.startsWith(EVENT)
                ? new SearchTerm(text.substring(EVENT.length()), true)
                : new SearchTerm(text, false);
    }

    /** Whether a UUID can begin with it. */
    boolean mayBeUuid() {
        return (PART_OF_UUID.matcher(text).matches() || (isEvent && text.isEmpty())) && dashesFit();
    }

    private boolean dashesFit() {
        for (int i = 0; i < text.length(); i++) {
            boolean dashed = i == 8 || i == 13 || i == 18 || i == 23;
            if (dashed != (text.charAt(i) == '-')) {
                return false;
            }
        }
        return true;
    }

    String firstText() {
        return text;
    }

    /** Greater than every text that begins with it, by bytes. */
    String lastText() {
        return text + Character.toString(Character.MAX_CODE_POINT);
    }

    String firstUuid() {
        return text + LOWEST.substring(text.length());
    }

    String lastUuid() {
        return text + HIGHEST.substring(text.length());
    }
}
