package dev.naru.gateway.browser;

import static dev.naru.gateway.testing.Await.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicReference;

/** A merchant's page of an origin of its own: a button that calls {@code IMP.request_pay}, and what came of it. */
final class MerchantPage {
    private final HttpServer server;
    private final AtomicReference<String> html = new AtomicReference<>("");

    private MerchantPage(Vertx vertx) {
        this.server = await(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
    }

    static MerchantPage open(Vertx vertx) {
        return new MerchantPage(vertx);
    }

    /** Where the page is. */
    String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/shop";
    }

    /**
     * Puts a button on the page.
     *
     * @param script address of the SDK
     * @param params JSON of the first argument
     * @param callback whether a second argument is given
     */
    void asks(String script, String params, boolean callback) {
        html.set("""
                <!doctype html><html lang="ko"><head><meta charset="utf-8"><title>상점</title>
                <script src="%s"></script></head><body>
                <button data-testid="buy">구매</button><pre data-testid="rsp"></pre>
                <script>
                IMP.init('imp00000000');
                document.querySelector('button').addEventListener('click', () => IMP.request_pay(%s%s));
                </script></body></html>""".formatted(
                        script,
                        params,
                        callback ? ", (rsp) => { document.querySelector('pre').textContent = JSON.stringify(rsp); }" : ""));
    }

    private void answer(HttpServerRequest request) {
        request.response().putHeader("Content-Type", "text/html; charset=utf-8").end(html.get());
    }
}
