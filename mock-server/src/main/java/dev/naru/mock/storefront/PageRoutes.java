package dev.naru.mock.storefront;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Serves the shop's pages. Each is a shell; its script fetches what it shows from {@code /api}. */
final class PageRoutes {
    private final Pages pages;

    PageRoutes(Pages pages) {
        this.pages = pages;
    }

    void mount(Router router) {
        page(router, "/", "home.html");
        page(router, "/products/:id", "product.html");
        page(router, "/cart", "cart.html");
        page(router, "/orders", "orders.html");
        page(router, "/orders/:merchantUid", "order.html");
        router.route("/assets/:name")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(context -> file(context, "assets/" + context.pathParam("name")));
        router.route("/art/:name")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(context -> file(context, "art/" + context.pathParam("name")));
    }

    /** For an address that leads nowhere: a page for people, a problem document for programs. */
    void missing(RoutingContext context) {
        Buffer page = pages.file("pages/missing.html");
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        if (page == null || accept == null || !accept.contains("text/html")) {
            Answers.problem(context, 404, "not_found", "the shop has nothing at this address");
            return;
        }
        context.response().setStatusCode(404);
        send(context, "text/html; charset=utf-8", page);
    }

    private void page(Router router, String path, String name) {
        router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(context -> {
            if (isText(context)) {
                file(context, "pages/" + name);
            } else {
                missing(context);
            }
        });
    }

    // A page's script reads the address too, and stops at bytes that are no UTF-8: the page would stay empty.
    private static boolean isText(RoutingContext context) {
        return context.pathParams().values().stream().noneMatch(value -> value.indexOf('\uFFFD') >= 0);
    }

    private void file(RoutingContext context, String name) {
        Buffer file = pages.file(name);
        if (file == null) {
            missing(context);
        } else {
            send(context, contentType(name), file);
        }
    }

    private static void send(RoutingContext context, String contentType, Buffer body) {
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, contentType).end(body);
    }

    private static String contentType(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return switch (extension) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml; charset=utf-8";
            default -> "application/octet-stream";
        };
    }
}
