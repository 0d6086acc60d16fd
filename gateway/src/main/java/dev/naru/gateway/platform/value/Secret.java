package dev.naru.gateway.platform.value;

/**
 * Text that must never reach a log, an error or a metric: every accidental way to print it gives a mask.
 *
 * @param reveal the text itself
 */
public record Secret(String reveal) {
    public static final String MASK = "********";

    @Override
    public String toString() {
        return MASK;
    }
}
