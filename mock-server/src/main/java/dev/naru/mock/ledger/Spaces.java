package dev.naru.mock.ledger;

import dev.naru.mock.clock.WallTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every merchant space of the server; the first one opened is the default. */
public final class Spaces {
    private static final int MAX_SPACES = 1_000;

    private final long seed;
    private final WallTime wall;
    private final Space.Hooks hooks;
    private final Map<String, Space> byKey = new LinkedHashMap<>();
    private final Map<String, Space> byUserCode = new HashMap<>();
    private final AccessTokens tokens = new AccessTokens();

    public Spaces(long seed, WallTime wall, Space.Hooks hooks) {
        this.seed = seed;
        this.wall = wall;
        this.hooks = hooks;
    }

    /**
     * Opens a space.
     *
     * @throws IllegalArgumentException when the key or the user code is taken, or a thousand spaces are open
     */
    public Space open(SpaceSettings settings, Space.Beginning beginning, SpaceLimits limits) {
        if (byKey.containsKey(settings.keys().impKey())) {
            throw new IllegalArgumentException("imp_key is taken by another merchant space");
        }
        if (byUserCode.containsKey(settings.keys().userCode())) {
            throw new IllegalArgumentException("user_code is taken by another merchant space");
        }
        if (byKey.size() == MAX_SPACES) {
            throw new IllegalArgumentException("no more than " + MAX_SPACES + " merchant spaces can be open");
        }
        Space space = new Space(settings, seed, wall, beginning, limits, hooks);
        byKey.put(space.impKey(), space);
        byUserCode.put(settings.keys().userCode(), space);
        return space;
    }

    /** The space opened first. */
    public Space first() {
        return byKey.values().iterator().next();
    }

    public Optional<Space> byKey(String impKey) {
        return Optional.ofNullable(byKey.get(impKey));
    }

    public Optional<Space> byUserCode(String userCode) {
        return Optional.ofNullable(byUserCode.get(userCode));
    }

    public List<Space> all() {
        return List.copyOf(byKey.values());
    }

    public AccessTokens tokens() {
        return tokens;
    }

    public long seed() {
        return seed;
    }

    /** Drops everything a space recorded, its token included. */
    public void reset(Space space, boolean keepIds) {
        tokens.forget(space);
        space.reset(keepIds);
    }

    /** Stops every clock. */
    public void close() {
        byKey.values().forEach(Space::close);
    }
}
