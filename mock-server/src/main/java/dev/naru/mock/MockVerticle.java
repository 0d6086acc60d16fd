package dev.naru.mock;

import dev.naru.mock.batch.PollingBatch;
import dev.naru.mock.clock.ClockMode;
import dev.naru.mock.clock.WallTime;
import dev.naru.mock.control.ControlRoutes;
import dev.naru.mock.http.Answers;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.FrontDoor;
import dev.naru.mock.http.LoopbackGuard;
import dev.naru.mock.http.Outbound;
import dev.naru.mock.http.PathCheck;
import dev.naru.mock.http.StaticFiles;
import dev.naru.mock.iamport.IamportRoutes;
import dev.naru.mock.ledger.Channel;
import dev.naru.mock.ledger.NaverSetup;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.SpaceLimits;
import dev.naru.mock.ledger.SpaceSettings;
import dev.naru.mock.ledger.Spaces;
import dev.naru.mock.ledger.Switches;
import dev.naru.mock.ledger.WebhookPolicy;
import dev.naru.mock.naver.checkout.CheckoutDesk;
import dev.naru.mock.naver.checkout.Checkouts;
import dev.naru.mock.naver.checkout.Judgements;
import dev.naru.mock.naver.checkout.RequestPay;
import dev.naru.mock.naver.checkout.ShopQuestions;
import dev.naru.mock.naver.checkout.WindowRoutes;
import dev.naru.mock.naver.checkout.Wishlist;
import dev.naru.mock.naver.claims.ClaimDesk;
import dev.naru.mock.naver.payment.PaymentDesk;
import dev.naru.mock.naver.payment.PaymentOpening;
import dev.naru.mock.naver.payment.PaymentWindowRoutes;
import dev.naru.mock.naver.payment.PaymentWindows;
import dev.naru.mock.naver.payment.ShopConfirm;
import dev.naru.mock.sdk.PaymentSdk;
import dev.naru.mock.sdk.SdkRoutes;
import dev.naru.mock.webhooks.WebhookSender;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The composition root: one event loop owns every merchant space, so nothing here needs a lock. */
final class MockVerticle extends VerticleBase {
    private static final long MAX_BODY_BYTES = 1024 * 1024;
    private static final int MAX_FORM_FIELDS = 4096;

    private final MockServerConfig config;
    private @Nullable Spaces spaces;
    private volatile @Nullable HttpServer server;
    private volatile List<String> paths = List.of();

    MockVerticle(MockServerConfig config) {
        this.config = config;
    }

    @Override
    public Future<?> start() {
        Outbound outbound = Outbound.open(vertx);
        WebhookSender webhooks = new WebhookSender(outbound, config.remoteTargetsAllowed());
        PollingBatch batch = new PollingBatch(webhooks);
        Checkouts checkouts = new Checkouts();
        Judgements judgements = new Judgements();
        ShopQuestions shop = new ShopQuestions(outbound);
        ClaimDesk claims = new ClaimDesk();
        CheckoutDesk desk = new CheckoutDesk(checkouts, shop, judgements, claims);
        Wishlist wishlist = new Wishlist();
        PaymentWindows paymentWindows = new PaymentWindows();
        ShopConfirm confirm = new ShopConfirm(outbound, config.remoteTargetsAllowed());
        PaymentDesk paymentDesk = new PaymentDesk(paymentWindows, confirm, webhooks);
        Space.Hooks hooks = new Space.Hooks(batch::plan, payment -> {
            checkouts.forget(payment);
            paymentWindows.forget(payment);
        });
        Spaces opened = new Spaces(seed(), WallTime.of(vertx, Clock.systemUTC()), hooks);
        opened.open(
                firstSpace(),
                new Space.Beginning(ClockMode.parse(config.clock()), config.clockStart()),
                SpaceLimits.defaults());
        spaces = opened;

        Router router = router();
        router.errorHandler(400, ctx -> Answers.refuse(ctx, Answers.malformed()));
        new PageRoutes(new StaticFiles(vertx)).mount(router);
        router.route("/_mock/window/*").handler(new LoopbackGuard());
        PaymentOpening opening = new PaymentOpening(paymentDesk, confirm);
        new SdkRoutes(opened, new RequestPay(desk), new PaymentSdk(opening, paymentWindows, paymentDesk), wishlist)
                .mount(router);
        new PaymentWindowRoutes(paymentWindows, paymentDesk).mount(router);
        new WindowRoutes(checkouts, desk, wishlist).mount(router);
        ControlRoutes.Naver naver =
                new ControlRoutes.Naver(checkouts, desk, paymentWindows, paymentDesk, shop, judgements, claims);
        new ControlRoutes(vertx, opened, webhooks, batch, naver, version()).mount(router);
        router.route().handler(MockVerticle::nothingHere).failureHandler(Answers::failure);

        // A router of its own: routes are tried one after the other, and V1 carries the load.
        Router v1 = router();
        new IamportRoutes(opened, webhooks, claims).mount(v1);

        paths = Stream.of(router, v1)
                .flatMap(each -> each.getRoutes().stream())
                .filter(route -> route.getPath() != null && route.isExactPath())
                .map(Route::getPath)
                .distinct()
                .toList();
        FrontDoor door =
                new FrontDoor(request -> (isV1(request) ? v1 : router).handle(request), MockVerticle::turnAway);
        return vertx.createHttpServer(serverOptions())
                .invalidRequestHandler(door::unreadable)
                .requestHandler(door)
                .listen()
                .onSuccess(listening -> server = listening);
    }

    @Override
    public Future<?> stop() {
        Spaces running = spaces;
        if (running != null) {
            running.close();
        }
        return Future.succeededFuture();
    }

    private Router router() {
        Router router = Router.router(vertx);
        router.route().handler(new PathCheck());
        router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
        return router;
    }

    private static boolean isV1(HttpServerRequest request) {
        return IamportRoutes.owns(String.valueOf(request.path()));
    }

    private static void turnAway(HttpServerRequest request, BadInput bad) {
        String body =
                isV1(request) ? IamportRoutes.envelope(bad) : Answers.error(bad).toString();
        Answers.text(request.response(), bad.status(), body);
    }

    private static void nothingHere(RoutingContext ctx) {
        ctx.fail(new BadInput(
                404,
                "not_found",
                "there is nothing at this path",
                "Iamport's API is at its own paths, the console at /_mock/, the control API at /_mock/v1."));
    }

    private static String version() {
        String version = MockVerticle.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Started by hand without a seed, ids differ from run to run: a shop's database outlives the mock. */
    private long seed() {
        Long seed = config.seed();
        return seed == null ? new SecureRandom().nextLong() & Long.MAX_VALUE : seed;
    }

    private SpaceSettings firstSpace() {
        WebhookPolicy.Format format =
                WebhookPolicy.Format.valueOf(config.webhookContentType().toUpperCase(Locale.ROOT));
        NaverSetup naver = NaverSetup.defaults(config.productInfoUrl(), config.additionalFeeUrl());
        return new SpaceSettings(
                new SpaceSettings.Keys(config.impKey(), config.impSecret(), config.userCode()),
                "나루 데모 상점",
                List.of(Channel.naverco(), Channel.naverpay()),
                WebhookPolicy.documented(config.webhookUrl(), format),
                new NaverSetup(
                        naver.productInfoUrl(),
                        naver.additionalFeeUrl(),
                        config.judgeMode(),
                        naver.areaSurchargeMode(),
                        naver.thresholdBasis(),
                        naver.queryStyle()),
                Switches.defaults(),
                config.batchInterval());
    }

    private HttpServerOptions serverOptions() {
        return new HttpServerOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setHttp2ClearTextEnabled(false)
                .setMaxInitialLineLength(64 * 1024)
                // The body's limit is the limit: a hundred schedules in one form have more fields than the default.
                .setMaxFormAttributeSize((int) MAX_BODY_BYTES)
                .setMaxFormBufferedBytes((int) MAX_BODY_BYTES)
                .setMaxFormFields(MAX_FORM_FIELDS)
                // An advance of the clock answers only when every call it caused has ended, and those may time out one
                // by one.
                .setIdleTimeout(900)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }

    int port() {
        HttpServer listening = server;
        return listening == null ? config.port() : listening.actualPort();
    }

    /** Every single path that is served, as {@code /payments/:imp_uid}; those with a wildcard are not among them. */
    List<String> paths() {
        return paths;
    }

    String url() {
        return "http://" + config.host() + ":" + port();
    }
}
