package dev.naru.mock.storefront;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shop's pages, scripts, styles and pictures: read once at the start, then served from memory. */
final class Pages {
    private static final String ROOT = "web/shop/";
    private static final List<String> PAGES =
            List.of("home.html", "product.html", "cart.html", "orders.html", "order.html", "missing.html");
    private static final List<String> PARTS = List.of("head.html", "header.html", "footer.html");
    private static final List<String> FILES = List.of(
            "assets/shop.css",
            "assets/common.js",
            "assets/words.js",
            "assets/lines.js",
            "assets/npay.js",
            "assets/checkout.js",
            "assets/again.js",
            "assets/home.js",
            "assets/product.js",
            "assets/cart.js",
            "assets/orders.js",
            "assets/order.js",
            "art/shop.svg",
            "art/plain.svg",
            "art/singleProductId.svg",
            "art/optionProductId.svg",
            "art/jejuProductId.svg",
            "art/engravedProductId.svg",
            "art/soldOutProductId.svg");

    private final Map<String, Buffer> files;

    private Pages(Map<String, Buffer> files) {
        this.files = files;
    }

    static Future<Pages> read(Vertx vertx, StorefrontConfig config) {
        List<String> names = new ArrayList<>(FILES);
        PAGES.forEach(page -> names.add("pages/" + page));
        PARTS.forEach(part -> names.add("pages/parts/" + part));
        List<Future<Buffer>> reads = names.stream()
                .map(name -> vertx.fileSystem().readFile(ROOT + name))
                .toList();
        // Named only here: a remark on each read may come after the news that all of them are done.
        return Future.all(reads).map(all -> {
            Map<String, Buffer> read = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                read.put(names.get(i), all.resultAt(i));
            }
            return new Pages(filledIn(read, config));
        });
    }

    /** A file by its path under the shop's resources, or null: names come from requests. */
    @Nullable
    Buffer file(String name) {
        return files.get(name);
    }

    private static Map<String, Buffer> filledIn(Map<String, Buffer> read, StorefrontConfig config) {
        Map<String, Buffer> files = new HashMap<>(read);
        for (String page : PAGES) {
            String html = text(read, "pages/" + page);
            for (String part : PARTS) {
                html = html.replace("{{" + part + "}}", text(read, "pages/parts/" + part));
            }
            html = html.replace("{{mock}}", escaped(config.mockPublicUrl()))
                    .replace("{{user_code}}", escaped(config.userCode()));
            files.put("pages/" + page, Buffer.buffer(html));
        }
        return Map.copyOf(files);
    }

    private static String text(Map<String, Buffer> read, String name) {
        Buffer file = read.get(name);
        if (file == null) {
            throw new IllegalStateException("not read: " + name);
        }
        return file.toString(StandardCharsets.UTF_8);
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
