package dev.naru.gateway.iamport;

import dev.naru.gateway.iamport.IamportFailure.Kind;
import dev.naru.gateway.platform.http.Problem;
import java.util.concurrent.TimeoutException;

/** What a caller of {@code /v1} is told when Iamport did not do what the answer needs. */
public final class IamportProblem {
    private IamportProblem() {}

    /**
     * The problem to answer with: 422 {@code iamport_declined} where Iamport understood and refused, with its own words
     * untouched, and 503 {@code iamport_unavailable} for every other reason. A failure that is not Iamport's is returned
     * as it is.
     *
     * @param detail one English sentence that says what is to be done about it
     */
    public static Throwable of(Throwable failure, String detail) {
        if (failure instanceof TimeoutException) {
            return Problem.of(503, "iamport_unavailable", detail);
        }
        if (!(failure instanceof IamportFailure known)) {
            return failure;
        }
        boolean declined = known.kind() == Kind.DECLINED || known.kind() == Kind.NOT_FOUND;
        Problem problem =
                declined ? Problem.of(422, "iamport_declined", detail) : Problem.of(503, "iamport_unavailable", detail);
        // Without a code there was no envelope, and then the message is ours.
        return known.code() == 0
                ? problem
                : problem.withUpstream(
                        new Problem.Upstream(known.httpStatus(), known.code(), String.valueOf(known.getMessage())));
    }
}
