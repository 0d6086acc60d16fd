package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.Channel;
import dev.naru.mock.ledger.NaverSetup;
import dev.naru.mock.ledger.SpaceSettings;
import dev.naru.mock.ledger.Switches;
import dev.naru.mock.ledger.WebhookPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Settings of a merchant space, in and out of JSON; what a request leaves out stays as it is. */
final class SettingsJson {
    private static final int MAX_CHANNELS = 20;

    private SettingsJson() {}

    static ObjectNode of(SpaceSettings settings) {
        ObjectNode json = StrictJson.object()
                .put("imp_key", settings.keys().impKey())
                .put("imp_secret", settings.keys().impSecret())
                .put("user_code", settings.keys().userCode())
                .put("shop_name", settings.shopName());
        ArrayNode channels = json.putArray("channels");
        settings.channels()
                .forEach(channel -> channels.addObject()
                        .put("pg_provider", channel.pgProvider())
                        .put("pg_id", channel.pgId())
                        .put("sandbox", channel.sandbox())
                        .put("type", channel.type())
                        .put("channel_name", channel.name())
                        .put("channel_key", channel.key()));
        json.set("webhook", WebhookJson.of(settings.webhooks()));
        json.put("product_info_url", settings.naver().productInfoUrl())
                .put("additional_fee_url", settings.naver().additionalFeeUrl())
                .put("judge_mode", settings.naver().judgeMode())
                .put("area_surcharge_mode", settings.naver().areaSurchargeMode())
                .put("threshold_basis", settings.naver().thresholdBasis())
                .put("query_style", settings.naver().queryStyle());
        json.set("switches", SwitchJson.of(settings.switches()));
        return json.put("batch_interval", settings.batchInterval().toString());
    }

    /** Reads every settable field over {@code before}; the keys are not among them. */
    static SpaceSettings read(Fields body, SpaceSettings before) {
        Fields webhook = body.object("webhook");
        WebhookPolicy policy = webhook == null ? before.webhooks() : policy(webhook, before.webhooks());
        if (webhook != null) {
            webhook.rejectUnknown();
        }
        Duration interval = body.duration("batch_interval");
        if (interval != null && (interval.toMillis() < 1 || interval.compareTo(Duration.ofDays(1)) > 0)) {
            throw BadInput.of("batch_interval must be PT0.001S to PT24H");
        }
        return new SpaceSettings(
                before.keys(),
                Objects.requireNonNullElse(body.text("shop_name", 100), before.shopName()),
                channels(body, before.channels()),
                policy,
                naver(body, before.naver()),
                switches(body, before.switches()),
                interval == null ? before.batchInterval() : interval);
    }

    static WebhookPolicy policy(Fields body, WebhookPolicy before) {
        String format = body.word("content_type", before.format().wireName(), "json", "form");
        String mode = body.word("mode", before.mode().wireName(), "deliver", "drop", "hold");
        return new WebhookPolicy(
                url(body, "url", before.url()),
                WebhookPolicy.Format.valueOf(format.toUpperCase(Locale.ROOT)),
                body.flag("retry", before.retry()),
                WebhookPolicy.Mode.valueOf(mode.toUpperCase(Locale.ROOT)),
                (int) body.number("copies", before.copies(), 1, 10));
    }

    private static NaverSetup naver(Fields body, NaverSetup before) {
        return new NaverSetup(
                url(body, "product_info_url", before.productInfoUrl()),
                url(body, "additional_fee_url", before.additionalFeeUrl()),
                body.word("judge_mode", before.judgeMode(), "lenient", "strict"),
                body.word("area_surcharge_mode", before.areaSurchargeMode(), "ADD", "REPLACE"),
                body.word("threshold_basis", before.thresholdBasis(), "GROUP", "ORDER"),
                body.word("query_style", before.queryStyle(), "FULL", "SEED", "SINGULAR"));
    }

    private static Switches switches(Fields body, Switches before) {
        Fields switches = body.object("switches");
        if (switches == null) {
            return before;
        }
        return SwitchJson.read(switches, before);
    }

    private static List<Channel> channels(Fields body, List<Channel> before) {
        if (!body.mentions("channels")) {
            return before;
        }
        List<Channel> channels = new ArrayList<>();
        for (Fields channel : body.objects("channels", MAX_CHANNELS)) {
            String provider = channel.requiredText("pg_provider", 16);
            channels.add(new Channel(
                    provider,
                    Objects.requireNonNullElse(channel.text("pg_id", 80), provider + "-local"),
                    channel.flag("sandbox", true),
                    channel.word("type", "payment", "payment", "api_payment", "certification"),
                    Objects.requireNonNullElse(channel.text("channel_name", 100), provider),
                    Objects.requireNonNullElse(
                            channel.text("channel_key", 100), "channel-key-" + provider + "-local")));
            channel.rejectUnknown();
        }
        if (channels.isEmpty()) {
            throw BadInput.of("channels must have at least one channel");
        }
        return channels;
    }

    /** An http or https URL; null takes the setting away, leaving it out keeps it. */
    static @Nullable String url(Fields body, String name, @Nullable String before) {
        if (!body.mentions(name)) {
            return before;
        }
        String url = body.text(name, 2048);
        try {
            URI uri = url == null ? null : URI.create(url);
            if (uri == null
                    || (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("(?i)https?"))) {
                return url;
            }
        } catch (IllegalArgumentException malformed) {
            throw BadInput.of(name + " must be an http or https URL");
        }
        throw BadInput.of(name + " must be an http or https URL");
    }
}
