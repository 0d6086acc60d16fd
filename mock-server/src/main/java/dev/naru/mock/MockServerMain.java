package dev.naru.mock;

/** Starts the mock server from the command line. */
public final class MockServerMain {
    private MockServerMain() {}

    public static void main(String[] args) {
        org.slf4j.LoggerFactory.getLogger(MockServerMain.class).info("naru mock-server");
    }
}
