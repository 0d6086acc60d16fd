package dev.naru.gateway.proxy;

/** Ends a request of the front with an answer. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient FrontAnswer answer;

    private Refusal(FrontAnswer answer) {
        super(answer.status() + " " + answer.ownCode(), null, false, false);
        this.answer = answer;
    }

    /**
     * A refusal of ours.
     *
     * @param ownCode stable, lower case with underscores
     */
    static Refusal of(int status, String ownCode, String message) {
        return new Refusal(FrontAnswer.refusal(status, ownCode, message));
    }

    /** Too many wrong keys or tokens came from one address. */
    static Refusal tooManyFailures() {
        return of(429, "too_many_failures", Messages.TOO_MANY_FAILURES);
    }

    /** The key is good, but not where it comes from. */
    static Refusal addressNotAllowed() {
        return of(403, "address_not_allowed", Messages.ADDRESS_NOT_ALLOWED);
    }

    FrontAnswer answer() {
        return answer;
    }
}
