package dev.naru.gateway.iamport;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;

/**
 * Hands calls of others on to Iamport, with our token, and the answers back. Fails with {@link IamportFailure} where
 * there is no answer to hand back: an outage, an HTML page, a 401 for our own keys.
 */
public final class Passing {
    private static final int MANY = 8 << 20;

    private final Reads reads;
    private final Writes writes;

    Passing(Reads reads, Writes writes) {
        this.reads = reads;
        this.writes = writes;
    }

    /**
     * Asks once more where that may help, within the total limit of the settings.
     *
     * @param uri path and query, encoded
     */
    public Future<PassedAnswer> get(String uri) {
        return reads.get(RouteClass.PASSED, uri, MANY, Envelope::pass).recover(IamportClient::asFailure);
    }

    /**
     * Sends it once, within the effect limit of the settings; of a failure {@link IamportFailure#mayBeDone()} tells
     * whether what was asked may be done all the same.
     *
     * @param uri path and query, encoded
     * @param headers of the caller that Iamport should see, the type of the body among them
     * @param body may be empty
     */
    public Future<PassedAnswer> send(HttpMethod method, String uri, Map<String, String> headers, Buffer body) {
        return writes.pass(method, uri, headers, body, MANY).recover(IamportClient::asFailure);
    }

    /** A text as one segment of a path, whatever it holds. */
    public static String segment(String text) {
        return IamportClient.segment(text);
    }
}
