package dev.naru.mock.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.Shortened;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one merchant space, bounded by count and by bytes; the oldest entries go first and are counted. Entries
 * are written before the answer that reports them is sent. Event loop only.
 */
public final class Journal {
    private static final int ENTRY_OVERHEAD_BYTES = 200;
    private static final int MAX_SUMMARY = 240;
    private static final int MAX_NAME = 120;

    private final InstantSource clock;
    private final int maxEntries;
    private final long maxBytes;
    private final Deque<Kept> entries = new ArrayDeque<>();
    private final Set<Runnable> listeners = new LinkedHashSet<>();
    private long bytes;
    private long lastId;
    private long evicted;

    private record Kept(Entry entry, int bytes) {}

    /**
     * Opens an empty journal.
     *
     * @param maxEntries entries kept at most, 1 or more
     * @param maxBytes estimated bytes kept at most
     */
    public Journal(InstantSource clock, int maxEntries, long maxBytes) {
        this.clock = clock;
        this.maxEntries = maxEntries;
        this.maxBytes = maxBytes;
    }

    /** Writes an entry that belongs to no order. */
    public Entry write(EntryType type, String summary, ObjectNode detail) {
        return write(type, summary, null, null, detail);
    }

    /** Writes an entry; {@code detail} belongs to the journal from now on. */
    public Entry write(
            EntryType type, String summary, @Nullable String merchantUid, @Nullable String impUid, ObjectNode detail) {
        Detail.shorten(detail);
        String line = Shortened.to(MAX_SUMMARY, summary);
        Entry entry = new Entry(++lastId, clock.instant(), type, line, name(merchantUid), name(impUid), detail);
        Kept kept = new Kept(entry, ENTRY_OVERHEAD_BYTES + line.length() + size(detail));
        entries.addLast(kept);
        bytes += kept.bytes();
        evictSurplus();
        List.copyOf(listeners).forEach(Runnable::run);
        return entry;
    }

    /** Whatever a stranger put into the place of an order number is kept, but not all of it. */
    private static @Nullable String name(@Nullable String given) {
        return given == null ? null : Shortened.to(MAX_NAME, given);
    }

    private void evictSurplus() {
        while (entries.size() > 1 && (entries.size() > maxEntries || bytes > maxBytes)) {
            bytes -= entries.removeFirst().bytes();
            evicted++;
        }
    }

    /** Entries after {@code id}, oldest first, at most {@code limit}. */
    public List<Entry> after(long id, int limit) {
        List<Entry> found = new ArrayList<>();
        // The newest are asked for most; walk back to the first one wanted instead of over everything.
        Iterator<Kept> newestFirst = entries.descendingIterator();
        int skip = entries.size();
        while (newestFirst.hasNext() && newestFirst.next().entry().id() > id) {
            skip--;
        }
        entries.stream().skip(skip).limit(limit).forEach(kept -> found.add(kept.entry()));
        return found;
    }

    /** The newest entries that pass, newest first, at most {@code limit}. */
    public List<Entry> newest(Predicate<Entry> wanted, int limit) {
        List<Entry> found = new ArrayList<>();
        Iterator<Kept> newestFirst = entries.descendingIterator();
        while (newestFirst.hasNext() && found.size() < limit) {
            Entry entry = newestFirst.next().entry();
            if (wanted.test(entry)) {
                found.add(entry);
            }
        }
        return found;
    }

    public long lastId() {
        return lastId;
    }

    /** Entries that were dropped because of the bounds, since the space was opened. */
    public long evicted() {
        return evicted;
    }

    public int size() {
        return entries.size();
    }

    /** Estimated bytes of the entries kept. */
    public long bytes() {
        return bytes;
    }

    /** Drops every entry; ids go on. */
    public void clear() {
        entries.clear();
        bytes = 0;
        evicted = 0;
    }

    /** Calls {@code listener} after every entry until the answer is run. */
    public Runnable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private static int size(JsonNode node) {
        if (node.isTextual()) {
            return 2 + node.textValue().length();
        }
        int sum = 16;
        for (JsonNode child : node) {
            sum += size(child);
        }
        return sum;
    }
}
