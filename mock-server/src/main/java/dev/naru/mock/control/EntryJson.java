package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.journal.Entry;

/** A journal entry on the wire. */
final class EntryJson {
    private EntryJson() {}

    static ObjectNode of(Entry entry) {
        ObjectNode json = StrictJson.object()
                .put("id", entry.id())
                .put("at", entry.at().toString())
                .put("type", entry.type())
                .put("summary", entry.summary())
                .put("merchant_uid", entry.merchantUid())
                .put("imp_uid", entry.impUid());
        json.set("detail", entry.detail());
        return json;
    }
}
