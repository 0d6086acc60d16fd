package dev.naru.mock.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One live access token per merchant key, as Iamport hands them out. */
public final class AccessTokens {
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final Duration LAST_MINUTE = Duration.ofMinutes(1);
    private static final Duration EXTENSION = Duration.ofMinutes(5);

    private final Map<String, AccessToken> byKey = new HashMap<>();
    private final Map<String, Space> byToken = new HashMap<>();

    /**
     * A token and when it ends.
     *
     * @param extended whether it got more time once
     */
    public record AccessToken(String value, Instant expiresAt, boolean extended) {}

    /**
     * The token of a space: the live one as it is; in its last minute the same one with five more minutes; a new one when
     * there is none. Whether 60 s left are the last minute, and whether it may happen again, are switches.
     */
    public AccessToken issue(Space space) {
        Instant now = space.now();
        AccessToken live = byKey.get(space.impKey());
        AccessToken token;
        if (live == null || !live.expiresAt().isAfter(now)) {
            forget(space);
            token = new AccessToken(space.ids().accessToken(), now.plus(LIFETIME), false);
        } else if (isExtended(space.settings().switches(), live, now)) {
            token = new AccessToken(live.value(), live.expiresAt().plus(EXTENSION), true);
        } else {
            token = live;
        }
        byKey.put(space.impKey(), token);
        byToken.put(token.value(), space);
        return token;
    }

    private static boolean isExtended(Switches switches, AccessToken live, Instant now) {
        if (live.extended() && switches.word(Switch.TOKEN_EXTENSION).equals("once")) {
            return false;
        }
        int left = Duration.between(now, live.expiresAt()).compareTo(LAST_MINUTE);
        return left < 0 || (left == 0 && switches.word(Switch.TOKEN_BOUNDARY).equals("inclusive"));
    }

    /** The space that a live token opens. */
    public Optional<Space> space(String token) {
        Space space = byToken.get(token);
        if (space == null) {
            return Optional.empty();
        }
        AccessToken live = byKey.get(space.impKey());
        boolean valid =
                live != null && live.value().equals(token) && live.expiresAt().isAfter(space.now());
        return valid ? Optional.of(space) : Optional.empty();
    }

    void forget(Space space) {
        AccessToken token = byKey.remove(space.impKey());
        if (token != null) {
            byToken.remove(token.value());
        }
    }
}
