package dev.naru.mock.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Records by their id, in the order they came, kept within a {@link Bound}: the oldest leave for newer ones and are
 * counted. Event loop only.
 *
 * @param <K> what a record is found by
 * @param <V> the record
 */
public final class Shelf<K, V> {
    private final Bound bound;
    private final ToLongFunction<V> weigher;
    private final Consumer<V> dropped;
    private final Map<K, Slot<K, V>> byKey = new HashMap<>();
    private final NavigableMap<Long, Slot<K, V>> byAge = new TreeMap<>();
    private long lastAge;
    private long bytes;
    private long droppedCount;

    private static final class Slot<K, V> {
        final long age;
        final K key;
        V value;
        long bytes;

        Slot(long age, K key, V value) {
            this.age = age;
            this.key = key;
            this.value = value;
        }
    }

    /**
     * An empty shelf.
     *
     * @param weigher estimates a record's bytes
     * @param dropped hears of every record that had to leave for a newer one, after it has left
     */
    public Shelf(Bound bound, ToLongFunction<V> weigher, Consumer<V> dropped) {
        this.bound = bound;
        this.weigher = weigher;
        this.dropped = dropped;
    }

    /** Keeps a record; one with the same key is replaced and keeps its place. */
    public void put(K key, V value) {
        Slot<K, V> slot = byKey.get(key);
        if (slot == null) {
            slot = new Slot<>(++lastAge, key, value);
            byKey.put(key, slot);
            byAge.put(slot.age, slot);
        }
        slot.value = value;
        weigh(slot);
    }

    /** Weighs a record anew after it has grown or shrunk; one that is not kept is left alone. */
    public void weighAgain(K key) {
        Slot<K, V> slot = byKey.get(key);
        if (slot != null) {
            weigh(slot);
        }
    }

    private void weigh(Slot<K, V> slot) {
        bytes -= slot.bytes;
        slot.bytes = weigher.applyAsLong(slot.value);
        bytes += slot.bytes;
        dropSurplus(slot);
    }

    private void dropSurplus(Slot<K, V> spared) {
        while (byAge.size() > 1 && (byAge.size() > bound.count() || bytes > bound.bytes())) {
            Slot<K, V> oldest = byAge.firstEntry().getValue();
            if (oldest == spared) {
                // What somebody is working on stays; the next oldest goes in its place.
                oldest = byAge.higherEntry(oldest.age).getValue();
            }
            remove(oldest.key);
            droppedCount++;
            dropped.accept(oldest.value);
        }
    }

    /** Takes a record away without counting it as dropped. */
    public void remove(K key) {
        Slot<K, V> slot = byKey.remove(key);
        if (slot != null) {
            byAge.remove(slot.age);
            bytes -= slot.bytes;
        }
    }

    public Optional<V> find(K key) {
        return Optional.ofNullable(byKey.get(key)).map(slot -> slot.value);
    }

    /** A copy of everything kept, the oldest first. */
    public List<V> all() {
        return byAge.values().stream().map(slot -> slot.value).toList();
    }

    /** Everything kept, the newest first. Lazy: not to be held over a change. */
    public Stream<V> newestFirst() {
        return byAge.descendingMap().values().stream().map(slot -> slot.value);
    }

    public int size() {
        return byAge.size();
    }

    public Tally tally() {
        return new Tally(size(), bytes, droppedCount);
    }
}
