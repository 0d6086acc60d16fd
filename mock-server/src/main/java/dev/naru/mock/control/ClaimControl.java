package dev.naru.mock.control;

import dev.naru.mock.http.Answers;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.MethodTable;
import dev.naru.mock.http.RequestBody;
import dev.naru.mock.ledger.NaverOrder;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.ProductOrder;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.naver.claims.ClaimDesk;
import dev.naru.mock.naver.claims.Step;
import dev.naru.mock.naver.claims.StepInput;
import dev.naru.mock.naver.claims.StepResult;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Product orders by hand: what only the buyer, the courier or Naver does, and the seller's steps without a shop. */
final class ClaimControl {
    private static final String PRODUCT_ORDER = "/_mock/v1/orders/:id/product-orders/:product_order_id/:action";

    private final Selected selected;
    private final ClaimDesk desk;
    private final OrderJson json;

    ClaimControl(Selected selected, ClaimDesk desk, OrderJson json) {
        this.selected = selected;
        this.desk = desk;
        this.json = json;
    }

    void mount(Router router) {
        MethodTable.post(router, PRODUCT_ORDER, this::step);
        MethodTable.post(router, "/_mock/v1/orders/:id/deposit", ctx -> whole(ctx, Step.DEPOSIT));
        MethodTable.post(router, "/_mock/v1/orders/:id/expire-deposit", ctx -> whole(ctx, Step.EXPIRE_DEPOSIT));
        MethodTable.post(router, "/_mock/v1/orders/:id/change-address", this::changeAddress);
    }

    private void step(RoutingContext ctx) {
        Space space = selected.space(ctx);
        Payment payment = Selected.payment(space, ctx);
        NaverOrder order = order(space, payment);
        ProductOrder line = order.productOrder(Selected.path(ctx, "product_order_id"))
                .orElseThrow(() -> BadInput.notFound("the order has no product order with this number"));
        Step step = Step.named(Selected.path(ctx, "action"))
                .filter(named -> !named.isForWholeOrder())
                .orElseThrow(() -> BadInput.notFound("there is no such action; a product order lists its actions"));
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        StepResult result = step == Step.REVIEW
                ? review(space, order, line, body)
                : desk.take(space, order, line, step, input(step, body));
        answer(ctx, space, payment, result);
    }

    private StepResult review(Space space, NaverOrder order, ProductOrder line, Fields body) {
        int score = (int) body.number("score", 5, 1, 5);
        String title = Objects.requireNonNullElse(body.text("title", 200), "좋아요");
        String content = body.text("content", 4_000);
        body.rejectUnknown();
        return desk.review(space, order, line, score, title, content);
    }

    private static StepInput input(Step step, Fields body) {
        StepInput input = new StepInput(
                body.text("reason", 64),
                body.text("memo", 1_000),
                shipment(step, body),
                body.number("extra_charge", 0, 0, 1_000_000_000_000L));
        body.rejectUnknown();
        return input;
    }

    /** Something plausible where a parcel is needed and nothing was said, so that a button needs no form. */
    private static StepInput.@Nullable Shipment shipment(Step step, Fields body) {
        String method = body.text("delivery_method", 64);
        String company = body.text("delivery_company", 64);
        String tracking = body.text("tracking_number", 64);
        if (method == null && (step == Step.SHIP || step == Step.SHIP_EXCHANGED)) {
            return new StepInput.Shipment("DELIVERY", "CJGLS", "000000000000", null);
        }
        return method == null ? null : new StepInput.Shipment(method, company, tracking, null);
    }

    private void whole(RoutingContext ctx, Step step) {
        Space space = selected.space(ctx);
        Payment payment = Selected.payment(space, ctx);
        NaverOrder order = order(space, payment);
        Fields.of(RequestBody.jsonOnly(ctx)).rejectUnknown();
        answer(ctx, space, payment, desk.takeWhole(space, order, step));
    }

    private void changeAddress(RoutingContext ctx) {
        Space space = selected.space(ctx);
        Payment payment = Selected.payment(space, ctx);
        NaverOrder order = order(space, payment);
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        ProductOrder.ShippingAddress before = order.productOrders().get(0).address();
        ProductOrder.ShippingAddress address = new ProductOrder.ShippingAddress(
                Objects.requireNonNullElse(body.text("base", 128), "부산광역시 해운대구 센텀중앙로 79"),
                Objects.requireNonNullElse(body.text("detail", 64), ""),
                Objects.requireNonNullElse(body.text("postcode", 8), "48058"),
                Objects.requireNonNullElse(body.text("tel", 16), before.tel()),
                Objects.requireNonNullElse(body.text("name", 16), before.name()));
        body.rejectUnknown();
        if (desk.movable(order).isEmpty()) {
            throw notAllowed("every product order is on its way or given up");
        }
        desk.changeAddress(space, order, address);
        Answers.data(ctx, json.story(space, payment));
    }

    private void answer(RoutingContext ctx, Space space, Payment payment, StepResult result) {
        if (result instanceof StepResult.Refused refused) {
            throw notAllowed(refused.why().en());
        }
        Answers.data(ctx, json.story(space, payment));
    }

    private static BadInput notAllowed(String why) {
        return new BadInput(409, "not_allowed_now", why, "GET /_mock/v1/orders/{id} lists the actions allowed now.");
    }

    private static NaverOrder order(Space space, Payment payment) {
        return space.naverOrders()
                .find(payment.impUid())
                .orElseThrow(() -> new BadInput(
                        409, "no_naver_order", "the buyer has not ordered yet", "POST /_mock/v1/orders/{id}/approve"));
    }
}
