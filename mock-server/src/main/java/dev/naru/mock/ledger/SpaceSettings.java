package dev.naru.mock.ledger;

import java.time.Duration;
import java.util.List;

/**
 * What can be set for one merchant space.
 *
 * @param keys what identifies the merchant
 * @param shopName shown in the checkout window
 * @param channels payment services, the first one is the default
 * @param batchInterval virtual time between two polling batches
 */
public record SpaceSettings(
        Keys keys,
        String shopName,
        List<Channel> channels,
        WebhookPolicy webhooks,
        NaverSetup naver,
        Switches switches,
        Duration batchInterval) {
    /** REST key and secret, and the identification code of the page. */
    public record Keys(String impKey, String impSecret, String userCode) {}

    public SpaceSettings {
        channels = List.copyOf(channels);
    }

    public SpaceSettings withWebhooks(WebhookPolicy value) {
        return new SpaceSettings(keys, shopName, channels, value, naver, switches, batchInterval);
    }

    public SpaceSettings withNaver(NaverSetup value) {
        return new SpaceSettings(keys, shopName, channels, webhooks, value, switches, batchInterval);
    }

    public SpaceSettings withChannels(List<Channel> value) {
        return new SpaceSettings(keys, shopName, value, webhooks, naver, switches, batchInterval);
    }
}
