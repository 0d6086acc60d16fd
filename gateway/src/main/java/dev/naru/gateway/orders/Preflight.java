package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.orders.fees.ShippingFees;
import dev.naru.gateway.platform.json.Fields;
import dev.naru.gateway.products.Zone;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Says line by line what Naver would refuse about a cart, before anybody tries; prices as {@link OrderPlacing} does. */
final class Preflight {
    private static final String READY_MADE = "naver_products";

    /** Our words for a cart's fields, and Iamport's for the same in a ready-made array. */
    private static final Map<String, String> WIRE_NAMES = Map.of(
            "product_id", "id",
            "manage_code", "selectionCode",
            "value_id", "code",
            "name", "label",
            "text", "value");

    private final OrderPlacing placing;
    private final CartReader reader;
    private final int maxItems;

    Preflight(OrderPlacing placing, OrderSettings settings) {
        this.placing = placing;
        this.reader = new CartReader(settings.maxItems());
        this.maxItems = settings.maxItems();
    }

    /**
     * Checks the body of {@code POST /v1/orders}, or {@code {"naver_products": [...]}} as it was built for {@code
     * IMP.request_pay}. Completes with the report; fails with {@link dev.naru.gateway.platform.json.InvalidJson} for a
     * body that is neither.
     */
    Future<JsonNode> check(UUID merchantId, JsonNode body) {
        if (!body.isObject() || !body.has(READY_MADE)) {
            return placing.quote(merchantId, CartMerger.merge(reader.read(body).items()))
                    .map(priced -> report(priced, List.of()));
        }
        JsonNode products = readyMade(Fields.of(body));
        NaverCartReader naver = new NaverCartReader();
        List<Cart.Item> items = naver.read(READY_MADE, products);
        return placing.quote(merchantId, items).map(priced -> {
            List<Finding> more = new ArrayList<>(naver.findings());
            List<Quote.Item> quoted = priced.quote().items();
            for (int i = 0; i < quoted.size(); i++) {
                more.addAll(new NaverProductsComparison().compare(quoted.get(i), products.get(i)));
            }
            return report(priced, more);
        });
    }

    private JsonNode readyMade(Fields fields) {
        JsonNode products = fields.raw(READY_MADE);
        if (products == null || !products.isArray() || products.isEmpty() || products.size() > maxItems) {
            fields.error(READY_MADE, "must be an array of 1 to " + maxItems + " products");
        }
        fields.done();
        return products == null ? OrderJson.array() : products;
    }

    private JsonNode report(Priced priced, List<Finding> more) {
        Quote quote = priced.quote();
        boolean isOk = quote.isAcceptable() && more.stream().noneMatch(Finding::blocks);
        ObjectNode report = OrderJson.object().put("ok", isOk).put("ordered_amount", quote.goodsAmount());
        ArrayNode lines = report.putArray("lines");
        Set<Finding> told = new HashSet<>();
        for (Quote.Item item : quote.items()) {
            for (Quote.Line line : item.lines()) {
                List<Finding> findings = new ArrayList<>(line.findings());
                more.stream()
                        .filter(finding -> !told.contains(finding) && isAbout(finding, item, line))
                        .forEach(findings::add);
                told.addAll(findings);
                ObjectNode json = OrderView.line(line.line());
                ArrayNode array = json.put("field", line.field()).putArray("findings");
                findings.forEach(finding -> array.add(inCallersWords(finding).toJson()));
                lines.add(json);
            }
        }
        ArrayNode rest = report.putArray("findings");
        quote.findings().forEach(finding -> rest.add(finding.toJson()));
        more.stream().filter(finding -> !told.contains(finding)).forEach(finding -> rest.add(finding.toJson()));
        report.set("shipping", shipping(priced));
        return report;
    }

    /** An option's fault is told at the option; the product's at the product's first line. */
    private static boolean isAbout(Finding finding, Quote.Item item, Quote.Line line) {
        if (isWithin(finding.field(), line.field()) && !line.field().equals(item.field())) {
            return true;
        }
        boolean ofAnother = item.lines().stream()
                .anyMatch(other -> !other.field().equals(item.field()) && isWithin(finding.field(), other.field()));
        return !ofAnother && isWithin(finding.field(), item.field());
    }

    private static boolean isWithin(String field, String parent) {
        return field.equals(parent) || field.startsWith(parent + ".");
    }

    private static Finding inCallersWords(Finding finding) {
        if (!finding.field().startsWith(READY_MADE)) {
            return finding;
        }
        int dot = finding.field().lastIndexOf('.');
        String last = finding.field().substring(dot + 1);
        boolean isOurs = finding.code() != FindingCode.MALFORMED && !isComparison(finding);
        String name = isOurs ? WIRE_NAMES.getOrDefault(last, last) : last;
        return new Finding(finding.code(), finding.field().substring(0, dot + 1) + name, finding.en(), finding.ko());
    }

    private static boolean isComparison(Finding finding) {
        return switch (finding.code()) {
            case MISSING, NOT_EXPECTED, DIFFERS, DIFFERS_UNCHECKED -> true;
            default -> false;
        };
    }

    private ObjectNode shipping(Priced priced) {
        ShippingJudge judge = new ShippingJudge(placing.rule(priced));
        ObjectNode json = OrderJson.object();
        for (Zone zone : Zone.values()) {
            ShippingFees fees = judge.feesIn(zone, priced.knownLines());
            json.putObject(zone.name().toLowerCase(Locale.ROOT))
                    .put("prepaid", fees.prepaid())
                    .put("collect", fees.collect());
        }
        return json;
    }
}
