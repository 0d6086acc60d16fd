package dev.naru.gateway.iamport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.naru.gateway.iamport.Exchange.Answer;
import dev.naru.gateway.iamport.IamportFailure.Kind;
import dev.naru.gateway.iamport.TokenCache.Grant;
import dev.naru.gateway.iamport.json.CustomerJson;
import dev.naru.gateway.iamport.json.PaymentJson;
import dev.naru.gateway.iamport.json.ProductOrderJson;
import dev.naru.gateway.iamport.json.ScheduleJson;
import dev.naru.gateway.iamport.json.TokenJson;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.Krw;
import dev.naru.gateway.platform.value.MerchantUid;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns Iamport's wire records into ours. Whatever money or identity depends on must be there and sane. */
final class WireReader {
    private static final int MAX_TEXT = 160;
    private static final Pattern PRODUCT_ORDER_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** The end of the year 9999; no answer of a sane clock is later. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private WireReader() {}

    static Grant grant(JsonNode response) {
        TokenJson json = Envelope.read(response, TokenJson.class);
        Long now = json.now();
        Long end = json.expiredAt();
        String token = json.accessToken();
        if (token == null
                || token.isBlank()
                || now == null
                || end == null
                || end <= now
                || now < 0
                || now > LAST_SECOND) {
            throw broken("getToken gave no usable token");
        }
        long lifetime = Math.min(end - now, Duration.ofDays(1).toSeconds());
        return new Grant(token, Duration.ofSeconds(lifetime), Instant.ofEpochSecond(now));
    }

    static IamportPayment payment(JsonNode response) {
        PaymentJson json = Envelope.read(response, PaymentJson.class);
        Krw amount = won(json.amount(), "amount");
        Krw cancelled = json.cancelAmount() == null ? Krw.ZERO : won(json.cancelAmount(), "cancel_amount");
        if (cancelled.compareTo(amount) > 0) {
            throw broken("cancel_amount is larger than amount");
        }
        return new IamportPayment(
                impUid(json.impUid()),
                merchantUid(json.merchantUid()),
                PaymentStatus.of(json.status()),
                amount,
                cancelled,
                text(json.currency()),
                Boolean.TRUE.equals(json.sandbox()),
                text(json.pgProvider()),
                new BuyerFields(
                        json.buyerName(), json.buyerEmail(), json.buyerTel(), json.buyerAddr(), json.buyerPostcode()),
                lastCancellation(json.cancelHistory()),
                json.customerUid(),
                json.customerUidUsage(),
                json.failReason(),
                json.cancelReason(),
                time(json.startedAt()),
                time(json.paidAt()),
                time(json.failedAt()),
                time(json.cancelledAt()));
    }

    /** The id of the newest cancel (Iamport V1, {@code PaymentCancelAnnotation}). */
    private static @Nullable String lastCancellation(@Nullable JsonNode history) {
        JsonNode newest = null;
        for (JsonNode cancel : history == null ? NullNode.getInstance() : history) {
            if (newest == null
                    || cancel.path("cancelled_at").asLong()
                            >= newest.path("cancelled_at").asLong()) {
                newest = cancel;
            }
        }
        String id = newest == null ? "" : newest.path("cancellation_id").asText();
        return id.isEmpty() || id.equals("null") || id.length() > MAX_TEXT ? null : id;
    }

    /** A page in the form of {@code findAll} and {@code status}: total, previous, next, list. */
    static PaymentPage page(JsonNode response) {
        JsonNode list = response.get("list");
        if (list == null || !list.isArray()) {
            throw broken("the page has no list");
        }
        List<IamportPayment> payments = new ArrayList<>();
        int unreadable = readAll(list, payments);
        return new PaymentPage(response.path("next").asInt(), payments, unreadable);
    }

    /** What can be read of an array of payments. */
    static List<IamportPayment> payments(JsonNode response) {
        if (!response.isArray()) {
            throw broken("the payments are no array");
        }
        List<IamportPayment> payments = new ArrayList<>();
        readAll(response, payments);
        return payments;
    }

    /** Reads what can be read into {@code into}; one broken record must not hide its neighbours. Counts the broken. */
    static int readAll(JsonNode list, List<IamportPayment> into) {
        int unreadable = 0;
        for (JsonNode element : list) {
            try {
                into.add(payment(element));
            } catch (IamportFailure alien) {
                unreadable++;
            }
        }
        return unreadable;
    }

    static List<NaverProductOrder> productOrders(JsonNode response) {
        if (!response.isArray()) {
            throw broken("the product orders are no array");
        }
        List<NaverProductOrder> orders = new ArrayList<>();
        response.forEach(element -> orders.add(productOrder(element)));
        return orders;
    }

    static IamportSchedule schedule(JsonNode response) {
        ScheduleJson json = Envelope.read(response, ScheduleJson.class);
        Instant at = time(json.scheduleAt());
        if (at == null) {
            throw broken("schedule_at is missing");
        }
        return new IamportSchedule(
                merchantUid(json.merchantUid()),
                text(json.customerUid()),
                won(json.amount(), "amount"),
                at,
                IamportSchedule.Status.of(json.scheduleStatus()),
                json.paymentStatus() == null ? null : PaymentStatus.of(json.paymentStatus()));
    }

    static List<IamportSchedule> schedules(JsonNode response) {
        if (!response.isArray()) {
            throw broken("the schedules are no array");
        }
        List<IamportSchedule> schedules = new ArrayList<>();
        response.forEach(element -> schedules.add(schedule(element)));
        return schedules;
    }

    /**
     * Reads an answer about product orders.
     *
     * @throws IamportFailure for every answer that is neither code 0 nor the documented 500 that refuses all of them
     */
    static ClaimAnswer claim(Answer answer) {
        Envelope.Refusal refusal = Envelope.refusal(answer, 500);
        return refusal == null
                ? new ClaimAnswer(answer.status(), 0, Envelope.message(answer), productOrders(Envelope.open(answer)))
                : new ClaimAnswer(500, refusal.code(), refusal.message(), List.of());
    }

    static IamportBillingKey billingKey(JsonNode response) {
        CustomerJson json = Envelope.read(response, CustomerJson.class);
        if (json.customerUid() == null || json.customerUid().isEmpty()) {
            throw broken("customer_uid is missing");
        }
        return new IamportBillingKey(
                text(json.customerUid()),
                text(json.pgProvider()),
                text(json.cardName()),
                json.inserted() == null ? 0 : json.inserted(),
                json.updated() == null ? 0 : json.updated());
    }

    private static NaverProductOrder productOrder(JsonNode element) {
        ProductOrderJson json = Envelope.read(element, ProductOrderJson.class);
        String id = json.productOrderId();
        return new NaverProductOrder(
                id == null || !PRODUCT_ORDER_ID.matcher(id).matches() ? "" : id,
                word(json.productOrderStatus()),
                word(json.claimType()),
                word(json.claimStatus()),
                text(json.productId()),
                text(json.productOptionId()),
                json.quantity() == null ? 0 : json.quantity(),
                json.productAmount() == null ? 0 : whole(json.productAmount(), "product_amount"),
                json.deliveryAmount() == null ? 0 : whole(json.deliveryAmount(), "delivery_amount"),
                element);
    }

    private static Krw won(@Nullable BigDecimal amount, String field) {
        if (amount == null) {
            throw broken(field + " is missing");
        }
        long won = whole(amount, field);
        if (won < 0 || won > Krw.MAX_WON) {
            throw broken(field + " is out of range");
        }
        return new Krw(won);
    }

    private static long whole(BigDecimal amount, String field) {
        // Scale first: 1e999999999 would take for ever to write out.
        if (Math.abs(amount.scale()) > 30 || amount.stripTrailingZeros().scale() > 0 || amount.precision() > 18) {
            throw broken(field + " is no whole number of won");
        }
        return amount.longValueExact();
    }

    private static ImpUid impUid(@Nullable String value) {
        if (value == null || !ImpUid.isValid(value)) {
            throw broken("imp_uid is missing or malformed");
        }
        return new ImpUid(value);
    }

    private static MerchantUid merchantUid(@Nullable String value) {
        if (value == null || !MerchantUid.isValid(value)) {
            throw broken("merchant_uid is missing or malformed");
        }
        return new MerchantUid(value);
    }

    /** Absent times travel as 0. */
    private static @Nullable Instant time(@Nullable Long seconds) {
        return seconds == null || seconds <= 0 || seconds > Instant.MAX.getEpochSecond()
                ? null
                : Instant.ofEpochSecond(seconds);
    }

    /** One of Naver's words, old or new; PostgreSQL takes no U+0000 in a text. */
    private static String word(@Nullable String value) {
        return text(value).replace("\0", "");
    }

    private static String text(@Nullable String value) {
        if (value == null) {
            return "";
        }
        return value.length() <= MAX_TEXT ? value : value.substring(0, MAX_TEXT);
    }

    private static IamportFailure broken(String what) {
        return IamportFailure.of(Kind.PROTOCOL, what);
    }
}
