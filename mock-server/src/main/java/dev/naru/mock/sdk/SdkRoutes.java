package dev.naru.mock.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.Answers;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.MethodTable;
import dev.naru.mock.http.RequestBody;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.journal.EntryType;
import dev.naru.mock.ledger.Channel;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.Spaces;
import dev.naru.mock.naver.checkout.Checkout;
import dev.naru.mock.naver.checkout.RequestPay;
import dev.naru.mock.naver.checkout.Wishlist;
import dev.naru.mock.naver.payment.PageResponse;
import dev.naru.mock.naver.payment.PaymentOpening;
import dev.naru.mock.naver.request.PageRequest;
import dev.naru.mock.naver.request.Refused;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code IMP.request_pay} and {@code IMP.naver_zzim}, behind the scripts. Any origin may call: a shop's page is never of
 * the mock's own. The real protocol between SDK and server is not public, so these paths are the mock's own.
 */
public final class SdkRoutes {
    private final Spaces spaces;
    private final RequestPay requestPay;
    private final PaymentSdk payments;
    private final Wishlist wishlist;

    public SdkRoutes(Spaces spaces, RequestPay requestPay, PaymentSdk payments, Wishlist wishlist) {
        this.spaces = spaces;
        this.requestPay = requestPay;
        this.payments = payments;
        this.wishlist = wishlist;
    }

    /** Adds the routes; request bodies must have been read before. */
    public void mount(Router router) {
        router.route("/_mock/sdk/*").handler(SdkRoutes::openToAnyOrigin);
        MethodTable.post(router, "/_mock/sdk/request-pay", this::requestPay);
        MethodTable.post(router, "/_mock/sdk/zzim", this::zzim);
        MethodTable.post(router, "/_mock/sdk/windows/:key/closed", payments::closed);
    }

    private static void openToAnyOrigin(RoutingContext ctx) {
        ctx.response().putHeader("Access-Control-Allow-Origin", "*");
        if (!ctx.request().method().name().equals("OPTIONS")) {
            ctx.next();
            return;
        }
        ctx.response()
                .setStatusCode(204)
                .putHeader("Access-Control-Allow-Methods", "POST, OPTIONS")
                .putHeader("Access-Control-Allow-Headers", "Content-Type")
                .putHeader("Access-Control-Allow-Private-Network", "true")
                .putHeader("Access-Control-Max-Age", "600")
                .end();
    }

    private void requestPay(RoutingContext ctx) {
        Call call = Call.read(ctx);
        try {
            PageRequest request = new PageRequest(space(call), call.params(), call.page());
            Channel channel = request.channel();
            if (channel.isNaverpay()) {
                Answers.json(ctx, 200, payments.open(request, channel, origin(ctx)));
            } else if (channel.isNaverco()) {
                Answers.json(ctx, 200, orderSheet(ctx, requestPay.register(request, channel)));
            } else {
                throw new Refused("NOT_SIMULATED", "이 버전에서는 " + channel.pgProvider() + " 결제창을 시뮬레이션하지 않습니다.");
            }
        } catch (Refused refused) {
            Answers.json(ctx, 200, refusal(refused, call));
        }
    }

    private static ObjectNode orderSheet(RoutingContext ctx, Checkout checkout) {
        String path = (checkout.mobile() ? "/o/customer/buy/" : "/customer/buy/") + checkout.key() + "/"
                + checkout.space().ids().merchantNo();
        return SdkAnswer.opened(checkout.payment(), "window", origin(ctx) + path);
    }

    private void zzim(RoutingContext ctx) {
        Call call = Call.read(ctx);
        try {
            Space space = space(call);
            List<String> items = wishlist.add(space, call.params().get("naverProducts"));
            StringBuilder url = new StringBuilder(origin(ctx))
                    .append(call.page().mobile() ? "/mobile/customer/wishList.nhn" : "/customer/wishlistPopup.nhn")
                    .append("?SHOP_ID=")
                    .append(URLEncoder.encode(space.settings().keys().userCode(), StandardCharsets.UTF_8));
            items.forEach(item -> url.append("&ITEM_ID=").append(item));
            space.journal()
                    .write(
                            EntryType.SDK_ZZIM,
                            items.size() + " products on the wishlist",
                            StrictJson.object().put("products", items.size()));
            ObjectNode answer = StrictJson.object().put("ok", true);
            answer.putObject("window").put("url", url.toString());
            Answers.json(ctx, 200, answer);
        } catch (Refused refused) {
            Answers.json(ctx, 200, refusal(refused, call));
        }
    }

    private Space space(Call call) {
        return spaces.byUserCode(call.userCode())
                .orElseThrow(() -> new Refused("UNKNOWN_USER_CODE", "등록되지 않은 가맹점 식별코드입니다: " + call.userCode()));
    }

    private ObjectNode refusal(Refused refused, Call call) {
        String merchantUid = call.params().path("merchant_uid").asText(null);
        Space space = spaces.byUserCode(call.userCode()).orElse(spaces.first());
        space.journal()
                .write(
                        EntryType.SDK_REFUSED,
                        "window not opened: " + refused.code(),
                        merchantUid,
                        null,
                        StrictJson.object().put("error_code", refused.code()).put("error_msg", refused.text()));
        return SdkAnswer.refused(
                PageResponse.of(refused, merchantUid),
                PaymentOpening.landing(call.params(), refused, space.settings().switches()));
    }

    /** The window opens on the address the script was loaded from, whatever name that is. */
    private static String origin(RoutingContext ctx) {
        String host = ctx.request().getHeader("Host");
        if (host == null) {
            throw BadInput.of("the Host header must name the address the script was loaded from");
        }
        return ctx.request().scheme() + "://" + host;
    }

    /** One call of the SDK. */
    private record Call(String userCode, ObjectNode params, PageRequest.Page page) {
        static Call read(RoutingContext ctx) {
            Fields body = Fields.of(RequestBody.jsonOnly(ctx));
            String userCode = body.requiredText("user_code", 128);
            body.text("agency", 128);
            if (!(body.raw("params") instanceof ObjectNode params)) {
                throw BadInput.of("params must be an object");
            }
            Fields page = body.object("page");
            body.rejectUnknown();
            return new Call(userCode, params, page(page));
        }

        private static PageRequest.Page page(@Nullable Fields page) {
            return page == null
                    ? new PageRequest.Page(false, null, null)
                    : new PageRequest.Page(
                            page.flag("mobile", false), page.text("user_agent", 512), page.text("url", 2048));
        }
    }
}
