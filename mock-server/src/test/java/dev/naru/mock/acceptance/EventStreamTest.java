package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Server-sent events of the journal. */
class EventStreamTest {
    @RegisterExtension
    final Mock mock = new Mock();

    @Test
    void readerSeesEachEntryAsItHappens() throws IOException {
        try (Socket socket = follow("")) {
            BufferedReader lines = reader(socket);
            next(lines, "retry: ");
            mock.open(Carts.jeju("m1"));

            assertThat(next(lines, "id: ")).isEqualTo("1");
            assertThat(next(lines, "data: "))
                    .contains("\"type\":\"sdk.request_pay\"")
                    .contains("\"merchant_uid\":\"m1\"");
        }
    }

    @Test
    void readerThatWasAwayResumesAfterTheLastEntryItSaw() throws IOException {
        mock.open(Carts.jeju("m1"));
        mock.open(Carts.jeju("m2"));
        mock.open(Carts.jeju("m3"));

        try (Socket socket = follow("Last-Event-ID: 1\r\n")) {
            BufferedReader lines = reader(socket);

            assertThat(next(lines, "data: ")).contains("\"merchant_uid\":\"m2\"");
            assertThat(next(lines, "data: ")).contains("\"merchant_uid\":\"m3\"");
        }
    }

    private Socket follow(String headers) throws IOException {
        URI url = URI.create(mock.url());
        Socket socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(String.join("\r\n", "GET /_mock/v1/events HTTP/1.1", "Host: 127.0.0.1", headers, "")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String next(BufferedReader lines, String prefix) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(prefix)) {
                return line.substring(prefix.length());
            }
        }
        throw new AssertionError("the stream ended before " + prefix);
    }
}
