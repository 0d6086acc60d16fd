package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.NaverSetup;
import dev.naru.mock.ledger.SpaceSettings;
import dev.naru.mock.ledger.Switches;

/** Every answer to a question that the documents leave open: its name, value, default, and where the default is from. */
final class SwitchTable {
    private SwitchTable() {}

    static ArrayNode of(SpaceSettings settings) {
        NaverSetup naver = settings.naver();
        Switches now = settings.switches();
        Switches normal = Switches.defaults();
        boolean sandbox = settings.channels().stream().allMatch(channel -> channel.sandbox());
        ArrayNode table = StrictJson.object().arrayNode();
        row(
                table,
                "judge_mode",
                naver.judgeMode(),
                "lenient",
                "the manuals' own sample differs in fields that Naver may compare");
        row(
                table,
                "area_surcharge_mode",
                naver.areaSurchargeMode(),
                "ADD",
                "shipping chapter of the manual; REPLACE gives its 18 500 example");
        row(table, "threshold_basis", naver.thresholdBasis(), "GROUP", "every example in the manual has one group");
        row(
                table,
                "query_style",
                naver.queryStyle(),
                "FULL",
                "a captured request of Naver; SEED is the manual's shorter form");
        row(table, "sandbox", sandbox, true, "a merchant gets a test channel first");
        row(table, "hide_sandbox", now.hideSandbox(), normal.hideSandbox(), "Iamport V1 notice of 2025-11-25");
        row(
                table,
                "cancel_naverco",
                now.cancelNaverco(),
                normal.cancelNaverco(),
                "undocumented; refused, as refunds go by product order");
        row(table, "php_json", now.phpJson(), normal.phpJson(), "recorded answers are escaped; no client may care");
        return table;
    }

    private static void row(ArrayNode table, String name, Object value, Object otherwise, String source) {
        table.addObject()
                .put("name", name)
                .put("value", String.valueOf(value))
                .put("default", String.valueOf(otherwise))
                .put("source", source);
    }

    static Switches read(Fields body, Switches now) {
        return new Switches(
                body.flag("hide_sandbox", now.hideSandbox()),
                body.flag("cancel_naverco", now.cancelNaverco()),
                body.flag("php_json", now.phpJson()));
    }
}
