package dev.naru.mock.control;

import dev.naru.mock.http.Answers;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.RequestBody;
import dev.naru.mock.ledger.NaverSetup;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.naver.checkout.CheckoutJson;
import dev.naru.mock.naver.checkout.Judgements;
import dev.naru.mock.naver.checkout.ShopQuestions;
import dev.naru.mock.naver.judge.Judge;
import dev.naru.mock.naver.judge.JudgeMode;
import dev.naru.mock.naver.judge.ProductInfoExchange;
import dev.naru.mock.naver.judge.Verdict;
import dev.naru.mock.naver.products.CartLines;
import dev.naru.mock.naver.products.NaverProduct;
import dev.naru.mock.naver.products.NaverProducts;
import dev.naru.mock.naver.products.Problem;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The window's judge without a window: a cart, and an answer given as XML or fetched from a URL. */
final class JudgeControl {
    private static final int MAX_LISTED = 50;

    private final SpaceOf spaces;
    private final ShopQuestions shop;
    private final Judgements judgements;

    JudgeControl(SpaceOf spaces, ShopQuestions shop, Judgements judgements) {
        this.spaces = spaces;
        this.shop = shop;
        this.judgements = judgements;
    }

    void mount(Router router) {
        router.post("/_mock/v1/judge").handler(this::judge);
        router.get("/_mock/v1/judgements")
                .handler(ctx -> Answers.data(ctx, judgements.json(spaces.request(ctx), MAX_LISTED)));
    }

    private void judge(RoutingContext ctx) {
        Space space = spaces.request(ctx);
        NaverSetup setup = space.settings().naver();
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        List<NaverProduct> products = NaverProducts.parse(body.raw("naver_products"))
                .fold(NaverProducts.Parsed::products, JudgeControl::refuse);
        String xml = body.text("xml", 500_000);
        String url = PolicyReader.url("url", body.text("url", 2_000));
        String mode = body.word("mode", setup.judgeMode(), "lenient", "strict");
        body.rejectUnknown();
        if (xml != null && url != null) {
            throw BadInput.of("give xml or url, not both");
        }
        Answers.data(ctx, answer(setup, products, xml, url).map(exchange -> {
            Verdict verdict = new Judge(JudgeMode.valueOf(mode.toUpperCase(Locale.ROOT))).judge(products, exchange);
            judgements.add(space, null, verdict);
            return CheckoutJson.verdict(verdict);
        }));
    }

    private Future<ProductInfoExchange> answer(
            NaverSetup setup, List<NaverProduct> products, @Nullable String xml, @Nullable String url) {
        if (xml == null) {
            return shop.products(url == null ? setup.productInfoUrl() : url, setup, products, CartLines.of(products));
        }
        return Future.succeededFuture(ProductInfoExchange.answered(
                "given as XML",
                200,
                Map.of("Content-Type", "application/xml; charset=utf-8"),
                xml.getBytes(StandardCharsets.UTF_8),
                0));
    }

    private static List<NaverProduct> refuse(NaverProducts.Refused refused) {
        String problems =
                refused.problems().stream().limit(10).map(JudgeControl::text).collect(Collectors.joining("; "));
        throw new BadInput(
                400, "invalid_naver_products", problems, "naver_products is the array IMP.request_pay takes.");
    }

    private static String text(Problem problem) {
        return problem.path() + ": " + problem.message().en();
    }
}
