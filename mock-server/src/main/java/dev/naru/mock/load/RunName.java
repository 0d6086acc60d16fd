package dev.naru.mock.load;

import java.time.Instant;

/**
 * Names the orders of one run, so that no two runs ask for the same.
 *
 * @param prefix letters, digits and '-', 20 at most
 */
record RunName(String prefix) {
    static RunName at(Instant start) {
        return new RunName("load-" + Long.toString(start.toEpochMilli(), 36));
    }

    /** The {@code merchant_uid} of arrival {@code index}. */
    String order(long index) {
        return prefix + "-" + index;
    }
}
