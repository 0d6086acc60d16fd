package dev.naru.mock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Outbound;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.NaverSetup;
import dev.naru.mock.naver.checkout.ShopQuestions;
import dev.naru.mock.naver.judge.Judge;
import dev.naru.mock.naver.judge.JudgeMode;
import dev.naru.mock.naver.judge.ProductInfoExchange;
import dev.naru.mock.naver.judge.Verdict;
import dev.naru.mock.naver.judge.VerdictJson;
import dev.naru.mock.naver.judge.VerdictText;
import dev.naru.mock.naver.products.CartLines;
import dev.naru.mock.naver.products.NaverProduct;
import dev.naru.mock.naver.products.NaverProducts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * The judge on the command line: what would Naver say to this cart, given that answer? Exit code 0 when the order would go
 * through, 1 when it would be refused, 2 when the question cannot be asked.
 */
public final class JudgeCommand {
    private static final int ACCEPTED = 0;
    private static final int REFUSED = 1;
    private static final int NOT_ASKED = 2;
    private static final int MAX_CART_BYTES = 1024 * 1024;
    private static final int MAX_XML_BYTES = 2 * 1024 * 1024;
    private static final int FETCH_SECONDS = 20;

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    JudgeCommand(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new JudgeCommand(System.in, out, err).run(List.of(args)));
    }

    /** Runs once and answers the exit code. */
    int run(List<String> args) {
        try {
            JudgeArguments asked = JudgeArguments.parse(args);
            List<NaverProduct> products = cart(read(asked.cart(), MAX_CART_BYTES));
            Verdict verdict = new Judge(JudgeMode.valueOf(asked.mode().toUpperCase(Locale.ROOT)))
                    .judge(products, exchange(asked, products));
            out.println(
                    asked.json()
                            ? VerdictJson.of(verdict).toPrettyString()
                            : new VerdictText(asked.korean()).of(verdict));
            return verdict.outcome() == Verdict.Outcome.ACCEPTED ? ACCEPTED : REFUSED;
        } catch (BadInput wrong) {
            err.println("judge: " + wrong.sentence());
        } catch (IOException unreadable) {
            err.println("judge: cannot read " + unreadable.getMessage());
        }
        return NOT_ASKED;
    }

    private byte[] read(String file, int maxBytes) throws IOException {
        try (InputStream source = file.equals("-") ? in : Files.newInputStream(Path.of(file))) {
            byte[] bytes = source.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw BadInput.of(file + " is larger than " + maxBytes + " bytes");
            }
            return bytes;
        }
    }

    private static List<NaverProduct> cart(byte[] bytes) {
        JsonNode cart = StrictJson.parse(bytes);
        return NaverProducts.parse(cart.isObject() ? cart.get("naverProducts") : cart)
                .fold(NaverProducts.Parsed::products, refused -> {
                    throw BadInput.of(refused.problems().stream()
                            .limit(10)
                            .map(problem ->
                                    problem.path() + ": " + problem.message().en())
                            .collect(Collectors.joining("; ")));
                });
    }

    private ProductInfoExchange exchange(JudgeArguments asked, List<NaverProduct> products) throws IOException {
        if (asked.xml() != null) {
            return ProductInfoExchange.pasted(new String(read(asked.xml(), MAX_XML_BYTES), StandardCharsets.UTF_8));
        }
        NaverSetup setup = NaverSetup.defaults(asked.url(), null);
        Vertx vertx = Vertx.vertx();
        try {
            // An answer is read on the event loop that asked; from this thread its end could be missed.
            return Future.<ProductInfoExchange>future(
                            answer -> vertx.runOnContext(loop -> new ShopQuestions(Outbound.open(vertx))
                                    .products(asked.url(), setup, products, CartLines.of(products))
                                    .onComplete(answer)))
                    .await(FETCH_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stuck) {
            throw BadInput.of("the product check did not end within " + FETCH_SECONDS + " s");
        } finally {
            vertx.close();
        }
    }
}
