package dev.naru.mock.naver.payment;

import dev.naru.mock.http.BadInput;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.Space;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One window of payment-type Naver Pay. Changed only by {@link PaymentDesk}. */
public final class PaymentWindow {
    private final Space space;
    private final Payment payment;
    private final String key;
    private final WindowRequest request;
    private final Promise<PaymentWindow> ended = Promise.promise();
    private boolean busy;
    private @Nullable Ending ending;

    /** Where the buyer stands. */
    public enum State {
        OPEN,
        PAID,
        FAILED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    PaymentWindow(Space space, Payment payment, String key, WindowRequest request) {
        this.space = space;
        this.payment = payment;
        this.key = key;
        this.request = request;
    }

    void busy(boolean nowBusy) {
        busy = nowBusy;
    }

    void end(Ending how) {
        ending = how;
        ended.tryComplete(this);
    }

    void forgotten() {
        ended.tryFail(gone());
    }

    static RuntimeException gone() {
        return BadInput.notFound("the payment was dropped; its window is gone");
    }

    public Space space() {
        return space;
    }

    public Payment payment() {
        return payment;
    }

    /** Unguessable, 22 characters; whoever has it may play the buyer. */
    public String key() {
        return key;
    }

    WindowRequest request() {
        return request;
    }

    boolean busy() {
        return busy;
    }

    /** How it ended, or null while it is open. */
    @Nullable
    Ending ending() {
        return ending;
    }

    /** Completes when the window has ended; fails when the payment is dropped before. */
    Future<PaymentWindow> ended() {
        return ended.future();
    }

    public State state() {
        Ending how = ending;
        if (how == null) {
            return State.OPEN;
        }
        return how.isSuccess() ? State.PAID : State.FAILED;
    }

    boolean registersKey() {
        return request.registration() != null;
    }
}
