package dev.naru.gateway.products.check;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.products.Shop;
import dev.naru.gateway.products.Xml;
import dev.naru.gateway.testing.GatewayExtension;
import dev.naru.gateway.testing.GatewayFixture;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(GatewayExtension.class)
class ProductCheckFreshnessTest {
    private static final int READERS = 50;
    private static final int PRODUCTS = 4;
    private static final int WRITES = 60;

    private final Shop shop;

    ProductCheckFreshnessTest(GatewayFixture gateway) {
        this.shop = new Shop(gateway);
    }

    @Test
    void noneOfFiftyReadersSeesAPriceOlderThanWhatWasCommittedBeforeItAsked() {
        List<String> ids =
                IntStream.range(0, PRODUCTS).mapToObj(i -> Shop.freshId()).toList();
        AtomicIntegerArray committed = new AtomicIntegerArray(PRODUCTS);
        AtomicBoolean writing = new AtomicBoolean(true);
        for (int i = 0; i < PRODUCTS; i++) {
            committed.set(i, 1_000);
            shop.put(Shop.single(ids.get(i)));
        }

        List<Future<Integer>> readers = IntStream.range(0, READERS)
                .mapToObj(i -> read(ids, i % PRODUCTS, committed, writing, 0))
                .toList();
        List<Future<Void>> writers = IntStream.range(0, PRODUCTS)
                .mapToObj(i -> write(ids.get(i), i, committed, 1))
                .toList();
        await(Future.all(writers));
        writing.set(false);
        await(Future.all(readers));

        assertThat(readers.stream().mapToInt(Future::result).sum()).isGreaterThan(READERS * 2);
        assertThat(IntStream.range(0, PRODUCTS).map(committed::get)).containsOnly(1_000 + WRITES);
    }

    private Future<Void> write(String id, int product, AtomicIntegerArray committed, int step) {
        if (step > WRITES) {
            return Future.succeededFuture();
        }
        JsonObject document = Shop.single(id).put("base_price", 1_000 + step);
        return shop.api(HttpMethod.PUT, "/v1/products/" + id)
                .sendJsonObject(document)
                .compose(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(200);
                    committed.set(product, 1_000 + step);
                    return write(id, product, committed, step + 1);
                });
    }

    /** Asks again and again; completes with how often. */
    private Future<Integer> read(
            List<String> ids, int product, AtomicIntegerArray committed, AtomicBoolean writing, int times) {
        List<Integer> before = new ArrayList<>();
        StringBuilder query = new StringBuilder("/naver/product-info?");
        // Two products an answer, so that batches mix what changed with what did not.
        for (int i : new int[] {product, (product + 1) % PRODUCTS}) {
            query.append("&product[").append(before.size()).append("][id]=").append(ids.get(i));
            before.add(committed.get(i));
        }
        return shop.edge(HttpMethod.GET, query.toString()).send().compose(answer -> {
            List<String> prices = Xml.texts(Shop.text(answer), "//product/basePrice");
            assertThat(prices).hasSize(2);
            for (int i = 0; i < 2; i++) {
                assertThat(Integer.parseInt(prices.get(i))).isGreaterThanOrEqualTo(before.get(i));
            }
            return writing.get()
                    ? read(ids, product, committed, writing, times + 1)
                    : Future.succeededFuture(times + 1);
        });
    }
}
