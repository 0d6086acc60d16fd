package dev.naru.mock.iamport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.Switch;
import java.util.List;
import java.util.function.Function;

/**
 * {@code page} and {@code limit} of a list request.
 *
 * @param page from 1
 * @param limit rows on a page, at least 1
 */
record Paging(int page, int limit) {
    private static final int DEFAULT_LIMIT = 20;
    private static final int LAST_PAGE = 1_000_000;

    static Paging of(Call call) {
        int most = (int) call.space().settings().switches().number(Switch.PAGE_LIMIT);
        int limit = (int) call.query().number("limit", Math.min(DEFAULT_LIMIT, most), 1, most);
        return new Paging((int) call.query().number("page", 1, 1, LAST_PAGE), limit);
    }

    /** The number of the last page of so many rows; 1 even when there are none. */
    int lastPage(int rows) {
        return Math.max(1, (rows + limit - 1) / limit);
    }

    /** This page on the wire: {@code {list, next, previous, total}}, 0 where there is no such page. */
    <T> ObjectNode json(List<T> all, Function<T, ? extends JsonNode> row) {
        ObjectNode json = StrictJson.object();
        ArrayNode list = json.putArray("list");
        all.stream().skip((long) (page - 1) * limit).limit(limit).forEach(each -> list.add(row.apply(each)));
        json.put("next", page < lastPage(all.size()) ? page + 1 : 0);
        json.put("previous", Math.min(page - 1, lastPage(all.size())));
        json.put("total", all.size());
        return json;
    }
}
