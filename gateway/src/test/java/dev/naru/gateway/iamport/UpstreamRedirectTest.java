package dev.naru.gateway.iamport;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.Secret;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who answers in Iamport's place cannot send the gateway, and its token, anywhere else. */
class UpstreamRedirectTest {
    private static final String TOKEN =
            "{\"code\":0,\"message\":null,\"response\":{\"access_token\":\"t0ken\",\"now\":1767225600,\"expired_at\":1767227400}}";

    private final Vertx vertx = Vertx.vertx();
    private final List<String> seenElsewhere = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void aRedirectIsNotFollowed() {
        HttpServer elsewhere = await(vertx.createHttpServer()
                .requestHandler(request -> {
                    seenElsewhere.add(request.uri());
                    request.response().end("{}");
                })
                .listen(0, "127.0.0.1"));
        HttpServer iamport = await(vertx.createHttpServer()
                .requestHandler(request -> {
                    if ("/users/getToken".equals(request.path())) {
                        request.response()
                                .putHeader("Content-Type", "application/json")
                                .end(TOKEN);
                        return;
                    }
                    request.response()
                            .setStatusCode(302)
                            .putHeader("Location", "http://127.0.0.1:" + elsewhere.actualPort() + "/metadata")
                            .end();
                })
                .listen(0, "127.0.0.1"));
        URI url = URI.create("http://127.0.0.1:" + iamport.actualPort());
        IamportClient client = new IamportClient(
                vertx, IamportSettings.of(url, "key", new Secret("secret"), false), System::nanoTime, new Random(1));

        assertThatThrownBy(() -> await(client.payment(new ImpUid("imp_000000000001"))))
                .isInstanceOf(IamportFailure.class);

        assertThat(seenElsewhere).isEmpty();
        await(client.close());
    }
}
