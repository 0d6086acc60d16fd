package dev.naru.mock.control;

import dev.naru.mock.batch.PollingBatch;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.LoopbackGuard;
import dev.naru.mock.ledger.Spaces;
import dev.naru.mock.naver.checkout.CheckoutDesk;
import dev.naru.mock.naver.checkout.Checkouts;
import dev.naru.mock.naver.checkout.Judgements;
import dev.naru.mock.naver.checkout.ShopQuestions;
import dev.naru.mock.webhooks.WebhookSender;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** Everything under {@code /_mock/v1}. GET never changes anything; the rest is for this machine and its own pages. */
public final class ControlRoutes {
    private final ServerControl server;
    private final ClockRoutes clock;
    private final OrderControl orders;
    private final WebhookControl webhooks;
    private final JudgeControl judge;
    private final JournalRoutes journal;
    private final MerchantControl merchants;

    /** What the routes act on. */
    public record Subjects(
            Spaces spaces,
            Checkouts checkouts,
            CheckoutDesk desk,
            ShopQuestions shop,
            Judgements judgements,
            PollingBatch batch,
            WebhookSender webhooks) {}

    public ControlRoutes(Vertx vertx, Subjects subjects) {
        SpaceOf spaceOf = new SpaceOf(subjects.spaces());
        server = new ServerControl(subjects.spaces(), spaceOf, subjects.judgements());
        clock = new ClockRoutes(spaceOf);
        orders = new OrderControl(spaceOf, subjects.checkouts(), subjects.desk(), subjects.batch());
        webhooks = new WebhookControl(spaceOf, subjects.webhooks());
        judge = new JudgeControl(spaceOf, subjects.shop(), subjects.judgements());
        journal = new JournalRoutes(vertx, spaceOf);
        merchants = new MerchantControl(subjects.spaces());
    }

    /** Adds the routes; request bodies must have been read before. */
    public void mount(Router router) {
        router.route("/_mock/v1/*").handler(new LoopbackGuard());
        server.mount(router);
        clock.mount(router);
        orders.mount(router);
        webhooks.mount(router);
        judge.mount(router);
        journal.mount(router);
        merchants.mount(router);
        router.route("/_mock/v1/*").handler(ctx -> {
            throw BadInput.notFound("there is no such control call with this method");
        });
    }
}
