package dev.naru.gateway;

import dev.naru.gateway.merchants.Merchant;
import dev.naru.gateway.merchants.MerchantDirectory;
import dev.naru.gateway.merchants.UseCfm;
import dev.naru.gateway.orders.ApprovalRoutes;
import dev.naru.gateway.orders.ChargeOrders;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.orders.OrderRoutes;
import dev.naru.gateway.orders.OrderSettings;
import dev.naru.gateway.orders.OrderWatch;
import dev.naru.gateway.orders.PaymentTypePlacing;
import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.platform.Limits;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.products.Catalogue;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Everything between a shop that wants something paid and a buyer who is back from the window. */
final class OrderParts {
    private final Database database;
    private final Catalogue catalogue;
    private final OrderRepository orders;
    private final TimelineRepository timeline;
    private final PaymentParts payments;
    private final OrderSettings settings;
    private final PaymentTypePlacing paymentType;
    private final ChargeOrders charges;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Limits limits;
    private volatile boolean isLeaving;

    OrderParts(
            GatewayConfig config,
            MerchantDirectory directory,
            Database database,
            Catalogue catalogue,
            OrderRepository orders,
            TimelineRepository timeline,
            PaymentParts payments,
            InstantSource clock,
            RandomGenerator random,
            Limits limits) {
        this.limits = limits;
        this.database = database;
        this.catalogue = catalogue;
        this.orders = orders;
        this.timeline = timeline;
        this.payments = payments;
        this.clock = clock;
        this.random = random;
        this.settings = new OrderSettings(
                config.products().maxProducts(),
                config.orders().lifetime(),
                config.orders().fees(),
                id -> directory.find(id).map(Merchant::channelKey),
                id -> directory.find(id).map(Merchant::useCfm).orElse(UseCfm.OPTIONAL));
        this.charges = new ChargeOrders(orders, settings, clock);
        this.paymentType = new PaymentTypePlacing(
                database,
                payments.iamport(),
                catalogue,
                orders,
                timeline,
                settings,
                config.paymentType(),
                clock,
                random);
    }

    /** For one event loop of api. */
    List<Routes> routes(Vertx loop) {
        OrderWatch watch = new OrderWatch(loop, orders, System::nanoTime, () -> isLeaving, limits);
        List<Routes> routes = new ArrayList<>(payments.billingRoutes(charges));
        routes.add(new OrderRoutes(database, catalogue, orders, timeline, paymentType, watch, settings, clock, random));
        routes.add(payments.confirmRoutes(timeline, watch));
        return routes;
    }

    /** For edge. */
    Routes approvalRoutes() {
        return new ApprovalRoutes(database, catalogue);
    }

    /** Lets everybody go who only waits for something to happen. */
    void leave() {
        isLeaving = true;
    }
}
