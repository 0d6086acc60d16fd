package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.Answers;
import dev.naru.mock.http.MethodTable;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.inspection.Fault;
import dev.naru.mock.inspection.Remark;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** What Naver Pay's inspection would fault in this shop. */
final class InspectionRoutes {
    private final Selected selected;

    InspectionRoutes(Selected selected) {
        this.selected = selected;
    }

    void mount(Router router) {
        MethodTable.get(router, "/_mock/v1/inspection", this::list);
    }

    private void list(RoutingContext ctx) {
        ArrayNode list = StrictJson.object().arrayNode();
        selected.space(ctx).inspection().remarks().forEach(remark -> list.add(json(remark)));
        Answers.data(ctx, list);
    }

    private static ObjectNode json(Remark remark) {
        ObjectNode json = StrictJson.object().put("code", remark.fault().name());
        wording(json.putObject("title"), remark.fault().title());
        wording(json.putObject("why"), remark.fault().why());
        return json.put("merchant_uid", remark.merchantUid())
                .put("imp_uid", remark.impUid())
                .put("evidence", remark.evidence())
                .put("count", remark.count())
                .put("first_at", remark.firstAt().toString())
                .put("last_at", remark.lastAt().toString());
    }

    private static void wording(ObjectNode json, Fault.Wording wording) {
        json.put("ko", wording.ko()).put("en", wording.en());
    }
}
