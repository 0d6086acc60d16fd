package dev.naru.gateway.products;

import dev.naru.gateway.merchants.ApiKeyHandler;
import dev.naru.gateway.platform.http.Answers;
import dev.naru.gateway.platform.http.JsonBody;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.products.ImportLines.Line;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /v1/products/import}: one product document per line, read as it arrives and committed in batches. The
 * answer accounts for every line; repeating an import is harmless.
 */
public final class ProductImportRoutes implements Routes {
    private static final Logger log = LoggerFactory.getLogger(ProductImportRoutes.class);
    private static final int MAX_LINES = 100_000;
    private static final long MAX_BYTES = 512L * 1024 * 1024;
    private static final int BATCH = 200;

    private final Vertx vertx;
    private final ProductRepository products;

    public ProductImportRoutes(Vertx vertx, ProductRepository products) {
        this.vertx = vertx;
        this.products = products;
    }

    @Override
    public void mount(Router router) {
        router.post("/v1/products/import").handler(this::start);
    }

    private void start(RoutingContext ctx) {
        JsonBody.requireType(ctx, "application/x-ndjson");
        new ImportHandler(ctx).start();
    }

    /** One import: the request stands still while a chunk is parsed and written, so memory holds one chunk. */
    private final class ImportHandler {
        private final RoutingContext ctx;
        private final UUID merchantId;
        private final ImportLines lines = new ImportLines();
        private final ImportReport report = new ImportReport();
        private long bytes;
        private boolean ended;

        ImportHandler(RoutingContext ctx) {
            this.ctx = ctx;
            this.merchantId = ApiKeyHandler.merchantOf(ctx).id();
        }

        void start() {
            ctx.request().exceptionHandler(this::brokeOff);
            ctx.request().handler(this::chunk);
            ctx.request().endHandler(end -> last());
        }

        private void chunk(Buffer chunk) {
            if (ended) {
                return;
            }
            ctx.request().pause();
            bytes += chunk.length();
            read(lines.add(chunk))
                    .compose(read -> report.waiting() >= BATCH ? commit() : Future.succeededFuture())
                    .onComplete(done -> next(), this::failed);
        }

        private void next() {
            if (report.lines() > MAX_LINES || bytes > MAX_BYTES) {
                commit().onComplete(
                                done -> finish(413, "more than " + MAX_LINES + " lines or " + MAX_BYTES + " bytes"),
                                this::failed);
            } else {
                ctx.request().resume();
            }
        }

        /** Answered without a report: the connection does not live until the lines under way are written. */
        private void brokeOff(Throwable broken) {
            ended = true;
            ctx.fail(broken);
        }

        private void last() {
            if (!ended) {
                read(lines.end()).compose(read -> commit()).onComplete(done -> finish(200, null), this::failed);
            }
        }

        /** Off the event loop: ten thousand documents are half a second of work, and checks wait behind it. */
        private Future<Void> read(List<Line> chunk) {
            return chunk.isEmpty()
                    ? Future.succeededFuture()
                    : vertx.executeBlocking(() -> {
                        chunk.forEach(report::read);
                        return null;
                    });
        }

        private Future<Void> commit() {
            return report.waiting() == 0
                    ? Future.succeededFuture()
                    : products.putAll(merchantId, report.products()).map(written -> {
                        report.committed();
                        return null;
                    });
        }

        private void failed(Throwable failure) {
            log.warn("import stopped after {} lines", report.lines(), failure);
            finish(503, "the database did not take the last batch; send the import again");
        }

        private void finish(int status, @Nullable String stopped) {
            // The listener may have ended it already, as a body that takes too long.
            if (ended || ctx.response().ended() || ctx.response().closed()) {
                return;
            }
            ended = true;
            if (status != 200) {
                // The rest of the body is not read: the connection cannot serve another request.
                ctx.response().putHeader("Connection", "close");
            }
            Answers.json(ctx, status, report.json(stopped));
        }
    }
}
