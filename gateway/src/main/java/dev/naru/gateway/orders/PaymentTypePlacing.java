package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.iamport.IamportProblem;
import dev.naru.gateway.orders.OrderPlacing.Placed;
import dev.naru.gateway.orders.PaymentRequest.Registration;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseUnavailable;
import dev.naru.gateway.platform.json.Fingerprint;
import dev.naru.gateway.platform.value.Krw;
import dev.naru.gateway.platform.value.MerchantUid;
import dev.naru.gateway.products.Catalogue;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Places payment-type orders: stores what exactly must be paid, tells Iamport, and only then answers. The order is
 * committed before Iamport is asked, so whatever breaks in between, the same body again finds it and goes on from there;
 * telling Iamport the same amount twice does no harm.
 */
public final class PaymentTypePlacing {
    private static final int TOKEN_BYTES = 16;

    private final Database database;
    private final IamportClients iamport;
    private final OrderRepository orders;
    private final PaymentRequestRepository requests;
    private final TimelineRepository timeline;
    private final StockCheck stock;
    private final MerchantUids merchantUids;
    private final RandomGenerator random;
    private final Duration lifetime;
    private final PaymentTypeSettings settings;
    private final PaymentRequestReader reader;
    private final PaymentRequestRules rules;

    /**
     * Places orders with each merchant's own Iamport account.
     *
     * @param random source of order numbers and of the secret part of {@code confirm_url}; secure
     */
    public PaymentTypePlacing(
            Database database,
            IamportClients iamport,
            Catalogue catalogue,
            OrderRepository orders,
            TimelineRepository timeline,
            OrderSettings common,
            PaymentTypeSettings settings,
            InstantSource clock,
            RandomGenerator random) {
        this.database = database;
        this.iamport = iamport;
        this.orders = orders;
        this.requests = new PaymentRequestRepository(database);
        this.timeline = timeline;
        this.stock = new StockCheck(catalogue);
        this.merchantUids = new MerchantUids(clock, random);
        this.random = random;
        this.lifetime = common.lifetime();
        this.settings = settings;
        this.reader = new PaymentRequestReader(common.maxItems(), settings.publicEdgeUrl() != null);
        this.rules = new PaymentRequestRules(common.useCfm(), clock);
    }

    /**
     * Places an order. The same body with the same merchant_uid again completes with the order it made the first time,
     * once Iamport holds to its amount. Fails with {@link dev.naru.gateway.platform.http.Problem} 422 {@code
     * cart_refused} naming what Naver would refuse, 409 {@code merchant_uid_used}, 503 {@code iamport_unavailable} when
     * Iamport was not told (asking again goes on), 422 {@code iamport_declined} when it refused; and with {@link
     * dev.naru.gateway.platform.json.InvalidJson} for a malformed body.
     */
    Future<Placed> place(UUID merchantId, JsonNode body) {
        PaymentRequest request = reader.read(body);
        String fingerprint = Fingerprint.of(body);
        MerchantUid given = request.merchantUid();
        MerchantUid merchantUid = given == null ? merchantUids.next() : given;
        Future<Optional<Placement>> earlier =
                given == null ? Future.succeededFuture(Optional.empty()) : orders.findPlacement(merchantId, given);
        return earlier.compose(found -> found.isPresent()
                        ? OrderPlacing.again(found, fingerprint)
                        : placeNew(merchantId, merchantUid, request, fingerprint))
                .compose(placed -> prepared(merchantId, placed).map(placed))
                .recover(failure -> OrderPlacing.advised(failure, merchantUid, given != null));
    }

    private Future<Placed> placeNew(
            UUID merchantId, MerchantUid merchantUid, PaymentRequest request, String fingerprint) {
        return acceptable(merchantId, request)
                .compose(acceptable -> store(merchantId, merchantUid, request, fingerprint))
                .compose(stored -> OrderPlacing.placed(orders, stored, merchantId, merchantUid, fingerprint));
    }

    private Future<Void> acceptable(UUID merchantId, PaymentRequest request) {
        List<Finding> findings = new ArrayList<>(rules.findings(merchantId, request));
        if (!request.checkStock()) {
            return OrderPlacing.unlessBlocked(findings.stream());
        }
        List<StockCheck.Wanted> wanted = request.products().stream()
                .map(item -> new StockCheck.Wanted(item.field(), item.uid(), item.count()))
                .toList();
        return stock.findings(merchantId, wanted).compose(more -> {
            findings.addAll(more);
            return OrderPlacing.unlessBlocked(findings.stream());
        });
    }

    private Future<Optional<Placement>> store(
            UUID merchantId, MerchantUid merchantUid, PaymentRequest request, String fingerprint) {
        Registration registration = request.registration();
        String customerUid = registration == null ? null : registration.customerUid();
        String token = isToBeAsked(request) ? token() : null;
        NewOrder order = order(merchantId, merchantUid, request, confirmUrl(merchantId, token), fingerprint);
        return database.transaction(tx -> orders.insert(tx, order)
                .compose(stored -> stored.isEmpty()
                        ? Future.succeededFuture(stored)
                        : requests.insert(tx, merchantId, merchantUid, customerUid, token, request.checkStock())
                                .map(stored)));
    }

    private NewOrder order(
            UUID merchantId,
            MerchantUid merchantUid,
            PaymentRequest request,
            @Nullable String confirmUrl,
            String fingerprint) {
        Registration registration = request.registration();
        return new NewOrder(
                merchantId,
                merchantUid,
                request.pg(),
                PaymentTypeWriter.name(request),
                registration == null ? request.amount() : 0,
                registration == null
                        ? new AmountRule.Exact(request.amount())
                        : new AmountRule.Registration(registration.customerUid(), request.amount()),
                List.of(),
                request.buyer(),
                PaymentTypeWriter.write(merchantUid, request, confirmUrl),
                fingerprint,
                lifetime,
                true);
    }

    /** Nothing is charged when a key is registered, so Iamport asks nobody then. */
    private boolean isToBeAsked(PaymentRequest request) {
        return settings.publicEdgeUrl() != null
                && request.registration() == null
                && !Boolean.FALSE.equals(request.confirm());
    }

    private @Nullable String confirmUrl(UUID merchantId, @Nullable String token) {
        return token == null || settings.publicEdgeUrl() == null
                ? null
                : ApprovalRoutes.address(settings.publicEdgeUrl(), merchantId, token);
    }

    private String token() {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Completes when Iamport holds to the order's amount. No transaction is open while it is asked. */
    private Future<Void> prepared(UUID merchantId, Placed placed) {
        Order order = placed.placement().order();
        MerchantUid merchantUid = order.merchantUid();
        return requests.isUnprepared(merchantId, merchantUid)
                .compose(unprepared -> unprepared
                        ? iamport.of(merchantId)
                                .compose(client -> client.prepare(merchantUid, new Krw(order.orderedAmount())))
                                .timeout(settings.prepareDeadline().toMillis(), TimeUnit.MILLISECONDS)
                                .recover(failure -> Future.failedFuture(IamportProblem.of(
                                        failure,
                                        "The order is stored, but its amount could not be registered with Iamport. The"
                                                + " same request again goes on from here; it makes no second order"
                                                + " when it has a merchant_uid.")))
                                .compose(told -> note(merchantId, merchantUid))
                        : Future.succeededFuture())
                .recover(DatabaseUnavailable::afterCommit);
    }

    private Future<Void> note(UUID merchantId, MerchantUid merchantUid) {
        return database.transaction(tx -> requests.markPrepared(tx, merchantId, merchantUid)
                .compose(first -> first
                        ? timeline.append(tx, merchantId, merchantUid, "order.prepared", OrderJson.object())
                        : Future.succeededFuture()));
    }
}
