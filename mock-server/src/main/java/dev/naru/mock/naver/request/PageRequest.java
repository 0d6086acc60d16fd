package dev.naru.mock.naver.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.Identifiers;
import dev.naru.mock.ledger.BillingUse;
import dev.naru.mock.ledger.Buyer;
import dev.naru.mock.ledger.Channel;
import dev.naru.mock.ledger.NewPayment;
import dev.naru.mock.ledger.PaymentStatus;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.Switch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One {@code IMP.request_pay}: the page's parameters, the page, and the merchant it names. Reading it changes nothing. */
public record PageRequest(Space space, ObjectNode params, Page page) {
    /** The code of {@link #alreadyPaid}. */
    public static final String ALREADY_PAID = "ALREADY_PAID";

    private static final BigDecimal MOST_WON = BigDecimal.valueOf(1_000_000_000_000L);
    private static final int MAX_NOTICE_URLS = 10;
    private static final int MAX_URL = 2048;
    private static final int MAX_TEXT = 512;

    /** Where the call came from. */
    public record Page(
            boolean mobile,
            @Nullable String userAgent,
            @Nullable String url) {}

    /**
     * The channel that {@code channelKey} or {@code pg} names; the merchant's first one when neither is given.
     *
     * @throws Refused when the merchant has no such channel
     */
    public Channel channel() {
        String pg = text("pg");
        String key = text("channelKey");
        List<Channel> channels = space.settings().channels();
        if (pg == null && key == null && !channels.isEmpty()) {
            return channels.get(0);
        }
        return channels.stream()
                .filter(channel -> key != null ? channel.key().equals(key) : answersTo(channel, String.valueOf(pg)))
                .findFirst()
                .orElseThrow(() -> new Refused("UNKNOWN_PG", "등록되지 않은 PG 설정입니다: " + (key == null ? pg : key)));
    }

    private static boolean answersTo(Channel channel, String pg) {
        return channel.pgProvider().equals(pg) || (channel.pgProvider() + "." + channel.pgId()).equals(pg);
    }

    /**
     * What Iamport records when the window opens, in state ready.
     *
     * @param payMethod the means until the buyer has chosen one
     * @param billing the billing key it registers, or null
     * @throws Refused when the order number is paid, or a common parameter cannot be read
     */
    public NewPayment payment(Channel channel, String payMethod, @Nullable BillingUse billing) {
        return new NewPayment(
                merchantUid(),
                channel,
                payMethod,
                text("name"),
                amount(),
                new Buyer(
                        text("buyer_name"),
                        text("buyer_email"),
                        text("buyer_tel"),
                        text("buyer_addr"),
                        text("buyer_postcode")),
                customData(),
                noticeUrls(),
                page.userAgent(),
                page.mobile() ? "mobile" : "pc",
                billing,
                flag("escrow", false));
    }

    private String merchantUid() {
        String given = identifier("merchant_uid");
        if (given == null) {
            return space.ids().merchantUid();
        }
        if (given.codePointCount(0, given.length()) > 40) {
            throw Refused.params("merchant_uid는 40자 이하여야 합니다.");
        }
        if (isPaid(space, given)) {
            throw alreadyPaid();
        }
        return given;
    }

    /** Whether an order number has been paid, be it cancelled since. */
    public static boolean isPaid(Space space, String merchantUid) {
        return space.payments().attempts(merchantUid).stream()
                .anyMatch(attempt ->
                        attempt.status() == PaymentStatus.PAID || attempt.status() == PaymentStatus.CANCELLED);
    }

    /** Iamport's own words, seen by many (Iamport manual and recordings). */
    public static Refused alreadyPaid() {
        return new Refused(ALREADY_PAID, "이미 결제가 이루어진 거래건입니다.");
    }

    private long amount() {
        Long amount = won("amount");
        if (amount == null) {
            throw Refused.params("amount는 0 이상의 정수(원)여야 합니다.");
        }
        return amount;
    }

    /**
     * Whole won from 0, as a number or as digits; null when absent.
     *
     * @throws Refused when it is anything else
     */
    public @Nullable Long won(String name) {
        JsonNode node = params.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        Refused refused = Refused.params(name + "는 0 이상의 정수(원)여야 합니다.");
        try {
            BigDecimal amount = new BigDecimal(node.asText());
            if (Math.abs(amount.scale()) < 30 && amount.signum() >= 0 && amount.compareTo(MOST_WON) <= 0) {
                return amount.longValueExact();
            }
        } catch (ArithmeticException | NumberFormatException notWon) {
            throw refused;
        }
        throw refused;
    }

    /**
     * A text, or null when absent or blank; a number is taken for its digits.
     *
     * @throws Refused for more than 512 characters, an object or an array
     */
    public @Nullable String text(String name) {
        return text(params, name);
    }

    /**
     * A name that the shop gives, such as {@code customer_uid}; null when absent or blank.
     *
     * @throws Refused as {@link #text(String)} does, and for control characters
     */
    public @Nullable String identifier(String name) {
        String given = text(name);
        if (given != null && !Identifiers.isPrintable(given)) {
            throw Refused.params(name + "에는 제어 문자나 줄바꿈을 쓸 수 없습니다.");
        }
        return given;
    }

    /** The same of an object inside the parameters. */
    public static @Nullable String text(JsonNode object, String name) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isValueNode() || node.asText().length() > MAX_TEXT) {
            throw Refused.params(name + "은(는) " + MAX_TEXT + "자 이하의 문자열이어야 합니다.");
        }
        return node.asText().isBlank() ? null : node.asText();
    }

    /**
     * A web address, or null when absent or blank.
     *
     * @throws Refused for more than 2048 characters, or anything but a text
     */
    public @Nullable String url(String name) {
        JsonNode node = params.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isTextual() || node.textValue().length() > MAX_URL) {
            throw Refused.params(name + "은(는) " + MAX_URL + "자 이하의 URL이어야 합니다.");
        }
        return node.textValue().isBlank() ? null : node.textValue().strip();
    }

    /** Whether a flag is set; {@code "true"} counts, as pages build parameters from forms. */
    public boolean flag(String name, boolean otherwise) {
        JsonNode node = params.get(name);
        if (node == null || node.isNull()) {
            return otherwise;
        }
        return node.isBoolean() ? node.booleanValue() : node.asText().equalsIgnoreCase("true");
    }

    private @Nullable String customData() {
        JsonNode node = params.get("custom_data");
        if (node == null || node.isNull()) {
            return null;
        }
        return node.isTextual() ? node.textValue() : node.toString();
    }

    private List<String> noticeUrls() {
        JsonNode node = params.get("notice_url");
        List<String> urls = new ArrayList<>();
        if (node == null || node.isNull()) {
            return urls;
        }
        if (node.isArray()) {
            node.forEach(url -> urls.add(url.asText()));
        } else {
            urls.add(node.asText());
        }
        urls.removeIf(String::isBlank);
        if (urls.size() > MAX_NOTICE_URLS || urls.stream().anyMatch(url -> url.length() > MAX_URL)) {
            throw Refused.params("notice_url은 " + MAX_URL + "자 이하의 URL " + MAX_NOTICE_URLS + "개까지 지정할 수 있습니다.");
        }
        return urls.isEmpty() || space.settings().switches().on(Switch.SEVERAL_NOTICE_URLS) ? urls : urls.subList(0, 1);
    }
}
