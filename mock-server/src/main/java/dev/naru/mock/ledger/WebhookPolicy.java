package dev.naru.mock.ledger;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How notifications leave a space.
 *
 * @param url the configured URL, or null for none
 * @param format content type of the body
 * @param retry whether a network error or a 5xx answer is tried again, up to five times, a minute apart
 * @param mode what happens to a notification when it is due
 * @param copies how many times each one is sent, 1 to 10
 */
public record WebhookPolicy(@Nullable String url, Format format, boolean retry, Mode mode, int copies) {
    /** The console's choice of body. */
    public enum Format {
        JSON("application/json"),
        FORM("application/x-www-form-urlencoded");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Deliver: at once. Drop: never. Hold: when released by hand. */
    public enum Mode {
        DELIVER,
        DROP,
        HOLD;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The documented behaviour: one attempt, nothing held. */
    public static WebhookPolicy documented(@Nullable String url, Format format) {
        return new WebhookPolicy(url, format, false, Mode.DELIVER, 1);
    }
}
