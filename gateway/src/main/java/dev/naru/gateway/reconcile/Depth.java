package dev.naru.gateway.reconcile;

import java.time.Duration;
import java.util.Locale;

/** How far back a walk goes that is not about the news. Iamport answers for 90 days at once, and walks are cut into pieces. */
enum Depth {
    NIGHTLY(Duration.ofDays(3), Duration.ofHours(12), "day"),
    WEEKLY(Duration.ofDays(90), Duration.ofDays(9), "week");

    private final Duration back;
    private final Duration piece;
    private final String unit;

    Depth(Duration back, Duration piece, String unit) {
        this.back = back;
        this.piece = piece;
        this.unit = unit;
    }

    Duration back() {
        return back;
    }

    /** What is walked under one claim, so that one failure repeats one piece. */
    Duration piece() {
        return piece;
    }

    /** As PostgreSQL calls the time from one walk to the next. */
    String unit() {
        return unit;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
