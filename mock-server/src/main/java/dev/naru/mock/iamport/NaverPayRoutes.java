package dev.naru.mock.iamport;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.journal.EntryType;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.PaymentStatus;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.Switch;

/** What payment-type Naver Pay has beyond paying: purchase confirmed, points granted, amount for a cash receipt. */
final class NaverPayRoutes {
    private static final long VAT_SHARE = 11;

    void mount(Paths paths) {
        paths.post("/payments/:imp_uid/naver/confirm", NaverPayRoutes::confirm);
        paths.post("/payments/:imp_uid/naver/point", NaverPayRoutes::grantPoints);
        paths.get("/payments/:imp_uid/naver/cash-amount", NaverPayRoutes::cashAmount);
    }

    /** POST …/naver/confirm: the goods have arrived, the escrow may end. Saying so twice changes nothing. */
    private static Envelope confirm(Call call) {
        String sent = Requester.read(call.params().text("requester", 16), "requester");
        Payment payment = paid(call);
        ObjectNode detail = StrictJson.object().put("requester", sent == null ? Requester.ADMIN : sent);
        note(call.space(), EntryType.NAVER_CONFIRMED, "purchase confirmed", payment, detail);
        return empty(call.space());
    }

    /** POST …/naver/point: the buyer gets the points of this purchase now. */
    private static Envelope grantPoints(Call call) {
        Payment payment = paid(call);
        note(call.space(), EntryType.NAVER_POINTS, "points granted", payment, StrictJson.object());
        return empty(call.space());
    }

    /**
     * GET …/naver/cash-amount: what is left and was paid with points or from an account. A card's part is not in it, since
     * the card has its own slip.
     */
    private static Envelope cashAmount(Call call) {
        Payment payment = call.payment();
        if (!payment.channel().isNaverpay()) {
            throw Refusal.http(400, Messages.NOT_NAVERPAY);
        }
        paid(call);
        String method =
                payment.means() == null ? payment.payMethod() : payment.means().payMethod();
        long byPoint = "point".equals(method) ? payment.balance() : 0;
        long byAccount = "trans".equals(method) ? payment.balance() : 0;
        long total = byPoint + byAccount;
        long vat = total / VAT_SHARE;
        return Envelope.success(StrictJson.object()
                .put("amount_by_npoint", byPoint)
                .put("amount_by_primary", byAccount)
                .put("amount_supply", total - vat)
                .put("amount_total", total)
                .put("amount_vat", vat));
    }

    /** The payment-type payment in the path, which has money left in it. */
    private static Payment paid(Call call) {
        Payment payment = call.payment();
        if (!payment.channel().isNaverpay()) {
            throw Refusal.http(500, Messages.NOT_NAVERPAY);
        }
        boolean holdsMoney = payment.status() == PaymentStatus.PAID || payment.status() == PaymentStatus.CANCELLED;
        if (!holdsMoney || payment.balance() == 0) {
            throw Refusal.http(500, Messages.NOT_PAID);
        }
        return payment;
    }

    private static Envelope empty(Space space) {
        return space.settings().switches().word(Switch.EMPTY_RESPONSE).equals("object")
                ? Envelope.success(StrictJson.object())
                : Envelope.success();
    }

    private static void note(Space space, EntryType type, String summary, Payment payment, ObjectNode detail) {
        space.journal().write(type, summary, payment.merchantUid(), payment.impUid(), detail);
    }
}
