package dev.naru.mock.naver.checkout;

import dev.naru.mock.http.Outbound;
import dev.naru.mock.ledger.NaverSetup;
import dev.naru.mock.ledger.Switch;
import dev.naru.mock.naver.fees.AdditionalFees;
import dev.naru.mock.naver.judge.ProductInfoExchange;
import dev.naru.mock.naver.judge.ProductInfoExchange.FailureKind;
import dev.naru.mock.naver.products.CartLine;
import dev.naru.mock.naver.products.NaverProduct;
import dev.naru.mock.naver.products.ProductInfoQuery;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Naver's server asks the shop: the product check and the area fees. One try, no redirects, 5 s, 2 MiB. */
public final class ShopQuestions {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int MAX_BODY = 2 * 1024 * 1024;
    private static final Map<String, String> HEADERS =
            Map.of("Accept", "application/xml, text/xml, */*", "User-Agent", "naru-mock-naver");

    private final Outbound outbound;

    public ShopQuestions(Outbound outbound) {
        this.outbound = outbound;
    }

    /** The product check for the lines still in an order. Never fails; no answer is an exchange too. */
    Future<ProductInfoExchange> products(Checkout checkout) {
        NaverSetup setup = checkout.space().settings().naver();
        ProductInfoQuery query = query(setup)
                .withCustomCodes(
                        checkout.registered().customCode1(),
                        checkout.registered().customCode2());
        return ask(setup.productInfoUrl(), query.of(checkout.products(), checkout.present()));
    }

    /** The product check of a cart that nobody has ordered. */
    public Future<ProductInfoExchange> products(
            @Nullable String url, NaverSetup setup, List<NaverProduct> products, List<CartLine> lines) {
        return ask(url, query(setup).of(products, lines));
    }

    private static ProductInfoQuery query(NaverSetup setup) {
        ProductInfoQuery.Style style = ProductInfoQuery.Style.valueOf(setup.queryStyle());
        return new ProductInfoQuery(style, ProductInfoQuery.Brackets.ENCODED, null, null);
    }

    private Future<ProductInfoExchange> ask(@Nullable String base, String query) {
        if (base == null) {
            return Future.succeededFuture(
                    ProductInfoExchange.failed("", FailureKind.NO_URL, "no product-info URL is registered", 0));
        }
        String url = withQuery(base, query);
        return outbound.get(url, HEADERS, DEADLINE, MAX_BODY).map(exchange -> read(url, exchange));
    }

    private static ProductInfoExchange read(String url, Outbound.Exchange exchange) {
        String failure = exchange.failure();
        if (exchange.truncated()) {
            String detail = "the body is larger than " + MAX_BODY + " bytes";
            return ProductInfoExchange.failed(url, FailureKind.TOO_LARGE, detail, exchange.elapsedMs());
        }
        if (failure != null) {
            FailureKind kind = exchange.timedOut() ? FailureKind.TIMEOUT : FailureKind.CONNECTION;
            return ProductInfoExchange.failed(url, kind, failure, exchange.elapsedMs());
        }
        return ProductInfoExchange.answered(
                url, exchange.status(), exchange.headers(), exchange.body().getBytes(), exchange.elapsedMs());
    }

    /** The area fees for an address. Never fails: an answer that cannot be used is no fee and a problem. */
    Future<AdditionalFees> additionalFees(Checkout checkout) {
        String base = checkout.space().settings().naver().additionalFeeUrl();
        if (base == null) {
            return Future.succeededFuture(problem("no additional-fee URL is registered"));
        }
        List<String> ids = checkout.askingProducts();
        Delivery to = checkout.delivery();
        String idsName = checkout.space().settings().switches().word(Switch.AREA_FEE_IDS);
        String url = withQuery(base, AdditionalFees.query(idsName, ids, to.postcode(), to.base()));
        return outbound.get(url, HEADERS, DEADLINE, MAX_BODY).map(exchange -> {
            String failure = exchange.failure();
            if (failure != null) {
                return problem(failure);
            }
            return exchange.status() == 200
                    ? AdditionalFees.read(exchange.body().getBytes(), ids)
                    : problem("the additional-fee URL answered " + exchange.status());
        });
    }

    private static AdditionalFees problem(String what) {
        return new AdditionalFees(Map.of(), List.of(what));
    }

    private static String withQuery(String base, String query) {
        return base + (base.contains("?") ? "&" : "?") + query;
    }
}
