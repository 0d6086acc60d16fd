package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Same seed, same script, same bytes: answers, ids, journal and webhooks. */
class DeterminismTest {
    @RegisterExtension
    final Mock one = new Mock();

    @RegisterExtension
    final Mock two = new Mock();

    @RegisterExtension
    final Mock other = new Mock(Map.of("NARU_MOCK_SEED", "43"));

    @Test
    void longStoryToldTwiceIsTheSameByteForByte() {
        List<String> first = new Story(one, "shop").play();

        List<String> second = new Story(two, "shop").play();

        assertThat(first).hasSizeGreaterThan(60).isEqualTo(second);
    }

    @Test
    void storyIsTheSameWhileOtherMerchantsAreBusyOnTheServer() throws Exception {
        List<String> alone = new Story(one, "shop").play();

        List<CompletableFuture<List<String>>> together = Stream.of("shop", "left", "right", "back")
                .map(name -> CompletableFuture.supplyAsync(() -> new Story(two, name).play()))
                .toList();
        CompletableFuture.allOf(together.toArray(CompletableFuture[]::new)).get(2, TimeUnit.MINUTES);

        assertThat(together.get(0).get()).isEqualTo(alone);
        assertThat(together.get(1).get()).hasSameSizeAs(alone).isNotEqualTo(alone);
    }

    @Test
    void anotherSeedGivesOtherIds() {
        assertThat(new Story(one, "shop").play()).isNotEqualTo(new Story(other, "shop").play());
    }
}
