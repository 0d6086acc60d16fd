package dev.naru.mock.control;

import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.ledger.Channel;
import dev.naru.mock.ledger.NaverSetup;
import dev.naru.mock.ledger.SpaceSettings;
import dev.naru.mock.ledger.WebhookPolicy;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the changed settings of a merchant over what is set; keys are read by whoever opens a space. */
final class SettingsReader {
    private SettingsReader() {}

    static SpaceSettings read(Fields body, SpaceSettings now) {
        boolean sandbox = body.flag("sandbox", now.channels().get(0).sandbox());
        return new SpaceSettings(
                now.keys(),
                Objects.requireNonNullElse(body.text("shop_name", 40), now.shopName()),
                now.channels().stream()
                        .map(channel -> withSandbox(channel, sandbox))
                        .toList(),
                webhooks(body.object("webhook"), now.webhooks()),
                naver(body, now.naver()),
                SwitchTable.read(body, now.switches()),
                interval(body, now.batchInterval()));
    }

    private static WebhookPolicy webhooks(@Nullable Fields webhook, WebhookPolicy now) {
        if (webhook == null) {
            return now;
        }
        WebhookPolicy policy = PolicyReader.read(webhook, now);
        webhook.rejectUnknown();
        return policy;
    }

    private static NaverSetup naver(Fields body, NaverSetup now) {
        return new NaverSetup(
                url(body, "product_info_url", now.productInfoUrl()),
                url(body, "additional_fee_url", now.additionalFeeUrl()),
                body.word("judge_mode", now.judgeMode(), "lenient", "strict"),
                body.word("area_surcharge_mode", now.areaSurchargeMode(), "ADD", "REPLACE"),
                body.word("threshold_basis", now.thresholdBasis(), "GROUP", "ORDER"),
                body.word("query_style", now.queryStyle(), "FULL", "SEED"));
    }

    private static @Nullable String url(Fields body, String name, @Nullable String now) {
        return body.mentions(name) ? PolicyReader.url(name, body.text(name, 2_000)) : now;
    }

    private static Duration interval(Fields body, Duration now) {
        Duration interval = body.duration("batch_interval");
        if (interval == null) {
            return now;
        }
        if (interval.compareTo(Duration.ofMillis(1)) < 0 || interval.compareTo(Duration.ofDays(1)) > 0) {
            throw BadInput.of("batch_interval must be PT0.001S to P1D");
        }
        return interval;
    }

    private static Channel withSandbox(Channel channel, boolean sandbox) {
        return new Channel(
                channel.pgProvider(), channel.pgId(), sandbox, channel.type(), channel.name(), channel.key());
    }
}
