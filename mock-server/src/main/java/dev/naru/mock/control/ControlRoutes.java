package dev.naru.mock.control;

import dev.naru.mock.batch.PollingBatch;
import dev.naru.mock.http.LoopbackGuard;
import dev.naru.mock.ledger.Spaces;
import dev.naru.mock.naver.checkout.CheckoutDesk;
import dev.naru.mock.naver.checkout.Checkouts;
import dev.naru.mock.naver.checkout.Judgements;
import dev.naru.mock.naver.checkout.ShopQuestions;
import dev.naru.mock.naver.claims.ClaimDesk;
import dev.naru.mock.naver.payment.PaymentDesk;
import dev.naru.mock.naver.payment.PaymentWindows;
import dev.naru.mock.webhooks.WebhookSender;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** The control API as a parts list. */
public final class ControlRoutes {
    private final Vertx vertx;
    private final Spaces spaces;
    private final WebhookSender webhooks;
    private final PollingBatch batch;
    private final Naver naver;
    private final String version;

    /** The parts of Naver's side that can be driven from here. */
    public record Naver(
            Checkouts checkouts,
            CheckoutDesk desk,
            PaymentWindows paymentWindows,
            PaymentDesk paymentDesk,
            ShopQuestions shop,
            Judgements judgements,
            ClaimDesk claims) {}

    public ControlRoutes(
            Vertx vertx, Spaces spaces, WebhookSender webhooks, PollingBatch batch, Naver naver, String version) {
        this.vertx = vertx;
        this.spaces = spaces;
        this.webhooks = webhooks;
        this.batch = batch;
        this.naver = naver;
        this.version = version;
    }

    /** Adds the routes; request bodies must have been read before. */
    public void mount(Router router) {
        Selected selected = new Selected(spaces);
        OrderJson orders = new OrderJson(
                naver.checkouts(), naver.paymentWindows(), naver.judgements(), new ClaimJson(naver.claims()));
        router.route("/_mock/v1/*").handler(new LoopbackGuard());
        new InfoRoutes(spaces, selected, naver.judgements(), version).mount(router);
        new ClockRoutes(selected).mount(router);
        new OrderRoutes(selected, naver.checkouts(), batch, orders, new PaymentRecorder(webhooks)).mount(router);
        new BuyerRoutes(selected, naver.checkouts(), naver.desk(), naver.paymentWindows(), naver.paymentDesk())
                .mount(router);
        new ClaimControl(selected, naver.claims(), orders).mount(router);
        new WebhookRoutes(selected, webhooks).mount(router);
        new JudgeRoutes(selected, naver.shop(), naver.judgements()).mount(router);
        new BillingRoutes(selected, new KeyRecorder(webhooks)).mount(router);
        new JournalRoutes(selected).mount(router);
        new InspectionRoutes(selected).mount(router);
        new CoverageRoutes().mount(router);
        new EventStream(vertx, selected).mount(router);
        new MerchantRoutes(spaces).mount(router);
    }
}
