package dev.naru.gateway.platform.trace;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The trace that work belongs to (W3C Trace Context, level 1).
 *
 * @param id 32 lower-case hexadecimal digits, not all 0
 * @param step what was done before in it, 16 such digits, not all 0; null = nothing, or it is not known
 * @param sampled whether whoever began it asked for it to be recorded
 * @param state what other tracing systems keep in it, as they sent it; null = nothing
 */
public record Trace(
        String id,
        @Nullable String step,
        boolean sampled,
        @Nullable String state) {
    /** Where it travels. */
    static final String PARENT = "traceparent";

    static final String STATE = "tracestate";

    /** A request that comes with more is traced without it (level 1, §3.3.1.5: at least 512 are passed on). */
    private static final int MAX_STATE = 512;

    private static final Pattern VALID =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
    private static final int LENGTH = 55;
    private static final Pattern ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~\t]*");

    /** A new one. */
    static Trace begin() {
        return new Trace(hex(32), null, true, null);
    }

    /** The trace with that id, which was noted earlier; a new one when there is none. */
    public static Trace of(@Nullable String id) {
        return id != null && ID.matcher(id).matches() ? new Trace(id, null, true, null) : begin();
    }

    /**
     * The trace a request says it belongs to, or a new one when it says nothing that can be read.
     *
     * @param parents every {@code traceparent} of the request; only a single one counts
     * @param states every {@code tracestate}, which are one list; nothing without a trace
     */
    static Trace of(List<String> parents, List<String> states) {
        String parent = parents.size() == 1 ? parents.get(0) : "";
        // A later version may say more behind these fields; version 00 may not.
        boolean valid = VALID.matcher(parent).matches() && (parent.length() == LENGTH || !parent.startsWith("00"));
        if (!valid) {
            return begin();
        }
        boolean sampled = (Character.digit(parent.charAt(LENGTH - 1), 16) & 1) == 1;
        String state = String.join(",", states);
        boolean keeps = !state.isBlank()
                && state.length() <= MAX_STATE
                && PRINTABLE.matcher(state).matches();
        return new Trace(parent.substring(3, 35), parent.substring(36, 52), sampled, keeps ? state : null);
    }

    /** For a request made on its behalf: the same trace, a step of its own. */
    Trace next() {
        return at(hex(16), sampled);
    }

    /** The same trace, at a step. */
    Trace at(String reached, boolean recorded) {
        return new Trace(id, reached, recorded, state);
    }

    /** What a request says that is that step. */
    String parent() {
        return "00-" + id + "-" + step + (sampled ? "-01" : "-00");
    }

    private static String hex(int digits) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        StringBuilder text = new StringBuilder(digits);
        while (text.length() < digits) {
            String part = Long.toHexString(random.nextLong());
            text.append("0".repeat(16 - part.length())).append(part);
        }
        // All zeros would be no id; one in 2^64, and still never.
        return text.chars().allMatch(c -> c == '0') ? hex(digits) : text.toString();
    }
}
