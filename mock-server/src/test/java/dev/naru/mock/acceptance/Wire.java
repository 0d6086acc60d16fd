package dev.naru.mock.acceptance;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Requests as they stand, byte for byte. Characters up to U+00FF are the bytes of that value. */
final class Wire {
    private static final int DEADLINE_MS = 20_000;

    private Wire() {}

    /** Sends a request that asks to close, and answers what came until the server did. */
    static String request(String url, String body, String... head) {
        return send(url, String.join("\r\n", head) + "\r\nConnection: close\r\n\r\n" + body);
    }

    /** Sends each part in a packet of its own, the next one when the one before is certainly read. */
    static String send(String url, String... parts) {
        URI server = URI.create(url);
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(DEADLINE_MS);
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            for (String part : parts) {
                out.write(part.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
                letTheServerRead(url, parts.length);
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The answer in what came over the wire, for one that names its length. */
    static Answer answer(String raw) {
        String[] parts = raw.split("\r\n\r\n", 2);
        if (parts.length < 2) {
            throw new AssertionError("no answer: " + raw);
        }
        HttpHeaders none = HttpHeaders.of(Map.of(), (name, value) -> true);
        return new Answer(Integer.parseInt(raw.split(" ", 3)[1]), none, parts[1]);
    }

    /** Another whole exchange on the server's one event loop happens after what it had been sent before. */
    private static void letTheServerRead(String url, int parts) throws IOException {
        if (parts > 1) {
            URI.create(url + "/_mock/v1/health").toURL().openStream().close();
        }
    }
}
