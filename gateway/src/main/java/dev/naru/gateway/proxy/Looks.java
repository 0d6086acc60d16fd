package dev.naru.gateway.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.naru.gateway.iamport.IamportClient;
import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.iamport.IamportPayment;
import dev.naru.gateway.iamport.PassedAnswer;
import dev.naru.gateway.iamport.Passing;
import dev.naru.gateway.payments.PaymentVerifier;
import dev.naru.gateway.payments.SyncReason;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Reads and calls whose payments are merged before anybody is told, and which are handed on all the same. */
final class Looks {
    private final IamportClients clients;
    private final PaymentVerifier verifier;
    private final Sightings sightings;

    Looks(IamportClients clients, PaymentVerifier verifier, Sightings sightings) {
        this.clients = clients;
        this.verifier = verifier;
        this.sightings = sightings;
    }

    /** An answer that holds no payment to merge. */
    private static final class NoPayment extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoPayment() {
            super("no payment in the answer", null, false, false);
        }
    }

    /**
     * Completes with the answer, its payment merged; a merge that fails is left to the sweep. Fails as the question fails.
     */
    Future<PassedAnswer> merged(UUID merchantId, Function<IamportClient, Future<PassedAnswer>> question) {
        Answered answered = new Answered();
        return verifier.take(
                        merchantId,
                        SyncReason.OPERATION,
                        iamport -> question.apply(iamport).compose(answer -> {
                            answered.answer = Optional.of(answer);
                            List<IamportPayment> payments = answer.payments();
                            return payments.size() == 1
                                    ? Future.succeededFuture(payments.get(0))
                                    : Future.failedFuture(new NoPayment());
                        }))
                .transform(done -> answered.answer
                        .map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(done.cause())));
    }

    private static final class Answered {
        private volatile Optional<PassedAnswer> answer = Optional.empty();
    }

    /** The payment as Iamport answers it now; refused where there is none. */
    Future<PassedAnswer> payment(UUID merchantId, String impUid) {
        return merged(
                merchantId,
                iamport -> iamport.passing()
                        .get("/payments/" + Passing.segment(impUid)
                                + (iamport.includesSandbox() ? "?include_sandbox=true" : "")));
    }

    /** Every attempt under an order number, newest first, as {@code response} of a payment each; none when unknown. */
    Future<List<JsonNode>> attempts(UUID merchantId, String merchantUid) {
        return clients.of(merchantId)
                .compose(iamport -> iamport.passing()
                        .get("/payments/findAll/" + Passing.segment(merchantUid)
                                + "?sorting=-started&page=1&limit=100"))
                .onSuccess(answer -> sightings.see(merchantId, answer))
                .compose(answer -> answer.isSuccess() || answer.status() == 404
                        ? Future.succeededFuture(list(answer))
                        : Future.failedFuture("findAll answered " + answer.status() + ": " + answer.message()));
    }

    /** A planned charge as Iamport answers it now; empty when there is none. */
    Future<Optional<JsonNode>> schedule(UUID merchantId, String merchantUid) {
        return read(merchantId, "/subscribe/payments/schedule/" + Passing.segment(merchantUid))
                .map(answer -> answer.isSuccess() ? Optional.of(answer.response()) : Optional.empty());
    }

    /** Whether there is a billing key with that name. */
    Future<Boolean> hasKey(UUID merchantId, String customerUid) {
        return read(merchantId, "/subscribe/customers/" + Passing.segment(customerUid))
                .map(PassedAnswer::isSuccess);
    }

    /** An answer that says what is, or that there is nothing; any other one says nothing at all. */
    private Future<PassedAnswer> read(UUID merchantId, String uri) {
        return clients.of(merchantId)
                .compose(iamport -> iamport.passing().get(uri))
                .compose(answer -> answer.status() < 300 || answer.status() == 404
                        ? Future.succeededFuture(answer)
                        : Future.failedFuture(uri + " answered " + answer.status() + ": " + answer.message()));
    }

    private static List<JsonNode> list(PassedAnswer answer) {
        JsonNode list = answer.isSuccess() ? answer.response().path("list") : NullNode.getInstance();
        List<JsonNode> all = new ArrayList<>();
        list.forEach(all::add);
        return all;
    }
}
