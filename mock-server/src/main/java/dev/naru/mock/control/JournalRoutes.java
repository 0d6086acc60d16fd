package dev.naru.mock.control;

import dev.naru.mock.http.Answers;
import dev.naru.mock.http.MethodTable;
import dev.naru.mock.http.QueryString;
import dev.naru.mock.journal.Entry;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The journal, the newest entry first. */
final class JournalRoutes {
    private final Selected selected;

    JournalRoutes(Selected selected) {
        this.selected = selected;
    }

    void mount(Router router) {
        MethodTable.get(router, "/_mock/v1/journal", this::list);
    }

    private void list(RoutingContext ctx) {
        QueryString query = Selected.query(ctx);
        String merchantUid = query.first("merchant_uid");
        String impUid = query.first("imp_uid");
        String type = query.first("type");
        List<Entry> found = selected.space(ctx)
                .journal()
                .newest(
                        entry -> (merchantUid == null || merchantUid.equals(entry.merchantUid()))
                                && (impUid == null || impUid.equals(entry.impUid()))
                                && (type == null || type.equals(entry.type().wireName())),
                        Selected.limit(ctx, 200));
        Answers.data(ctx, EntryJson.list(found));
    }
}
