package dev.naru.mock.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.Answers;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.MethodTable;
import dev.naru.mock.http.RequestBody;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.Spaces;
import dev.naru.mock.naver.checkout.Checkout;
import dev.naru.mock.naver.checkout.RequestPay;
import dev.naru.mock.naver.checkout.RequestPay.Refused;
import dev.naru.mock.naver.checkout.Wishlist;
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
    private final Wishlist wishlist;

    public SdkRoutes(Spaces spaces, RequestPay requestPay, Wishlist wishlist) {
        this.spaces = spaces;
        this.requestPay = requestPay;
        this.wishlist = wishlist;
    }

    /** Adds the routes; request bodies must have been read before. */
    public void mount(Router router) {
        router.route("/_mock/sdk/*").handler(SdkRoutes::openToAnyOrigin);
        MethodTable.post(router, "/_mock/sdk/request-pay", this::requestPay);
        MethodTable.post(router, "/_mock/sdk/zzim", this::zzim);
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
            Checkout checkout = requestPay.register(space(call), call.params(), call.mobile(), call.userAgent());
            String path = (call.mobile() ? "/o/customer/buy/" : "/customer/buy/") + checkout.key() + "/"
                    + checkout.space().ids().merchantNo();
            ObjectNode answer = StrictJson.object()
                    .put("ok", true)
                    .put("imp_uid", checkout.payment().impUid())
                    .put("merchant_uid", checkout.payment().merchantUid());
            answer.putObject("window").put("url", origin(ctx) + path);
            Answers.json(ctx, 200, answer);
        } catch (Refused refused) {
            Answers.json(ctx, 200, refusal(refused, call));
        }
    }

    private void zzim(RoutingContext ctx) {
        Call call = Call.read(ctx);
        try {
            Space space = space(call);
            List<String> items = wishlist.add(space, call.params().get("naverProducts"));
            StringBuilder url = new StringBuilder(origin(ctx))
                    .append(call.mobile() ? "/mobile/customer/wishList.nhn" : "/customer/wishlistPopup.nhn")
                    .append("?SHOP_ID=")
                    .append(URLEncoder.encode(space.settings().keys().userCode(), StandardCharsets.UTF_8));
            items.forEach(item -> url.append("&ITEM_ID=").append(item));
            space.journal().write("sdk.zzim", items.size() + " products on the wishlist", StrictJson.object());
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
        spaces.byUserCode(call.userCode())
                .orElse(spaces.first())
                .journal()
                .write(
                        "sdk.refused",
                        "window not opened: " + refused.code(),
                        merchantUid,
                        null,
                        StrictJson.object().put("error_code", refused.code()).put("error_msg", refused.text()));
        ObjectNode answer = StrictJson.object().put("ok", false);
        answer.putObject("rsp")
                .put("success", false)
                .put("error_code", refused.code())
                .put("error_msg", refused.text())
                .putNull("imp_uid")
                .put("merchant_uid", merchantUid);
        return answer;
    }

    /** The window opens on the address the script was loaded from, whatever name that is. */
    private static String origin(RoutingContext ctx) {
        return ctx.request().scheme() + "://" + ctx.request().getHeader("Host");
    }

    /** One call of the SDK. */
    private record Call(
            String userCode,
            ObjectNode params,
            boolean mobile,
            @Nullable String userAgent) {
        static Call read(RoutingContext ctx) {
            Fields body = Fields.of(RequestBody.jsonOnly(ctx));
            String userCode = body.requiredText("user_code", 128);
            body.text("agency", 128);
            if (!(body.raw("params") instanceof ObjectNode params)) {
                throw BadInput.of("params must be an object");
            }
            Fields page = body.object("page");
            body.rejectUnknown();
            boolean mobile = page != null && page.flag("mobile", false);
            return new Call(userCode, params, mobile, page == null ? null : page.text("user_agent", 512));
        }
    }
}
