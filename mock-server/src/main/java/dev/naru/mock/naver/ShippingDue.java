package dev.naru.mock.naver;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** Until when a seller has to ship. */
public final class ShippingDue {
    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
    private static final int DAYS_TO_SHIP = 3;

    private ShippingDue() {}

    /** The last second of the third Korean day after {@code paidAt}. */
    public static Instant after(Instant paidAt) {
        return endOfDay(paidAt, DAYS_TO_SHIP);
    }

    /** The last second of the Korean day that lies {@code days} after {@code from}. */
    public static Instant endOfDay(Instant from, long days) {
        return from.atZone(KOREA).plusDays(days).with(LocalTime.of(23, 59, 59)).toInstant();
    }
}
