package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.NaverSetup;
import dev.naru.mock.ledger.SpaceSettings;
import dev.naru.mock.ledger.Switch;

/**
 * Every choice where the sources leave one open: what it is set to, what it may be, its default, and where the default
 * comes from. A row's name is the path of the field in {@code PUT /_mock/v1/merchants/{imp_key}}.
 */
final class SwitchTable {
    private final ArrayNode rows = StrictJson.object().arrayNode();

    private SwitchTable() {}

    static ArrayNode of(SpaceSettings settings) {
        SwitchTable table = new SwitchTable();
        for (Switch each : Switch.values()) {
            table.row("switches." + each.wireName(), settings.switches().word(each), each.answer(), each.source());
        }
        table.naver(settings.naver());
        table.row(
                "webhook.retry",
                String.valueOf(settings.webhooks().retry()),
                Switch.Answer.flag(false),
                "PortOne: retries only on request");
        table.add(
                "batch_interval", "duration", settings.batchInterval().toString(), "PT1M", "the manual: once a minute");
        return table.rows;
    }

    private void naver(NaverSetup naver) {
        words("judge_mode", naver.judgeMode(), "the manuals' own sample passes", "lenient", "strict");
        words(
                "area_surcharge_mode",
                naver.areaSurchargeMode(),
                "the shipping chapter's totals; REPLACE gives the manual's 18 500 won for Jeju",
                "ADD",
                "REPLACE");
        words("threshold_basis", naver.thresholdBasis(), "own choice; every example has one group", "GROUP", "ORDER");
        words(
                "query_style",
                naver.queryStyle(),
                "a captured query; SEED is the manual's short form, SINGULAR its prose's optionManageCode",
                "FULL",
                "SEED",
                "SINGULAR");
    }

    private void words(String name, String value, String source, String... words) {
        row(name, value, Switch.Answer.oneOf(words), source);
    }

    private void row(String name, String value, Switch.Answer answer, String source) {
        String kind = answer.isFlag() ? "flag" : answer.isNumber() ? "number" : "word";
        ObjectNode row = add(name, kind, value, answer.standard(), source);
        if (answer.isNumber()) {
            row.put("min", answer.min()).put("max", answer.max());
        } else {
            ArrayNode words = row.putArray("values");
            answer.words().forEach(words::add);
        }
    }

    private ObjectNode add(String name, String kind, String value, String standard, String source) {
        return rows.addObject()
                .put("name", name)
                .put("kind", kind)
                .put("value", value)
                .put("default", standard)
                .put("source", source);
    }
}
