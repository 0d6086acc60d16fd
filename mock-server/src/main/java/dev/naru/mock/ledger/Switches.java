package dev.naru.mock.ledger;

import java.util.EnumMap;
import java.util.Map;

/** How one merchant space answers the open questions; what is not set has its default. */
public final class Switches {
    private static final Switches DEFAULTS = new Switches(new EnumMap<>(Switch.class));

    private final Map<Switch, String> set;

    private Switches(EnumMap<Switch, String> set) {
        this.set = set;
    }

    public static Switches defaults() {
        return DEFAULTS;
    }

    /**
     * These switches with one of them set.
     *
     * @throws IllegalArgumentException when the switch cannot have that value
     */
    public Switches with(Switch which, String value) {
        Switch.Answer answer = which.answer();
        boolean allowed = answer.isNumber()
                ? value.matches("[0-9]{1,9}")
                        && Long.parseLong(value) >= answer.min()
                        && Long.parseLong(value) <= answer.max()
                : answer.words().contains(value);
        if (!allowed) {
            throw new IllegalArgumentException(which.wireName() + " cannot be " + value);
        }
        EnumMap<Switch, String> changed = new EnumMap<>(Switch.class);
        changed.putAll(set);
        changed.put(which, value);
        return new Switches(changed);
    }

    /** Whether a flag is on. */
    public boolean on(Switch which) {
        return word(which).equals("true");
    }

    /** The word chosen. */
    public String word(Switch which) {
        return set.getOrDefault(which, which.answer().standard());
    }

    /** The number set. */
    public long number(Switch which) {
        return Long.parseLong(word(which));
    }
}
