package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.SpaceSettings;

/** Every choice where the sources leave one open: what it is set to, its default, and where the default comes from. */
final class SwitchTable {
    private final ArrayNode rows = StrictJson.object().arrayNode();

    private SwitchTable() {}

    static ArrayNode of(SpaceSettings settings) {
        SwitchTable table = new SwitchTable();
        table.row(
                "switches.hide_sandbox",
                String.valueOf(settings.switches().hideSandbox()),
                "true",
                "PortOne notice of 2025-11-25: test-channel payments need include_sandbox=true since 2026-01-26");
        table.row(
                "switches.cancel_naverco",
                String.valueOf(settings.switches().cancelNaverco()),
                "false",
                "undocumented; order-type payments are cancelled by product order");
        table.row(
                "switches.php_json",
                String.valueOf(settings.switches().phpJson()),
                "false",
                "recorded answers escape as PHP does; a client must not care");
        table.row("judge_mode", settings.naver().judgeMode(), "lenient", "the manuals' own sample passes");
        table.row(
                "area_surcharge_mode",
                settings.naver().areaSurchargeMode(),
                "ADD",
                "the shipping chapter's totals; REPLACE gives the manual's 18 500 won for Jeju");
        table.row(
                "threshold_basis",
                settings.naver().thresholdBasis(),
                "GROUP",
                "own choice; every example has one group");
        table.row(
                "query_style",
                settings.naver().queryStyle(),
                "FULL",
                "a captured query; SEED is the manual's short form");
        table.row(
                "webhook.retry",
                String.valueOf(settings.webhooks().retry()),
                "false",
                "PortOne: retries only on request");
        table.row("batch_interval", settings.batchInterval().toString(), "PT1M", "the manual: once a minute");
        return table.rows;
    }

    private void row(String name, String value, String standard, String source) {
        rows.addObject()
                .put("name", name)
                .put("value", value)
                .put("default", standard)
                .put("source", source);
    }
}
