package dev.naru.mock.control;

import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.ledger.WebhookPolicy;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the changed parts of a webhook policy over what is set. */
final class PolicyReader {
    private static final int MAX_COPIES = 10;

    private PolicyReader() {}

    static WebhookPolicy read(Fields body, WebhookPolicy now) {
        String url = body.mentions("url") ? url("url", body.text("url", 2_000)) : now.url();
        String format = body.word("content_type", now.format().wireName(), "json", "form");
        String mode = body.word("mode", now.mode().wireName(), "deliver", "drop", "hold");
        return new WebhookPolicy(
                url,
                WebhookPolicy.Format.valueOf(format.toUpperCase(Locale.ROOT)),
                body.flag("retry", now.retry()),
                WebhookPolicy.Mode.valueOf(mode.toUpperCase(Locale.ROOT)),
                (int) body.number("copies", now.copies(), 1, MAX_COPIES));
    }

    /** An absolute http(s) URL, or null for none. */
    static @Nullable String url(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            URI uri = URI.create(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null) {
                return text;
            }
        } catch (IllegalArgumentException malformed) {
            throw BadInput.of(field + " must be an absolute http or https URL");
        }
        throw BadInput.of(field + " must be an absolute http or https URL");
    }
}
