package dev.naru.mock.naver.checkout;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.journal.EntryType;
import dev.naru.mock.ledger.NaverOrder;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.naver.checkout.Checkout.State;
import dev.naru.mock.naver.claims.ClaimDesk;
import dev.naru.mock.naver.judge.Judge;
import dev.naru.mock.naver.judge.JudgeMode;
import dev.naru.mock.naver.judge.ProductInfoExchange;
import dev.naru.mock.naver.judge.Verdict;
import dev.naru.mock.naver.products.CartLine;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What the buyer can do with an order sheet, and what Naver does then. */
public final class CheckoutDesk {
    private final Checkouts checkouts;
    private final ShopQuestions shop;
    private final Judgements judgements;
    private final ClaimDesk claims;

    public CheckoutDesk(Checkouts checkouts, ShopQuestions shop, Judgements judgements, ClaimDesk claims) {
        this.claims = claims;
        this.checkouts = checkouts;
        this.shop = shop;
        this.judgements = judgements;
    }

    /**
     * Reads the means a buyer pays with, {@code card} unless said otherwise.
     *
     * @throws BadInput when it is none of card, point, trans, vbank
     */
    public static String method(Fields body) {
        return body.word("method", "card", "card", "point", "trans", "vbank");
    }

    Checkout open(Space space, Payment payment, Checkout.Registered registered) {
        Checkout checkout = new Checkout(space, payment, space.ids().checkoutKey(), registered);
        checkouts.add(checkout);
        weigh(checkout);
        return checkout;
    }

    /** The order sheet counts towards what its payment weighs, and leaves with it. */
    private static void weigh(Checkout checkout) {
        checkout.space().payments().attach(checkout.payment(), checkout.growth());
    }

    /** Changes buyer and address; completes when the fees are known, asked of the shop where only it knows them. */
    public Future<Checkout> deliver(Checkout checkout, Delivery delivery) {
        requireUnpaid(checkout);
        return alone(checkout, () -> {
            checkout.deliverTo(delivery);
            return askFees(checkout).map(asked -> {
                write(
                        checkout,
                        EntryType.WINDOW_DELIVERY,
                        "delivery to " + checkout.zone() + ": "
                                + checkout.fees().prepaid() + " won shipping",
                        StrictJson.object()
                                .put("zone", checkout.zone().name())
                                .put("prepaid", checkout.fees().prepaid())
                                .put("collect", checkout.fees().collect()));
                return checkout;
            });
        });
    }

    /**
     * The buyer presses pay. Completes with the order sheet paid or refused; a second press on a paid one changes nothing.
     *
     * @param method {@code card}, {@code point}, {@code trans}, or {@code vbank}, which orders now and deposits later
     * @param skipCheck whether the product check is left out, as if the shop had answered flawlessly
     */
    public Future<Checkout> pay(Checkout checkout, String method, boolean skipCheck) {
        if (checkout.state() == State.PAID) {
            return Future.succeededFuture(checkout);
        }
        if (checkout.present().isEmpty()) {
            throw new BadInput(409, "nothing_left", "every line of the order was removed", "");
        }
        checkout.delivery().requireComplete();
        return alone(checkout, () -> {
            checkout.reopen();
            write(
                    checkout,
                    EntryType.WINDOW_PAY,
                    "buyer presses pay: " + checkout.payAmount() + " won",
                    StrictJson.object().put("amount", checkout.payAmount()));
            return askFees(checkout).compose(asked -> skipCheck ? accept(checkout, method) : check(checkout, method));
        });
    }

    private Future<Checkout> check(Checkout checkout, String method) {
        return shop.products(checkout).compose(exchange -> {
            Verdict verdict = judge(checkout, exchange);
            if (isGone(checkout)) {
                throw BadInput.notFound("the order was dropped while the shop was asked");
            }
            checkout.judged(verdict);
            weigh(checkout);
            judgements.add(checkout.space(), checkout.payment().merchantUid(), verdict);
            writeVerdict(checkout, verdict);
            return verdict.outcome() == Verdict.Outcome.ACCEPTED
                    ? accept(checkout, method)
                    : Future.succeededFuture(checkout);
        });
    }

    private static Verdict judge(Checkout checkout, ProductInfoExchange exchange) {
        String mode = checkout.space().settings().naver().judgeMode();
        List<Integer> present = checkout.present().stream().map(CartLine::line).toList();
        return new Judge(JudgeMode.valueOf(mode.toUpperCase(Locale.ROOT)))
                .judge(checkout.products(), present, exchange);
    }

    private Future<Checkout> accept(Checkout checkout, String method) {
        if (isGone(checkout)) {
            throw BadInput.notFound("the order was dropped while the shop was asked");
        }
        Space space = checkout.space();
        Instant now = space.now();
        boolean paid = !method.equals("vbank");
        NaverOrder order = new NaverOrder(
                space.ids().naverOrderNo(now),
                checkout.payment(),
                method,
                checkout.payAmount(),
                checkout.delivery().toBuyer(),
                now,
                paid,
                ProductOrderPlan.of(checkout, now, paid));
        checkout.paidBy(method);
        ObjectNode detail = StrictJson.object()
                .put("naver_order_no", order.orderNo())
                .put("paid_amount", order.paidAmount())
                .put("product_orders", order.productOrders().size());
        write(
                checkout,
                paid ? EntryType.NAVER_PAID : EntryType.NAVER_ORDERED,
                paid
                        ? "paid " + order.paidAmount() + " won in Naver's ledger; Iamport still says ready"
                        : "ordered; Naver waits for a deposit of " + order.paidAmount() + " won",
                detail);
        space.naverOrders().add(order);
        order.productOrders().forEach(line -> claims.expect(space, order, line));
        return Future.succeededFuture(checkout);
    }

    private Future<Checkout> askFees(Checkout checkout) {
        if (!checkout.mustAskFees()) {
            return Future.succeededFuture(checkout);
        }
        return shop.additionalFees(checkout).map(fees -> {
            checkout.answered(fees.surprices(), fees.problems());
            ObjectNode detail = StrictJson.object();
            ObjectNode surprices = detail.putObject("surprices");
            fees.surprices().forEach(surprices::put);
            ArrayNode problems = detail.putArray("problems");
            fees.problems().forEach(problems::add);
            write(checkout, EntryType.NAVER_ADDITIONAL_FEE, "asked the shop for area fees", detail);
            return checkout;
        });
    }

    /** The buyer takes the refused lines out of the order. */
    public Checkout removeRefused(Checkout checkout) {
        requireUnpaid(checkout);
        requireIdle(checkout);
        checkout.removeRefused();
        write(checkout, EntryType.WINDOW_REMOVED, "buyer removes the refused lines", StrictJson.object());
        return checkout;
    }

    /** The buyer closes the window. Nothing else happens: the payment stays ready. */
    public void close(Checkout checkout) {
        if (checkout.state() != State.PAID && checkout.state() != State.CLOSED) {
            checkout.closed();
            write(checkout, EntryType.WINDOW_CLOSED, "buyer closes the window", StrictJson.object());
        }
    }

    private Future<Checkout> alone(Checkout checkout, Supplier<Future<Checkout>> work) {
        requireIdle(checkout);
        checkout.busy(true);
        Future<Checkout> running;
        try {
            running = work.get();
        } catch (RuntimeException refused) {
            running = Future.failedFuture(refused);
        }
        return checkout.space().clock().track(running.onComplete(done -> checkout.busy(false)));
    }

    private static void requireIdle(Checkout checkout) {
        if (checkout.busy()) {
            throw new BadInput(409, "busy", "the order is being worked on; try again when that has ended", "");
        }
    }

    private static void requireUnpaid(Checkout checkout) {
        if (checkout.state() == State.PAID) {
            throw new BadInput(409, "already_paid", "the order is paid", "");
        }
    }

    private boolean isGone(Checkout checkout) {
        return checkouts.byKey(checkout.key()).isEmpty();
    }

    private void writeVerdict(Checkout checkout, Verdict verdict) {
        ProductInfoExchange exchange = verdict.exchange();
        ObjectNode detail = StrictJson.object()
                .put("method", "GET")
                .put("url", exchange.url())
                .put("status", exchange.status())
                .put("elapsed_ms", exchange.elapsedMs())
                .put("outcome", verdict.outcome().name());
        ArrayNode codes = detail.putArray("findings");
        verdict.findings().stream().limit(50).forEach(finding -> codes.add(finding.severity() + " " + finding.code()));
        String summary = "product check " + verdict.outcome().name().toLowerCase(Locale.ROOT) + ", "
                + verdict.findings().size() + " findings";
        write(checkout, EntryType.NAVER_PRODUCT_CHECK, summary, detail);
    }

    private void write(Checkout checkout, EntryType type, String summary, ObjectNode detail) {
        if (!isGone(checkout)) {
            Payment payment = checkout.payment();
            checkout.space().journal().write(type, summary, payment.merchantUid(), payment.impUid(), detail);
        }
    }
}
