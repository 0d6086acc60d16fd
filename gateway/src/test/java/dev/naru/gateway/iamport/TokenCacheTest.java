package dev.naru.gateway.iamport;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.naru.gateway.iamport.TokenCache.Grant;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenCacheTest {
    private final VirtualNanos nanos = new VirtualNanos();
    private final Deque<Future<Grant>> answers = new ArrayDeque<>();
    private int asked;
    private final TokenCache cache = new TokenCache(
            () -> {
                asked++;
                return answers.remove();
            },
            nanos);

    @Test
    void aHundredCallersWaitForOneAnswer() {
        Promise<Grant> slow = Promise.promise();
        answers.add(slow.future());
        List<Future<String>> callers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            callers.add(cache.token());
        }

        slow.complete(grant("a", 1800));

        assertThat(callers).allSatisfy(caller -> assertThat(await(caller)).isEqualTo("a"));
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void aLivingTokenIsNotAskedForAgain() {
        grants("a", 1800);
        await(cache.token());
        nanos.advance(Duration.ofMinutes(29));

        assertThat(await(cache.token())).isEqualTo("a");
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void aTokenInItsLastMinuteIsRenewed() {
        grants("a", 1800);
        grants("a", 350);
        await(cache.token());
        nanos.advance(Duration.ofSeconds(1746));

        assertThat(await(cache.token())).isEqualTo("a");
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void aFailedRenewalKeepsTheTokenThatStillLives() {
        grants("a", 1800);
        answers.add(Future.failedFuture("down"));
        await(cache.token());
        nanos.advance(Duration.ofSeconds(1750));

        assertThat(await(cache.token())).isEqualTo("a");
    }

    @Test
    void afterAFailedRenewalItPausesBeforeAskingAgain() {
        grants("a", 1800);
        answers.add(Future.failedFuture("down"));
        await(cache.token());
        nanos.advance(Duration.ofSeconds(1750));
        await(cache.token());

        await(cache.token());

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void aDeadTokenThatCannotBeRenewedIsAFailure() {
        grants("a", 1800);
        answers.add(Future.failedFuture("down"));
        await(cache.token());
        nanos.advance(Duration.ofSeconds(1801));

        assertThatThrownBy(() -> await(cache.token())).hasMessageContaining("down");
    }

    @Test
    void aFailureIsNotRemembered() {
        answers.add(Future.failedFuture("down"));
        grants("b", 1800);
        assertThatThrownBy(() -> await(cache.token())).hasMessageContaining("down");

        assertThat(await(cache.token())).isEqualTo("b");
    }

    @Test
    void aRefusedTokenIsReplaced() {
        grants("a", 1800);
        grants("b", 1800);
        cache.refuse(await(cache.token()));

        assertThat(await(cache.token())).isEqualTo("b");
    }

    @Test
    void aLateRefusalOfAnOldTokenKeepsTheNewOne() {
        grants("a", 1800);
        grants("b", 1800);
        String old = await(cache.token());
        cache.refuse(old);
        await(cache.token());

        cache.refuse(old);

        assertThat(await(cache.token())).isEqualTo("b");
    }

    private void grants(String token, int lifetimeSeconds) {
        answers.add(Future.succeededFuture(grant(token, lifetimeSeconds)));
    }

    private static Grant grant(String token, int lifetimeSeconds) {
        return new Grant(token, Duration.ofSeconds(lifetimeSeconds), Instant.EPOCH);
    }
}
