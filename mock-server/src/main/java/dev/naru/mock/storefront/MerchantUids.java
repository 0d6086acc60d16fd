package dev.naru.mock.storefront;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The shop's order numbers. An order page has no login, so whoever knows the number sees the address: 80 random bits
 * keep it from being guessed, and only numbers of this form are looked up at all.
 */
final class MerchantUids {
    private static final Pattern FORM = Pattern.compile("shop-[0-9]{8}-[0-9A-HJKMNP-TV-Z]{16}");
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int RANDOM_LENGTH = 16;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneId.of("Asia/Seoul"));

    private final InstantSource clock;
    private final RandomGenerator random;

    MerchantUids(InstantSource clock) {
        this(clock, new SecureRandom());
    }

    MerchantUids(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    String next() {
        StringBuilder uid =
                new StringBuilder("shop-").append(DAY.format(clock.instant())).append('-');
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            uid.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return uid.toString();
    }

    static boolean isOurs(String merchantUid) {
        return FORM.matcher(merchantUid).matches();
    }
}
