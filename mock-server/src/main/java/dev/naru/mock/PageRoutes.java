package dev.naru.mock;

import dev.naru.mock.http.StaticFiles;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Which file answers which address: the stand-ins at their real names, the checkout window, the console. */
final class PageRoutes {
    private final StaticFiles files;

    PageRoutes(StaticFiles files) {
        this.files = files;
    }

    void mount(Router router) {
        // One script plays both generations of the SDK, and one both buttons; each looks at its own address.
        router.getWithRegex("/js/iamport\\.payment-[A-Za-z0-9.-]+\\.js")
                .handler(ctx -> files.send(ctx, "sdk/iamport.js"));
        page(router, "/v1/iamport.js", "sdk/iamport.js");
        page(router, "/customer/js/naverPayButton.js", "sdk/naverPayButton.js");
        page(router, "/customer/js/mobile/naverPayButton.js", "sdk/naverPayButton.js");
        page(router, "/wcslog.js", "sdk/wcslog.js");

        page(router, "/customer/buy/*", "window/index.html");
        page(router, "/o/customer/buy/*", "window/index.html");
        page(router, "/customer/wishlistPopup.nhn", "window/wishlist.html");
        page(router, "/mobile/customer/wishList.nhn", "window/wishlist.html");
        page(router, "/naverpay/payments/:key", "payment/index.html");
        assets(router, "window");
        assets(router, "payment");
        assets(router, "try");
        assets(router, "console");
        assets(router, "common");

        index(router, "/_mock", "console/index.html");
        index(router, "/_mock/try", "try/index.html");
        router.get("/").handler(ctx -> {
            String accept = ctx.request().getHeader("Accept");
            if (accept != null && accept.contains("text/html")) {
                redirect(ctx, "/_mock/");
            } else {
                ctx.next();
            }
        });
    }

    private void page(Router router, String path, String file) {
        router.get(path).handler(ctx -> files.send(ctx, file));
    }

    /** The router takes /_mock and /_mock/ for the same path, but relative links do not. */
    private void index(Router router, String path, String file) {
        router.get(path).handler(ctx -> {
            if (ctx.normalizedPath().endsWith("/")) {
                files.send(ctx, file);
            } else {
                redirect(ctx, path + "/");
            }
        });
    }

    private void assets(Router router, String folder) {
        String prefix = "/_mock/assets/" + folder + "/";
        router.get(prefix + "*")
                .handler(ctx ->
                        files.send(ctx, folder + "/" + ctx.normalizedPath().substring(prefix.length())));
    }

    private static void redirect(RoutingContext ctx, String path) {
        ctx.response().setStatusCode(302).putHeader("Location", path).end();
    }
}
