package dev.naru.gateway.events;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A shop's event endpoint on the JDK's own HTTP server, answering as a test tells it to. */
final class Shop implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Answering answering = exchange -> exchange.sendResponseHeaders(204, -1);

    record Received(
            String host, String path, String contentType, String id, String timestamp, String signature, String body) {}

    @FunctionalInterface
    interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    Shop() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        received.add(new Received(
                exchange.getRequestHeaders().getFirst("Host"),
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        answering.answer(exchange);
        exchange.close();
    }

    void answers(int status) {
        answering = exchange -> exchange.sendResponseHeaders(status, -1);
    }

    /** Refuses every request whose number, from 1, {@code n} divides. */
    void failsEvery(int n) {
        answering = exchange -> exchange.sendResponseHeaders(received.size() % n == 0 ? 500 : 204, -1);
    }

    void answers(int status, String header, String value) {
        answering = exchange -> {
            exchange.getResponseHeaders().set(header, value);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** Answers with a body that does not end until the caller goes away. */
    void answersEndlessly(int status) {
        answering = exchange -> {
            exchange.sendResponseHeaders(status, 0);
            byte[] block = new byte[8192];
            while (closing.getCount() > 0) {
                exchange.getResponseBody().write(block);
                exchange.getResponseBody().flush();
            }
        };
    }

    /** Takes the request and says nothing. */
    void hangs() {
        answering = exchange -> {
            try {
                closing.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };
    }

    List<Received> received() {
        return received;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/events");
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
