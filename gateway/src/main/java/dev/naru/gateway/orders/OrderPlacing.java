package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseUnavailable;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.json.FieldError;
import dev.naru.gateway.platform.json.Fingerprint;
import dev.naru.gateway.platform.value.MerchantUid;
import dev.naru.gateway.products.Catalogue;
import dev.naru.gateway.products.Zone;
import dev.naru.gateway.products.Zones;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Places orders: prices the cart from the catalogue as it is now, and stores what may be paid for it. */
final class OrderPlacing {
    private final Database database;
    private final Catalogue catalogue;
    private final OrderRepository orders;
    private final MerchantUids merchantUids;
    private final OrderSettings settings;
    private final CartReader reader;

    OrderPlacing(
            Database database,
            Catalogue catalogue,
            OrderRepository orders,
            MerchantUids merchantUids,
            OrderSettings settings) {
        this.database = database;
        this.catalogue = catalogue;
        this.orders = orders;
        this.merchantUids = merchantUids;
        this.settings = settings;
        this.reader = new CartReader(settings.maxItems());
    }

    /**
     * Places an order. The same body with the same merchant_uid again completes with the order it made the first time.
     * Fails with {@link Problem} 422 {@code cart_refused} naming every reason, 409 {@code merchant_uid_used} when
     * another body used the merchant_uid, and {@link dev.naru.gateway.platform.json.InvalidJson} for a malformed body.
     */
    Future<Placed> place(UUID merchantId, JsonNode body) {
        Cart cart = reader.read(body);
        String fingerprint = Fingerprint.of(body);
        MerchantUid given = cart.merchantUid();
        MerchantUid merchantUid = given == null ? merchantUids.next() : given;
        Future<Optional<Placement>> earlier =
                given == null ? Future.succeededFuture(Optional.empty()) : orders.findPlacement(merchantId, given);
        return earlier.compose(found -> found.isPresent()
                        ? again(found, fingerprint)
                        : placeNew(merchantId, merchantUid, cart, fingerprint))
                .recover(failure -> advised(failure, merchantUid, given != null));
    }

    /** Fails with the same; of a database that did not answer it is told what to do about this order. */
    static <T> Future<T> advised(Throwable failure, MerchantUid merchantUid, boolean wasGiven) {
        return Future.failedFuture(
                failure instanceof DatabaseUnavailable down
                        ? down.advising(advice(down, merchantUid, wasGiven))
                        : failure);
    }

    private static String advice(DatabaseUnavailable down, MerchantUid merchantUid, boolean wasGiven) {
        if (!down.mayBeCommitted()) {
            return "The database did not answer in time, and this request stored nothing: send it again, with the same"
                    + " merchant_uid if it had one.";
        }
        String unknown = "The database did not answer in time, and whether order " + merchantUid.value()
                + " was stored is not known: ";
        return wasGiven
                ? unknown + "send the same body with the same merchant_uid again, it never makes a second order."
                : unknown + "GET /v1/orders with this merchant_uid tells.";
    }

    private Future<Placed> placeNew(UUID merchantId, MerchantUid merchantUid, Cart cart, String fingerprint) {
        return quote(merchantId, CartMerger.merge(cart.items()))
                .compose(priced -> unlessBlocked(priced.quote().allFindings()).map(priced))
                .map(priced -> order(merchantId, merchantUid, cart, priced, fingerprint))
                .compose(order -> database.atOnce(tx -> orders.insert(tx, order)))
                .compose(stored -> placed(orders, stored, merchantId, merchantUid, fingerprint));
    }

    /** The order just stored; or, where the merchant_uid was taken, what {@link #again} says of the one that took it. */
    static Future<Placed> placed(
            OrderRepository orders,
            Optional<Placement> stored,
            UUID merchantId,
            MerchantUid merchantUid,
            String fingerprint) {
        return stored.map(placement -> Future.succeededFuture(new Placed(placement, true)))
                .orElseGet(() ->
                        orders.findPlacement(merchantId, merchantUid).compose(earlier -> again(earlier, fingerprint)));
    }

    /** The order made before by the same body; fails with 409 when it was made by another one. */
    static Future<Placed> again(Optional<Placement> earlier, String fingerprint) {
        return earlier.filter(placement -> placement.requestSha256().equals(fingerprint))
                .map(placement -> Future.succeededFuture(new Placed(placement, false)))
                .orElseGet(() -> Future.failedFuture(Problem.of(
                        409, "merchant_uid_used", "Another order has this merchant_uid; every order needs its own.")));
    }

    /** Prices a cart and finds everything Naver would refuse; stores nothing. */
    Future<Priced> quote(UUID merchantId, List<Cart.Item> items) {
        List<String> ids = items.stream().map(Cart.Item::productId).distinct().toList();
        return Future.all(catalogue.find(merchantId, ids), catalogue.zones(merchantId))
                .map(both -> new Priced(new CartPricing(both.resultAt(0)).price(items), both.resultAt(1)))
                .map(this::withShippingConflicts);
    }

    private Priced withShippingConflicts(Priced priced) {
        return priced.withFindings(new ShippingJudge(rule(priced))
                .feesIn(Zone.MAINLAND, priced.knownLines()).groups().stream()
                        .filter(group -> group.conflict())
                        .map(group -> FindingCode.SHIPPING_CONFLICT.at("items", group.groupId()))
                        .toList());
    }

    AmountRule.Shipping rule(Priced priced) {
        Zones zones = priced.zones();
        AmountRule.ApiFees apiFees =
                new AmountRule.ApiFees(zones.apiSurcharge(Zone.JEJU), zones.apiSurcharge(Zone.ISLAND));
        return new AmountRule.Shipping(
                priced.quote().orderLines(), priced.quote().policies(), apiFees, settings.fees());
    }

    /** Fails with 422 {@code cart_refused}, naming every finding that blocks, if there is one. */
    static Future<Void> unlessBlocked(Stream<Finding> findings) {
        List<FieldError> reasons = findings.filter(Finding::blocks)
                .map(finding -> new FieldError(
                        finding.field(), finding.en(), finding.code().wireName(), finding.ko()))
                .toList();
        return reasons.isEmpty()
                ? Future.succeededFuture()
                : Future.failedFuture(
                        Problem.refused(422, "cart_refused", "Naver would refuse this cart; see errors.", reasons));
    }

    private NewOrder order(UUID merchantId, MerchantUid merchantUid, Cart cart, Priced priced, String fingerprint) {
        Quote quote = priced.quote();
        return new NewOrder(
                merchantId,
                merchantUid,
                cart.pg(),
                RequestPay.name(cart, quote),
                quote.goodsAmount(),
                rule(priced),
                quote.orderLines(),
                cart.buyer(),
                RequestPay.write(
                        merchantUid,
                        cart,
                        quote,
                        settings.channelKeys().apply(merchantId).orElse(null)),
                fingerprint,
                settings.lifetime(),
                true);
    }

    /** An order, and whether this call, and no earlier one, placed it. */
    record Placed(Placement placement, boolean isNew) {}
}
