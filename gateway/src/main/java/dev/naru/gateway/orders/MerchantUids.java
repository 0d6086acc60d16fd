package dev.naru.gateway.orders;

import dev.naru.gateway.platform.value.MerchantUid;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Order numbers for shops that leave them to us: the Korean time, to be read aloud, and 50 random bits. */
final class MerchantUids {
    // Without the letters that are mistaken for digits.
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int RANDOM_LENGTH = 10;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneId.of("Asia/Seoul"));

    private final InstantSource clock;
    private final RandomGenerator random;

    MerchantUids(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Such as {@code 20261121-193045-8fk2m9qdx3}. */
    MerchantUid next() {
        StringBuilder uid = new StringBuilder(TIME.format(clock.instant())).append('-');
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            uid.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new MerchantUid(uid.toString());
    }
}
