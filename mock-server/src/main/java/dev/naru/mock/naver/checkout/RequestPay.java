package dev.naru.mock.naver.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.Buyer;
import dev.naru.mock.ledger.Channel;
import dev.naru.mock.ledger.NewPayment;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.PaymentStatus;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.naver.products.NaverProducts;
import dev.naru.mock.naver.products.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code IMP.request_pay} for order-type Naver Pay: the checks before the window opens, and then Iamport's record in state
 * ready with the page's provisional amount and buyer. Nothing is recorded when a check fails.
 */
public final class RequestPay {
    private static final BigDecimal MOST_WON = BigDecimal.valueOf(1_000_000_000_000L);
    private static final int MAX_NOTICE_URLS = 10;
    private static final int MAX_TEXT = 512;

    private final CheckoutDesk desk;

    public RequestPay(CheckoutDesk desk) {
        this.desk = desk;
    }

    /** A check that failed; the SDK hands it to the page's callback. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String code;

        public Refused(String code, String message) {
            super(message, null, false, false);
            this.code = code;
        }

        public String code() {
            return code;
        }

        public String text() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * Checks and registers an order.
     *
     * @param params the object the page gave to {@code IMP.request_pay}
     * @throws Refused when the window may not open
     */
    public Checkout register(Space space, ObjectNode params, boolean mobile, @Nullable String userAgent) {
        Channel channel = channel(space, params);
        if (!channel.isNaverco()) {
            throw new Refused("NOT_SIMULATED", "이 버전에서는 " + channel.pgProvider() + " 결제창을 시뮬레이션하지 않습니다.");
        }
        String merchantUid = merchantUid(space, params);
        long amount = amount(params);
        NaverProducts.Parsed cart = NaverProducts.parse(params.get("naverProducts"))
                .fold(parsed -> parsed, refused -> {
                    throw new Refused("NAVER_PRODUCTS", sentence(refused.problems()));
                });
        NewPayment opened = new NewPayment(
                merchantUid,
                channel,
                "card",
                text(params, "name"),
                amount,
                new Buyer(
                        text(params, "buyer_name"),
                        text(params, "buyer_email"),
                        text(params, "buyer_tel"),
                        text(params, "buyer_addr"),
                        text(params, "buyer_postcode")),
                customData(params.get("custom_data")),
                noticeUrls(params.get("notice_url")),
                userAgent,
                mobile ? "mobile" : "pc");
        Payment payment = space.payments().open(opened);
        JsonNode naverInterface = params.path("naverInterface");
        Checkout checkout = desk.open(
                space,
                payment,
                new Checkout.Registered(
                        cart.products(),
                        params.get("naverProducts"),
                        code(naverInterface, params, "merchantCustomCode1"),
                        code(naverInterface, params, "merchantCustomCode2"),
                        mobile));
        ObjectNode detail = StrictJson.object()
                .put("amount", amount)
                .put("products", cart.products().size());
        cart.remarks()
                .forEach(remark -> detail.withArray("remarks")
                        .add(remark.path() + ": " + remark.message().en()));
        space.journal().write("sdk.request_pay", "window opens, payment ready", merchantUid, payment.impUid(), detail);
        return checkout;
    }

    private static Channel channel(Space space, ObjectNode params) {
        String pg = text(params, "pg");
        String key = text(params, "channelKey");
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

    private static String merchantUid(Space space, ObjectNode params) {
        String given = text(params, "merchant_uid");
        if (given == null) {
            return space.ids().merchantUid();
        }
        if (given.codePointCount(0, given.length()) > 40) {
            throw new Refused("INVALID_PARAMS", "merchant_uid는 40자 이하여야 합니다.");
        }
        boolean paid = space.payments().attempts(given).stream()
                .anyMatch(attempt ->
                        attempt.status() == PaymentStatus.PAID || attempt.status() == PaymentStatus.CANCELLED);
        if (paid) {
            throw new Refused("ALREADY_PAID", "이미 결제가 이루어진 거래건입니다.");
        }
        return given;
    }

    private static long amount(ObjectNode params) {
        JsonNode node = params.get("amount");
        try {
            BigDecimal amount = node == null || node.isNull() ? null : new BigDecimal(node.asText());
            if (amount != null
                    && Math.abs(amount.scale()) < 30
                    && amount.signum() >= 0
                    && amount.compareTo(MOST_WON) <= 0) {
                return amount.longValueExact();
            }
        } catch (ArithmeticException | NumberFormatException notWon) {
            throw new Refused("INVALID_PARAMS", "amount는 0 이상의 정수(원)여야 합니다.");
        }
        throw new Refused("INVALID_PARAMS", "amount는 0 이상의 정수(원)여야 합니다.");
    }

    private static @Nullable String text(JsonNode params, String name) {
        JsonNode node = params.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isValueNode() || node.asText().length() > MAX_TEXT) {
            throw new Refused("INVALID_PARAMS", name + "은(는) " + MAX_TEXT + "자 이하의 문자열이어야 합니다.");
        }
        return node.asText().isBlank() ? null : node.asText();
    }

    private static @Nullable String code(JsonNode naverInterface, ObjectNode params, String name) {
        String inside = text(naverInterface, name);
        return inside == null ? text(params, name) : inside;
    }

    private static @Nullable String customData(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        return node.isTextual() ? node.textValue() : node.toString();
    }

    private static List<String> noticeUrls(@Nullable JsonNode node) {
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
        if (urls.size() > MAX_NOTICE_URLS || urls.stream().anyMatch(url -> url.length() > 2048)) {
            throw new Refused("INVALID_PARAMS", "notice_url은 2048자 이하의 URL " + MAX_NOTICE_URLS + "개까지 지정할 수 있습니다.");
        }
        return urls;
    }

    private static String sentence(List<Problem> problems) {
        String first = problems.stream()
                .limit(3)
                .map(problem -> problem.message().ko() + " (" + problem.path() + ")")
                .collect(Collectors.joining(" / "));
        return problems.size() > 3 ? first + " 외 " + (problems.size() - 3) + "건" : first;
    }
}
