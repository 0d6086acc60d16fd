package dev.naru.gateway.events;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a reader of events is.
 *
 * @param tx PostgreSQL's number of the transaction that appended the last event read
 */
record EventCursor(String tx, long position) {
    static final EventCursor START = new EventCursor("0", 0);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException for anything else
     */
    static EventCursor parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("no cursor");
        }
        return new EventCursor(form.group(1), Long.parseLong(form.group(2)));
    }

    @Override
    public String toString() {
        return tx + "-" + position;
    }
}
