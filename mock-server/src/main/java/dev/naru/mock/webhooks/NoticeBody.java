package dev.naru.mock.webhooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.WebhookDelivery.Notice;
import dev.naru.mock.ledger.WebhookPolicy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The body of a notification in either content type: ids and status, nothing that could be trusted (Iamport V1 webhooks). */
final class NoticeBody {
    /** Seen by one public receiver; no document names it. */
    private static final String PRODUCT_ORDER_EVENT = "Naver.OrderStatus.Changed";

    private NoticeBody() {}

    static String of(Notice notice, WebhookPolicy.Format format) {
        return switch (format) {
            case JSON -> json(notice);
            case FORM -> form(notice);
        };
    }

    private static String json(Notice notice) {
        if (notice.productOrderId() != null) {
            ObjectNode event = StrictJson.object()
                    .put("event", PRODUCT_ORDER_EVENT)
                    .put("imp_uid", notice.impUid())
                    .put("merchant_uid", notice.merchantUid());
            event.putObject("extra")
                    .put("product_order_id", notice.productOrderId())
                    .put("new_order_status", notice.status());
            return event.toString();
        }
        ObjectNode body = StrictJson.object()
                .put("imp_uid", notice.impUid())
                .put("merchant_uid", notice.merchantUid())
                .put("status", notice.status());
        if (notice.cancellationId() != null) {
            body.put("cancellation_id", notice.cancellationId());
        }
        return body.toString();
    }

    private static String form(Notice notice) {
        String productOrderId = notice.productOrderId();
        if (productOrderId != null) {
            return "event=" + PRODUCT_ORDER_EVENT + "&imp_uid=" + encode(notice.impUid()) + "&merchant_uid="
                    + encode(notice.merchantUid()) + "&extra%5Bproduct_order_id%5D=" + encode(productOrderId)
                    + "&extra%5Bnew_order_status%5D=" + encode(notice.status());
        }
        String body = "imp_uid=" + encode(notice.impUid()) + "&merchant_uid=" + encode(notice.merchantUid())
                + "&status=" + encode(notice.status());
        String cancellationId = notice.cancellationId();
        return cancellationId == null ? body : body + "&cancellation_id=" + encode(cancellationId);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
