package dev.naru.mock.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.mock.http.Answers;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.MethodTable;
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
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The product-check judge without an order: a cart, and a shop's answer fetched or pasted. */
final class JudgeRoutes {
    private static final int MAX_XML = 1_000_000;

    private final Selected selected;
    private final ShopQuestions shop;
    private final Judgements judgements;

    JudgeRoutes(Selected selected, ShopQuestions shop, Judgements judgements) {
        this.selected = selected;
        this.shop = shop;
        this.judgements = judgements;
    }

    void mount(Router router) {
        MethodTable.post(router, "/_mock/v1/judge", this::judge);
        MethodTable.get(
                router,
                "/_mock/v1/judgements",
                ctx -> Answers.data(
                        ctx,
                        judgements.json(
                                selected.space(ctx),
                                Selected.query(ctx).first("merchant_uid"),
                                Selected.limit(ctx, 50))));
    }

    private void judge(RoutingContext ctx) {
        Space space = selected.space(ctx);
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        JsonNode cart = body.raw("naver_products");
        NaverSetup setup = space.settings().naver();
        String mode = body.word("mode", setup.judgeMode(), "lenient", "strict");
        String url = SettingsJson.url(body, "url", null);
        String xml = body.text("xml", MAX_XML);
        body.rejectUnknown();
        List<NaverProduct> products = products(cart);
        if (url != null && xml != null) {
            throw BadInput.of("give either url or xml, not both");
        }
        Future<ProductInfoExchange> exchange = xml != null
                ? Future.succeededFuture(ProductInfoExchange.pasted(xml))
                : shop.products(url == null ? setup.productInfoUrl() : url, setup, products, CartLines.of(products));
        Answers.data(ctx, space.clock().track(exchange).map(answer -> {
            Verdict verdict = new Judge(JudgeMode.valueOf(mode.toUpperCase(Locale.ROOT))).judge(products, answer);
            judgements.add(space, null, verdict);
            return CheckoutJson.verdict(verdict);
        }));
    }

    private static List<NaverProduct> products(@Nullable JsonNode node) {
        return NaverProducts.parse(node).fold(NaverProducts.Parsed::products, refused -> {
            String problems = refused.problems().stream()
                    .limit(10)
                    // The page's own name of the cart is the root of every path; here it is sent as naver_products.
                    .map(problem -> problem.path().replaceFirst("^naverProducts", "naver_products") + ": "
                            + problem.message().en())
                    .collect(Collectors.joining("; "));
            throw new BadInput(400, "naver_products", problems, "");
        });
    }
}
