package dev.naru.gateway.browser;

import static dev.naru.gateway.testing.Await.await;

import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.mock.storefront.Storefront;
import dev.naru.mock.storefront.StorefrontConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** Everything {@code scripts/start} starts, in this JVM on free ports: gateway, mock and demo shop, wired together. */
final class LocalNaru implements AutoCloseable {
    private static final String EVENT_SECRET = "whsec_bmFydS1icm93c2VyLXRlc3RzLXNlY3JldA==";

    private final GatewayFixture gateway;
    private final Storefront shop;
    private final MockControl mock;
    private final MerchantApi merchant;

    private LocalNaru(GatewayFixture gateway, Storefront shop) {
        this.gateway = gateway;
        this.shop = shop;
        this.mock = new MockControl(gateway.mock().url());
        this.merchant = new MerchantApi(gateway.apiUrl(), GatewayFixture.API_KEY);
    }

    /**
     * Starts it with the mock's clock frozen, so that the one-minute batch runs when a test says so.
     *
     * @param settings {@code NARU_*} over the fixture's own
     */
    static LocalNaru start(DatabaseAddress address, Map<String, String> settings) {
        int shopPort = freePort();
        Map<String, String> wired = new HashMap<>(settings);
        wired.put("NARU_EVENT_URL", "http://127.0.0.1:" + shopPort + "/events/naru");
        wired.put("NARU_EVENT_SECRET", EVENT_SECRET);
        GatewayFixture gateway = GatewayFixture.start(address, wired);
        Storefront shop = await(Storefront.start(
                gateway.vertx(),
                StorefrontConfig.fromEnvironment(Map.of(
                        "NARU_SHOP_PORT", Integer.toString(shopPort),
                        "NARU_GATEWAY_API_URL", gateway.apiUrl(),
                        "NARU_API_KEY", GatewayFixture.API_KEY,
                        "NARU_EVENT_SECRET", EVENT_SECRET,
                        "NARU_MOCK_PUBLIC_URL", gateway.mock().url()))));
        await(shop.catalogueLoaded());
        return new LocalNaru(gateway, shop);
    }

    String shopUrl() {
        return shop.url();
    }

    String consoleUrl() {
        return gateway.mock().url() + "/_mock/";
    }

    String adminUrl() {
        return gateway.opsUrl() + "/admin";
    }

    MockControl mock() {
        return mock;
    }

    MerchantApi merchant() {
        return merchant;
    }

    @Override
    public void close() {
        await(shop.close());
        gateway.close();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new IllegalStateException("no free port", failure);
        }
    }
}
