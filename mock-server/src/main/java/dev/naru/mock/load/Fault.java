package dev.naru.mock.load;

import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;

/** Why a request does not count as right, in the few words under which it is counted. */
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fault(String kind) {
        super(kind, null, false, false);
    }

    /** The kind of any failure of a request. */
    static String kindOf(Throwable failure) {
        if (failure instanceof Fault fault) {
            return String.valueOf(fault.getMessage());
        }
        if (failure instanceof TimeoutException) {
            return "no whole answer in time";
        }
        if (failure instanceof ConnectException) {
            return "no connection";
        }
        if (failure instanceof HttpClosedException || failure instanceof IOException) {
            return "connection broke off";
        }
        return "fault of the generator: " + failure;
    }
}
