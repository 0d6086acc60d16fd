package dev.naru.mock.naver.payment;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** {@code naverUseCfm}: the day the use is complete, {@code yyyyMMdd}, today or later in Korea. */
final class UseDay {
    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private UseDay() {}

    static boolean isUsable(String useCfm, Instant now) {
        try {
            return !LocalDate.parse(useCfm, FORM).isBefore(LocalDate.ofInstant(now, KOREA));
        } catch (DateTimeException noDay) {
            return false;
        }
    }
}
