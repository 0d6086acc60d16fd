package dev.naru.mock.ledger;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * Every id of a space, made from seed, space and a counter: the same script gives the same ids, and two spaces never
 * share one that has to be unique on the server.
 */
public final class Ids {
    private static final DateTimeFormatter KOREAN_DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneId.of("Asia/Seoul"));

    private final String root;
    private final Map<String, Long> counters = new HashMap<>();

    Ids(long seed, String impKey) {
        this.root = seed + "/" + impKey;
    }

    /** {@code imp_} and twelve digits, as payments through the SDK have. */
    public String impUid() {
        return "imp_" + digits("imp", 12);
    }

    /** {@code imps_} and twelve digits, as payments that a server asked for have. */
    public String impsUid() {
        return "imps_" + digits("imps", 12);
    }

    /** A card company's approval number: eight digits. */
    public String applyNum() {
        return digits("apply", 8);
    }

    /** {@code naverProductCode} for a page that gave none. */
    public String productCode() {
        return "product_" + digits("product-code", 12);
    }

    /** An order number for a page that gave none. */
    public String merchantUid() {
        return "nobody_" + digits("merchant-uid", 13);
    }

    /** What Naver calls a product on a wishlist: fifteen digits. */
    public String wishItem() {
        return digits("wish", 15);
    }

    /** Naver's payment number: the Korean day and eight digits. */
    public String naverOrderNo(Instant at) {
        return KOREAN_DAY.format(at) + digits("order", 8);
    }

    /** A product order's number: the Korean day and eight digits. */
    public String productOrderId(Instant at) {
        return KOREAN_DAY.format(at) + digits("product-order", 8);
    }

    /** A review's number: ten digits. */
    public String reviewId() {
        return digits("review", 10);
    }

    /** An order sheet's key as Naver makes it today: 22 characters of base64url. */
    public String checkoutKey() {
        byte[] bytes = new byte[16];
        System.arraycopy(digest("checkout", next("checkout")), 0, bytes, 0, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The merchant's number in the address of its order sheets; the same for every order of a space. */
    public String merchantNo() {
        return digitsAt("merchant", 0, 6);
    }

    /** Forty hexadecimal characters. */
    public String accessToken() {
        return HexFormat.of().formatHex(digest("token", next("token"))).substring(0, 40);
    }

    /** Twenty upper-case characters; opaque. */
    public String cancellationId() {
        return new BigInteger(1, digest("cancellation", next("cancellation")))
                .toString(36)
                .toUpperCase(Locale.ROOT)
                .substring(0, 20);
    }

    public String webhookId() {
        return "wh_" + (next("webhook") + 1);
    }

    private String digits(String kind, int length) {
        return digitsAt(kind, next(kind), length);
    }

    private String digitsAt(String kind, long counter, int length) {
        BigInteger space = BigInteger.TEN.pow(length);
        BigInteger start = new BigInteger(1, digest(kind, -1)).mod(space);
        BigInteger number = start.add(BigInteger.valueOf(counter)).mod(space);
        String text = number.toString();
        return "0".repeat(length - text.length()) + text;
    }

    private long next(String kind) {
        return counters.merge(kind, 1L, Long::sum) - 1;
    }

    private byte[] digest(String kind, long counter) {
        try {
            String text = root + "/" + kind + "/" + counter;
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
