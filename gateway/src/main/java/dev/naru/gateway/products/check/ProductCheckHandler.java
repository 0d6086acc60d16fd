package dev.naru.gateway.products.check;

import dev.naru.gateway.platform.Limits.Limit;
import dev.naru.gateway.platform.http.AccessLog;
import dev.naru.gateway.platform.http.RequestIds;
import dev.naru.gateway.products.query.InvalidQuery;
import dev.naru.gateway.products.query.ProductQuery;
import dev.naru.gateway.products.xml.ProductXml;
import dev.naru.gateway.products.xml.XmlAnswer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.pgclient.PgConnectOptions;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Answers Naver's product check ({@code GET /naver/product-info}, or {@code GET /?wc-api=naver-product-info} for shops
 * that registered nothing else) from memory that is as fresh as the database. Beside the router, for this is the path
 * under load. One per event loop.
 *
 * <p>200 with XML, {@code <products/>} when nothing asked for exists; 400 with one line for a query that cannot be
 * answered truthfully; 405; 503 within the deadline when the database does not answer. Never a redirect: Naver follows
 * none.
 */
public final class ProductCheckHandler implements Handler<HttpServerRequest> {
    private static final String PATH = "/naver/product-info";
    private static final List<String> WC_API_NAMES = List.of("naver-product-info", "iamport-naver-product-xml");

    private static final CharSequence XML = HttpHeaders.createOptimized("application/xml; charset=utf-8");
    private static final CharSequence TEXT = HttpHeaders.createOptimized("text/plain; charset=utf-8");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence GET_AND_HEAD = HttpHeaders.createOptimized("GET, HEAD");
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized(RequestIds.HEADER);
    private static final CharSequence ONE_SECOND = HttpHeaders.createOptimized("1");

    /** The caller closed the connection before the answer was complete (nginx's number for it). */
    private static final int CLIENT_LEFT = 499;

    private final XmlAnswer assembly = new XmlAnswer();
    private final CheckBatches batches;
    private final Settings settings;
    private final RequestIds ids;
    private final AccessLog log;

    /**
     * Connects to nothing before the first check.
     *
     * @param context of the event loop whose requests it gets
     * @param database the primary: a replica's lag would be a stale price
     */
    public ProductCheckHandler(
            Vertx vertx,
            Context context,
            PgConnectOptions database,
            UUID merchantId,
            Settings settings,
            RequestIds ids,
            AccessLog log) {
        this(
                vertx,
                context,
                new FreshCatalogue(vertx, CheckConnections.own(vertx, database), merchantId, settings.maxBytes()),
                settings,
                ids,
                log);
    }

    ProductCheckHandler(
            Vertx vertx, Context context, FreshCatalogue catalogue, Settings settings, RequestIds ids, AccessLog log) {
        this.settings = settings;
        this.ids = ids;
        this.log = log;
        this.batches = new CheckBatches(vertx, context, catalogue, settings.deadlineMs());
    }

    /** Whether a request is a product check, by its path and {@code wc-api} alone. */
    public static boolean isProductCheck(HttpServerRequest request) {
        String uri = request.uri();
        if (uri.startsWith(PATH)) {
            return isProductCheckAt(uri, 0);
        }
        return uri.startsWith("/?") && hasWcApi(uri);
    }

    /** Whether the path of the product check, and nothing more, begins at {@code offset}. */
    static boolean isProductCheckAt(String uri, int offset) {
        int end = offset + PATH.length();
        return uri.startsWith(PATH, offset) && (uri.length() == end || uri.charAt(end) == '?');
    }

    private static boolean hasWcApi(String uri) {
        int from = 2;
        while (from < uri.length()) {
            int ampersand = uri.indexOf('&', from);
            int to = ampersand < 0 ? uri.length() : ampersand;
            if (uri.startsWith("wc-api=", from) && WC_API_NAMES.contains(uri.substring(from + 7, to))) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }

    @Override
    public void handle(HttpServerRequest request) {
        long arrivedNanos = System.nanoTime();
        HttpMethod method = request.method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            request.response().putHeader(HttpHeaders.ALLOW, GET_AND_HEAD);
            line(request, arrivedNanos, 405, "a product check is a GET");
            return;
        }
        ProductQuery query;
        try {
            query = ProductQuery.parse(request.query(), settings.maxProducts());
        } catch (InvalidQuery invalid) {
            line(request, arrivedNanos, 400, invalid.line());
            return;
        }
        batches.submit(new HttpCheck(request, arrivedNanos, query));
    }

    private void line(HttpServerRequest request, long arrivedNanos, int status, String line) {
        ByteBuf bytes = ByteBufUtil.writeAscii(ByteBufAllocator.DEFAULT, line + "\n");
        end(request, arrivedNanos, status, TEXT, bytes);
    }

    /** Ends the response, if there is still somebody to answer, and releases {@code body} when it is sent. */
    private void end(HttpServerRequest request, long arrivedNanos, int status, CharSequence type, ByteBuf body) {
        HttpServerResponse response = request.response();
        String id = ids.of(request.getHeader(REQUEST_ID));
        boolean head = request.method().equals(HttpMethod.HEAD);
        boolean gone = response.closed();
        if (gone) {
            body.release();
        } else {
            response.setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, type)
                    .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
                    .putHeader(REQUEST_ID, id);
            send(response, head, body).onComplete(sent -> body.release());
        }
        log.ended(
                request,
                head ? "HEAD" : status == 405 ? "OTHER" : "GET",
                PATH,
                gone ? CLIENT_LEFT : status,
                System.nanoTime() - arrivedNanos,
                id);
    }

    private static Future<Void> send(HttpServerResponse response, boolean head, ByteBuf body) {
        if (head) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.readableBytes()));
            return response.end();
        }
        return response.end(BufferInternal.buffer(body));
    }

    /**
     * What an operator can set.
     *
     * @param maxProducts in one check, 1 to 300
     * @param everyCombination answers all combinations although the query names some
     * @param deadlineMs 50 or more
     * @param maxBytes of finished XML to remember, for this event loop
     */
    public record Settings(int maxProducts, boolean everyCombination, long deadlineMs, long maxBytes) {
        Settings withMaxBytes(long bytes) {
            return new Settings(maxProducts, everyCombination, deadlineMs, bytes);
        }
    }

    private final class HttpCheck extends PendingCheck {
        private final HttpServerRequest request;
        private final long arrivedNanos;

        HttpCheck(HttpServerRequest request, long arrivedNanos, ProductQuery query) {
            super(query, batches.tick());
            this.request = request;
            this.arrivedNanos = arrivedNanos;
        }

        @Override
        void answer() {
            ByteBuf xml = xml();
            if (xml == null) {
                unavailable();
            } else {
                end(request, arrivedNanos, 200, XML, xml);
            }
        }

        @Override
        void unavailable() {
            if (!request.response().closed()) {
                request.response().putHeader(HttpHeaders.RETRY_AFTER, ONE_SECOND);
            }
            line(request, arrivedNanos, 503, "the catalogue cannot be asked now");
        }

        @Override
        void tooMany() {
            log.met(Limit.PRODUCT_CHECKS);
            unavailable();
        }

        /** Null when a product is there but cannot be read: leaving it out would say that it is not for sale. */
        private @Nullable ByteBuf xml() {
            for (int i = 0; i < size(); i++) {
                CachedProduct product = product(i);
                if (!product.readable()) {
                    assembly.clear();
                    return null;
                }
                ProductXml xml = product.xml();
                if (xml != null) {
                    xml.addTo(assembly, ask(i), settings.everyCombination());
                }
            }
            return assembly.finish();
        }
    }
}
