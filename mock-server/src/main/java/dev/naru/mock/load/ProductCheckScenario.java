package dev.naru.mock.load;

import dev.naru.mock.http.BadInput;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Naver's product check. Every answer must be, byte for byte, the one that was looked at before the run. */
final class ProductCheckScenario implements Scenario {
    private static final String PATH = "/naver/product-info?";
    private static final String TWO_PRODUCTS = "product[0][id]=" + Catalogue.PLAIN + "&product[1][id]="
            + Catalogue.OPTIONS + "&product[1][optionManageCodes]=R_180";

    private final HttpCaller http;
    private final Origin edge;
    private final @Nullable Catalogue catalogue;
    private final String path;
    private Buffer expected = Buffer.buffer();

    /**
     * Prepares a run.
     *
     * @param catalogue where the two products of the run are put, or null when {@code query} asks for others
     * @param query what to ask, or null for the two products
     */
    ProductCheckScenario(HttpCaller http, Origin edge, @Nullable Catalogue catalogue, @Nullable String query) {
        this.http = http;
        this.edge = edge;
        this.catalogue = catalogue;
        this.path = PATH + (query == null ? TWO_PRODUCTS : query);
    }

    @Override
    public String unit() {
        return "checks";
    }

    @Override
    public Future<Void> prepare() {
        Future<Void> put = catalogue == null ? Future.succeededFuture() : catalogue.put();
        return put.compose(done -> ask()).compose(answer -> {
            if (answer.status() != 200 || !answer.body().toString().contains("<product>")) {
                return Future.failedFuture(BadInput.of("the product check at " + edge + " answered " + answer.status()
                        + " without a product; nothing could be compared with it"));
            }
            expected = answer.body();
            return Future.succeededFuture();
        });
    }

    @Override
    public Future<Void> send(long index) {
        return ask().compose(answer -> answer.expecting("product check", 200))
                .compose(answer -> answer.body().equals(expected)
                        ? Future.succeededFuture()
                        : Future.failedFuture(new Fault("product check answered something else than before the run")));
    }

    private Future<HttpCaller.Answer> ask() {
        return http.get(edge, path, Map.of());
    }
}
