package dev.naru.gateway.iamport;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.IamportFailure.Kind;
import dev.naru.gateway.iamport.TokenCache.Grant;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.Krw;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Speaks Iamport V1 with one merchant's credentials. Every future fails with {@link IamportFailure}; every call ends
 * within the total limit of its settings. One instance serves the whole process.
 */
public final class IamportClient {
    /** Of one question for several payments (Iamport V1). */
    public static final int MAX_PAYMENTS = 100;

    private static final int ONE = 1 << 20;
    private static final int MANY = 8 << 20;

    private final Exchange exchange;
    private final IamportCounts counts;
    private final Reads reads;
    private final Writes writes;
    private final IamportSettings settings;
    private final Breaker tokenBreaker;
    private final IamportClock clock;
    private final TokenCache tokens;

    /**
     * Makes a client that has not yet connected.
     *
     * @param monotonicNanos a clock that never goes back, such as {@code System::nanoTime}
     * @param random for the pauses before retries
     */
    public IamportClient(Vertx vertx, IamportSettings settings, LongSupplier monotonicNanos, RandomGenerator random) {
        this(vertx, settings, monotonicNanos, random, new IamportCounts());
    }

    /**
     * Makes a client that has not yet connected and counts together with others.
     *
     * @param monotonicNanos a clock that never goes back, such as {@code System::nanoTime}
     * @param random for the pauses before retries
     */
    public IamportClient(
            Vertx vertx,
            IamportSettings settings,
            LongSupplier monotonicNanos,
            RandomGenerator random,
            IamportCounts counts) {
        this.counts = counts;
        this.settings = settings;
        this.exchange = new Exchange(vertx, settings.baseUrl(), settings.limits(), counts);
        this.tokenBreaker = new Breaker(monotonicNanos);
        this.clock = new IamportClock(monotonicNanos);
        this.tokens = new TokenCache(this::getToken, monotonicNanos);
        this.reads = new Reads(vertx, exchange, tokens, settings.limits(), monotonicNanos, random, counts);
        this.writes = new Writes(exchange, tokens, monotonicNanos, counts);
    }

    /**
     * Reads one payment ({@code GET /payments/{imp_uid}}). Completes with Iamport's record of this moment; fails with
     * NOT_FOUND when there is none, or it is another merchant's, or a test payment and those are not included.
     */
    public Future<IamportPayment> payment(ImpUid impUid) {
        String path =
                "/payments/" + segment(impUid.value()) + (settings.includeSandbox() ? "?include_sandbox=true" : "");
        return reads.get(RouteClass.PAYMENT, path, ONE).map(WireReader::payment).recover(IamportClient::asFailure);
    }

    /**
     * Reads several payments ({@code GET /payments?imp_uid[]=}). Completes with those that Iamport knows and we can read,
     * in any order, test payments included whatever the settings say. A payment that is missing is best asked for alone:
     * that answer says why.
     *
     * @param impUids 1 to {@value #MAX_PAYMENTS} (Iamport V1)
     */
    public Future<List<IamportPayment>> payments(List<ImpUid> impUids) {
        String path = impUids.stream()
                .map(impUid -> "imp_uid%5B%5D=" + segment(impUid.value()))
                .collect(Collectors.joining("&", "/payments?", ""));
        return reads.get(RouteClass.LIST, path, MANY)
                .map(WireReader::payments)
                .recover(failure -> failure instanceof IamportFailure known && known.kind() == Kind.NOT_FOUND
                        ? Future.succeededFuture(List.of())
                        : asFailure(failure));
    }

    /**
     * Reads every attempt for an order number, newest first ({@code GET /payments/findAll/{merchant_uid}}). NOT_FOUND
     * when there is none.
     *
     * @param page from 1
     * @param limit 1 to 1000 (Iamport V1)
     */
    public Future<PaymentPage> paymentsByMerchantUid(MerchantUid merchantUid, int page, int limit) {
        String path = "/payments/findAll/" + segment(merchantUid.value()) + "?sorting=-started&page=" + page + "&limit="
                + limit;
        return reads.get(RouteClass.LIST, path, MANY).map(WireReader::page).recover(IamportClient::asFailure);
    }

    /**
     * Reads payments by their state of now ({@code GET /payments/status/{status}}), oldest first. The time compared is the one of
     * that state: paid_at, cancelled_at, failed_at.
     *
     * @param from inclusive
     * @param to inclusive, at most 90 days after {@code from} (Iamport V1); empty = now by Iamport's clock
     * @param page from 1
     * @param limit 1 to 1000 (Iamport V1)
     */
    public Future<PaymentPage> paymentsByStatus(
            PaymentStatus status, Instant from, Optional<Instant> to, int page, int limit) {
        String until = to.map(instant -> "&to=" + instant.getEpochSecond()).orElse("");
        String path = "/payments/status/" + status.wire() + "?from=" + from.getEpochSecond() + until
                + "&sorting=started&page=" + page + "&limit=" + limit;
        return reads.get(RouteClass.LIST, path, MANY).map(WireReader::page).recover(IamportClient::asFailure);
    }

    /**
     * Reads Naver's lines of an order-type payment ({@code GET /payments/{imp_uid}/naver/product-orders}); NOT_FOUND
     * when Iamport has none.
     */
    public Future<List<NaverProductOrder>> productOrders(ImpUid impUid) {
        String path = "/payments/" + segment(impUid.value()) + "/naver/product-orders";
        return reads.get(RouteClass.PRODUCT_ORDERS, path, MANY)
                .map(WireReader::productOrders)
                .recover(IamportClient::asFailure);
    }

    /**
     * Gives money back ({@code POST /payments/cancel}). Completes with the payment after it. The call is sent once; of a
     * failure {@link IamportFailure#mayBeDone()} tells whether the money may have been given back all the same.
     */
    public Future<IamportPayment> cancel(CancelCall call) {
        return writes.change(HttpMethod.POST, "/payments/cancel", call.json(), ONE)
                .map(WireReader::payment)
                .recover(IamportClient::asFailure);
    }

    /**
     * Charges a billing key ({@code POST /subscribe/payments/again}). Completes with the payment, which is paid or failed:
     * a card company that refuses is an answer like any other. The call is sent once; of a failure {@link
     * IamportFailure#mayBeDone()} tells whether the key may have been charged all the same.
     */
    public Future<IamportPayment> charge(ChargeCall call) {
        return writes.change(HttpMethod.POST, "/subscribe/payments/again", call.json(), ONE)
                .map(WireReader::payment)
                .recover(IamportClient::asFailure);
    }

    /**
     * Takes a step with product orders ({@code POST /payments/{imp_uid}/naver/...}). Completes with what Iamport answered
     * for them, which may be a refusal of all. The call is sent once; of a failure {@link IamportFailure#mayBeDone()}
     * tells whether some may have been taken all the same.
     */
    public Future<ClaimAnswer> claim(ClaimCall call) {
        String path = "/payments/" + segment(call.impUid().value()) + "/naver/" + segment(call.path());
        return writes.change(HttpMethod.POST, path, call.json(), MANY, WireReader::claim)
                .recover(IamportClient::asFailure);
    }

    /**
     * Tells Iamport what a payment must amount to before its window opens ({@code POST /payments/prepare}; {@code PUT}
     * when it was told another amount before). Completes when Iamport holds to it: a window that asks for another
     * amount is refused. Repeating it does no harm.
     */
    public Future<Void> prepare(MerchantUid merchantUid, Krw amount) {
        ObjectNode told = JsonNodeFactory.instance
                .objectNode()
                .put("merchant_uid", merchantUid.value())
                .put("amount", amount.won());
        return writes.change(HttpMethod.POST, "/payments/prepare", told, ONE)
                .recover(failure -> failure instanceof IamportFailure known && known.kind() == Kind.DECLINED
                        ? writes.change(HttpMethod.PUT, "/payments/prepare", told, ONE)
                        : Future.failedFuture(failure))
                .<Void>mapEmpty()
                .recover(IamportClient::asFailure);
    }

    /**
     * What Iamport's clock says now, as far as its last token told: a clock that was set forward since then is noticed
     * with the next token.
     */
    public Future<Instant> now() {
        return tokens.token().map(token -> clock.now()).recover(IamportClient::asFailure);
    }

    /** The same without asking: by the last token, or {@code otherwise} before there was one. */
    public Instant nowOr(Instant otherwise) {
        return clock.nowOr(otherwise);
    }

    /** Calls of others, handed on as they are. */
    public Passing passing() {
        return new Passing(reads, writes);
    }

    /** Billing keys and planned charges. */
    public Subscriptions subscriptions() {
        return new Subscriptions(reads, writes);
    }

    /** Whether test payments count here. */
    public boolean includesSandbox() {
        return settings.includeSandbox();
    }

    /** How the breakers stand: {@code payment}, {@code list}, {@code product_orders}, {@code change}, {@code token}. */
    public Map<String, BreakerState> breakers() {
        Map<String, BreakerState> states = reads.breakers();
        states.put("change", writes.state());
        states.put("token", tokenBreaker.state());
        return states;
    }

    /** Closes every connection; calls under way fail. */
    public Future<Void> close() {
        return exchange.close();
    }

    private Future<Grant> getToken() {
        if (!tokenBreaker.tryEnter()) {
            counts.brokenCircuit();
            return Future.failedFuture(Reads.brokenCircuit());
        }
        Buffer body = Buffer.buffer(JsonNodeFactory.instance
                .objectNode()
                .put("imp_key", settings.impKey())
                .put("imp_secret", settings.impSecret().reveal())
                .toString());
        return exchange.post("/users/getToken", body, ONE)
                .map(Envelope::open)
                .map(WireReader::grant)
                .onSuccess(grant -> clock.read(grant.issuedAt()))
                .onComplete(done -> {
                    counts.renewed(done.succeeded());
                    tokenBreaker.leave(Reads.outcome(done.cause()));
                });
    }

    static <T> Future<T> asFailure(Throwable failure) {
        return Future.failedFuture(
                failure instanceof IamportFailure
                        ? failure
                        : new IamportFailure(Kind.PROTOCOL, 0, 0, "the answer cannot be read", failure));
    }

    /** One path segment: a merchant's own order number may hold any character, dots and slashes included. */
    static String segment(String value) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.equals(".") || encoded.equals("..") ? encoded.replace(".", "%2E") : encoded;
    }
}
