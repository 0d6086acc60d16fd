package dev.naru.mock.iamport;

import java.util.Locale;

/**
 * One operation of V1 and how much of it is simulated.
 *
 * @param path with its parameters in braces, as the public document writes it
 * @param note the deviation where it is partial, else why it is as it is; may be empty
 */
public record Operation(String method, String path, Level level, String note) {
    /** How much. */
    public enum Level {
        FULL,
        PARTIAL,
        NONE;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
