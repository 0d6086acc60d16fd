package dev.naru.mock.load;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts by kind; the kinds beyond a bound are one. */
final class Tally {
    private static final int MOST_KINDS = 50;
    private static final int MOST_CHARACTERS = 200;

    private final Map<String, Long> counts = new LinkedHashMap<>();

    void count(String kind) {
        String name = kind.length() <= MOST_CHARACTERS ? kind : kind.substring(0, MOST_CHARACTERS);
        counts.merge(counts.containsKey(name) || counts.size() < MOST_KINDS ? name : "other kinds", 1L, Long::sum);
    }

    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    Map<String, Long> counts() {
        return new LinkedHashMap<>(counts);
    }
}
