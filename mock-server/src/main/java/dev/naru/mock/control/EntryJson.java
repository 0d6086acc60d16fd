package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.journal.Entry;
import java.util.List;

/** Journal entries as the control API shows them. */
final class EntryJson {
    private EntryJson() {}

    static ObjectNode of(Entry entry) {
        ObjectNode json = brief(entry);
        json.set("detail", entry.detail());
        return json;
    }

    /** Without the details. */
    static ObjectNode brief(Entry entry) {
        return StrictJson.object()
                .put("id", entry.id())
                .put("at", entry.at().toString())
                .put("type", entry.type().wireName())
                .put("summary", entry.summary())
                .put("merchant_uid", entry.merchantUid())
                .put("imp_uid", entry.impUid());
    }

    static ArrayNode list(List<Entry> entries) {
        ArrayNode list = StrictJson.object().arrayNode();
        entries.forEach(entry -> list.add(of(entry)));
        return list;
    }
}
