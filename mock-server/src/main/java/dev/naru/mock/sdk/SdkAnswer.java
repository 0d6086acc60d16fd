package dev.naru.mock.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.Payment;
import org.jspecify.annotations.Nullable;

/** What the script in the page is told: a window to show, or what to hand to the page at once. */
final class SdkAnswer {
    private SdkAnswer() {}

    /**
     * A window is open.
     *
     * @param mode {@code window} never reports back, {@code popup} calls back, {@code page} takes over the shop's own page
     */
    static ObjectNode opened(Payment payment, String mode, String url) {
        ObjectNode answer = StrictJson.object()
                .put("ok", true)
                .put("imp_uid", payment.impUid())
                .put("merchant_uid", payment.merchantUid());
        answer.putObject("window").put("mode", mode).put("url", url);
        return answer;
    }

    /**
     * There is nothing to show.
     *
     * @param rsp for the callback
     * @param landing where a page without a callback goes, or null
     */
    static ObjectNode refused(ObjectNode rsp, @Nullable String landing) {
        ObjectNode answer = StrictJson.object().put("ok", false).put("redirect_url", landing);
        answer.set("rsp", rsp);
        return answer;
    }
}
