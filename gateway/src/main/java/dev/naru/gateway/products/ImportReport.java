package dev.naru.gateway.products;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.json.FieldError;
import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.products.ImportLines.Line;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has become of every line of an import so far, and the products that wait to be written. */
final class ImportReport {
    /** A line with more faults than this says so. */
    private static final int MAX_ERRORS_PER_LINE = 20;

    private final Map<String, Product> waiting = new LinkedHashMap<>();
    private final ArrayNode errors = StrictJson.mapper().createArrayNode();
    private int waitingLines;
    private int lines;
    private int imported;

    /** Reads one line; a later line with the same id takes the place of an earlier one, as two calls would. */
    void read(Line line) {
        lines++;
        Buffer json = line.json();
        if (json == null) {
            refuse(line, List.of(new FieldError("", "is longer than " + ImportLines.MAX_LINE_BYTES + " bytes")));
            return;
        }
        try {
            Product product = ProductReader.read(StrictJson.parse(json.getBytes()), null);
            waiting.put(product.id(), product);
            waitingLines++;
        } catch (InvalidJson invalid) {
            refuse(line, invalid.errors());
        }
    }

    private void refuse(Line line, List<FieldError> faults) {
        ObjectNode error = errors.addObject().put("line", line.number());
        ArrayNode list = error.putArray("errors");
        faults.stream()
                .limit(MAX_ERRORS_PER_LINE)
                .forEach(fault -> list.addObject().put("field", fault.field()).put("message", fault.message()));
        if (faults.size() > MAX_ERRORS_PER_LINE) {
            error.put("more_errors", faults.size() - MAX_ERRORS_PER_LINE);
        }
    }

    int lines() {
        return lines;
    }

    int waiting() {
        return waiting.size();
    }

    List<Product> products() {
        return List.copyOf(waiting.values());
    }

    /** The waiting products are committed. */
    void committed() {
        imported += waitingLines;
        waitingLines = 0;
        waiting.clear();
    }

    /**
     * The answer.
     *
     * @param stopped why lines after these were not read, or null
     */
    ObjectNode json(@Nullable String stopped) {
        ObjectNode json = StrictJson.mapper().createObjectNode();
        json.put("lines", lines);
        json.put("imported", imported);
        json.put("refused", errors.size());
        json.put("not_committed", waitingLines);
        json.put("stopped", stopped);
        json.set("errors", errors);
        return json;
    }
}
