package dev.naru.gateway;

/** Starts the gateway from the command line. */
public final class GatewayMain {
    private GatewayMain() {}

    public static void main(String[] args) {
        org.slf4j.LoggerFactory.getLogger(GatewayMain.class).info("naru gateway");
    }
}
