package dev.naru.mock.ledger;

import java.util.EnumMap;
import java.util.Map;

/** How much a space remembers: by number and by bytes, never by time, so that a slow test finds what a fast one finds. */
public final class SpaceLimits {
    private final Map<Kept, Bound> bounds;

    private SpaceLimits(Map<Kept, Bound> bounds) {
        this.bounds = bounds;
    }

    public static SpaceLimits defaults() {
        Map<Kept, Bound> bounds = new EnumMap<>(Kept.class);
        for (Kept kind : Kept.values()) {
            bounds.put(kind, kind.standard());
        }
        return new SpaceLimits(bounds);
    }

    /** The same limits with another one for this kind. */
    public SpaceLimits with(Kept kind, Bound bound) {
        Map<Kept, Bound> changed = new EnumMap<>(bounds);
        changed.put(kind, bound);
        return new SpaceLimits(changed);
    }

    public Bound of(Kept kind) {
        return bounds.getOrDefault(kind, kind.standard());
    }
}
