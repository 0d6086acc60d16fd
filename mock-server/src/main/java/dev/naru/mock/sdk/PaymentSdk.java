package dev.naru.mock.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.Answers;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.ledger.Channel;
import dev.naru.mock.naver.payment.PaymentDesk;
import dev.naru.mock.naver.payment.PaymentOpening;
import dev.naru.mock.naver.payment.PaymentWindow;
import dev.naru.mock.naver.payment.PaymentWindowJson;
import dev.naru.mock.naver.payment.PaymentWindows;
import dev.naru.mock.naver.request.PageRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** {@code IMP.request_pay} for payment-type Naver Pay, behind the scripts: opening, and a popup that was closed. */
public final class PaymentSdk {
    private final PaymentOpening opening;
    private final PaymentWindows windows;
    private final PaymentDesk desk;

    public PaymentSdk(PaymentOpening opening, PaymentWindows windows, PaymentDesk desk) {
        this.opening = opening;
        this.windows = windows;
        this.desk = desk;
    }

    ObjectNode open(PageRequest request, Channel channel, String origin) {
        PaymentWindow window = opening.open(request, channel);
        ObjectNode json = PaymentWindowJson.of(window);
        if (json.get("rsp") instanceof ObjectNode rsp) {
            boolean popup = json.at("/return/mode").asText().equals("popup");
            return SdkAnswer.refused(rsp, json.at("/return/url").textValue()).put("by_redirect", !popup);
        }
        String language = "en".equals(asked(request, "language")) ? "?lang=en" : "";
        ObjectNode answer = SdkAnswer.opened(
                window.payment(),
                json.at("/return/mode").textValue(),
                origin + "/naverpay/payments/" + window.key() + language);
        answer.withObject("/window").put("key", window.key());
        return answer;
    }

    private static String asked(PageRequest request, String name) {
        return request.params().path(name).asText("").toLowerCase(Locale.ROOT);
    }

    /** The popup is gone: an open payment is cancelled by its buyer. Answers when it has ended. */
    void closed(RoutingContext ctx) {
        PaymentWindow window = windows.byKey(String.valueOf(ctx.pathParam("key")))
                .orElseThrow(() -> BadInput.notFound("there is no payment window with this key"));
        Answers.data(ctx, desk.cancel(window).map(PaymentWindowJson::of));
    }
}
