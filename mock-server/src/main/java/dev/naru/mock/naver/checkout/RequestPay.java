package dev.naru.mock.naver.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.journal.EntryType;
import dev.naru.mock.ledger.Channel;
import dev.naru.mock.ledger.NewPayment;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.naver.products.NaverProducts;
import dev.naru.mock.naver.products.Problem;
import dev.naru.mock.naver.request.PageRequest;
import dev.naru.mock.naver.request.Refused;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code IMP.request_pay} for order-type Naver Pay: the checks before the window opens, and then Iamport's record in state
 * ready with the page's provisional amount and buyer. Nothing is recorded when a check fails.
 */
public final class RequestPay {
    private final CheckoutDesk desk;

    public RequestPay(CheckoutDesk desk) {
        this.desk = desk;
    }

    /**
     * Checks and registers an order.
     *
     * @param channel the merchant's order-type channel
     * @throws Refused when the window may not open
     */
    public Checkout register(PageRequest request, Channel channel) {
        Space space = request.space();
        ObjectNode params = request.params();
        NewPayment opened = request.payment(channel, "card", null);
        NaverProducts.Parsed cart = NaverProducts.parse(params.get("naverProducts"))
                .fold(parsed -> parsed, refused -> {
                    throw new Refused("NAVER_PRODUCTS", sentence(refused.problems()));
                });
        Payment payment = space.payments().open(opened);
        JsonNode naverInterface = params.path("naverInterface");
        Checkout checkout = desk.open(
                space,
                payment,
                new Checkout.Registered(
                        cart.products(),
                        params.get("naverProducts"),
                        code(naverInterface, params, "merchantCustomCode1"),
                        code(naverInterface, params, "merchantCustomCode2"),
                        request.page().mobile()));
        ObjectNode detail = StrictJson.object()
                .put("amount", payment.amount())
                .put("products", cart.products().size());
        cart.remarks()
                .forEach(remark -> detail.withArray("remarks")
                        .add(remark.path() + ": " + remark.message().en()));
        space.journal()
                .write(
                        EntryType.SDK_REQUEST_PAY,
                        "window opens, payment ready",
                        payment.merchantUid(),
                        payment.impUid(),
                        detail);
        return checkout;
    }

    private static @Nullable String code(JsonNode naverInterface, ObjectNode params, String name) {
        String inside = PageRequest.text(naverInterface, name);
        return inside == null ? PageRequest.text(params, name) : inside;
    }

    private static String sentence(List<Problem> problems) {
        String first = problems.stream()
                .limit(3)
                .map(problem -> problem.message().ko() + " (" + problem.path() + ")")
                .collect(Collectors.joining(" / "));
        return problems.size() > 3 ? first + " 외 " + (problems.size() - 3) + "건" : first;
    }
}
