package dev.naru.gateway.products.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.products.ChangeBuckets;
import dev.naru.gateway.products.ProductReader;
import dev.naru.gateway.products.Shop;
import dev.naru.gateway.products.check.CheckRepository.Changed;
import dev.naru.gateway.products.xml.ProductXmlWriter;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProductCacheTest {
    private static final CachedProduct PRODUCT = new CachedProduct(
            ProductXmlWriter.write(ProductReader.stored("P", Shop.single("P").encode())), true);

    @Test
    void theLeastRecentlyAskedForGoesWhenTheBytesAreUsedUp() {
        ProductCache cache = new ProductCache(10L * PRODUCT.weight("P0"));
        IntStream.range(0, 10).forEach(i -> cache.put("P" + i, PRODUCT));

        assertThat(cache.get("P0")).isNotNull();
        cache.put("Pa", PRODUCT);

        assertThat(cache.get("P1")).isNull();
        assertThat(cache.get("P0")).isNotNull();
        assertThat(cache.get("Pa")).isNotNull();
    }

    @Test
    void idsWithoutAProductAreBoundedToo() {
        ProductCache cache = new ProductCache(64 * 1024);

        IntStream.range(0, 10_000).forEach(i -> cache.put("none" + i, CachedProduct.ABSENT));

        assertThat(IntStream.range(0, 10_000).filter(i -> cache.get("none" + i) != null))
                .hasSizeBetween(10, 64 * 1024 / CachedProduct.ABSENT.weight("none0000"));
    }

    @Test
    void replacingAProductCountsItOnce() {
        ProductCache cache = new ProductCache(2L * PRODUCT.weight("P0"));
        cache.put("P0", PRODUCT);

        IntStream.range(0, 100).forEach(i -> cache.put("P1", PRODUCT));

        assertThat(cache.get("P0")).isNotNull();
    }

    @Test
    void whatChangedIsForgottenAndTheRestIsKept() {
        ProductCache cache = new ProductCache(1024 * 1024);
        cache.put("P1", PRODUCT);
        cache.put("P2", PRODUCT);

        cache.forget(List.of(new Changed(ChangeBuckets.of("P1"), 7, List.of("P1"))));

        assertThat(cache.get("P1")).isNull();
        assertThat(cache.get("P2")).isNotNull();
        assertThat(cache.isUpToDate(7)).isTrue();
        assertThat(cache.isUpToDate(8)).isFalse();
        assertThat(cache.seen()[ChangeBuckets.of("P1")]).isEqualTo(7);
    }

    @Test
    void aBucketWithTooManyChangesToNameIsForgottenWhole() {
        ProductCache cache = new ProductCache(1024 * 1024);
        List<String> sameBucket = Stream.iterate(0, i -> i + 1)
                .map(i -> "P" + i)
                .filter(id -> ChangeBuckets.of(id) == 3)
                .limit(5)
                .toList();
        sameBucket.forEach(id -> cache.put(id, PRODUCT));
        List<String> changed = IntStream.rangeClosed(0, CheckRepository.MAX_CHANGED)
                .mapToObj(i -> "other" + i)
                .toList();

        cache.forget(List.of(new Changed(3, 2_000, changed)));

        assertThat(sameBucket).allSatisfy(id -> assertThat(cache.get(id)).isNull());
    }

    @Test
    void aCounterThatWentBackMeansAnotherPastAndItsBucketIsForgotten() {
        ProductCache cache = new ProductCache(1024 * 1024);
        int bucket = ChangeBuckets.of("P1");
        cache.forget(List.of(new Changed(bucket, 9, List.of())));
        cache.put("P1", PRODUCT);

        cache.forget(List.of(new Changed(bucket, 4, List.of())));

        assertThat(cache.get("P1")).isNull();
        assertThat(cache.isUpToDate(4)).isTrue();
    }
}
