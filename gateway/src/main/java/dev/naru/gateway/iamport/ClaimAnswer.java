package dev.naru.gateway.iamport;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Iamport answered to a {@link ClaimCall}: 200 when every product order was taken, 207 when some were, 500 when none
 * was (Iamport V1).
 *
 * @param httpStatus 2xx or 500
 * @param message Iamport's own words, byte for byte; null when it sent none
 * @param taken those that were taken, as they are now; what was asked for and is missing here was refused
 */
public record ClaimAnswer(
        int httpStatus, int code, @Nullable String message, List<NaverProductOrder> taken) {
    public ClaimAnswer {
        taken = List.copyOf(taken);
    }

    /** Whether nothing was taken, as far as this answer can be believed: a server in trouble answers the same. */
    public boolean isRefusal() {
        return code != 0;
    }
}
