package dev.naru.gateway.iamport;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.CancelCall.Requester;
import dev.naru.gateway.iamport.IamportFailure.Kind;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Iamport V1's {@code /subscribe} routes for billing keys and planned charges. Every future fails with {@link
 * IamportFailure}; a call that changes something is sent once, and of its failure {@link IamportFailure#mayBeDone()}
 * tells whether it may have had its effect all the same.
 */
public final class Subscriptions {
    private static final String SCHEDULES = "/subscribe/payments/schedule";
    private static final int ONE = 1 << 20;
    private static final int MANY = 8 << 20;

    private final Reads reads;
    private final Writes writes;

    Subscriptions(Reads reads, Writes writes) {
        this.reads = reads;
        this.writes = writes;
    }

    /** Plans charges, all or none ({@code POST /subscribe/payments/schedule}). Completes with them as they stand. */
    public Future<List<IamportSchedule>> schedule(ScheduleCall call) {
        return writes.change(HttpMethod.POST, SCHEDULES, call.json(), MANY)
                .map(WireReader::schedules)
                .recover(IamportClient::asFailure);
    }

    /**
     * Takes planned charges back ({@code POST /subscribe/payments/unschedule}). Completes with those that were; fails with
     * DECLINED when none of them waits.
     *
     * @param merchantUids at least one: none means all to Iamport
     */
    public Future<List<IamportSchedule>> unschedule(String customerUid, List<MerchantUid> merchantUids) {
        if (merchantUids.isEmpty()) {
            throw new IllegalArgumentException("without a merchant_uid all of the customer's charges are taken back");
        }
        ObjectNode told = JsonNodeFactory.instance.objectNode().put("customer_uid", customerUid);
        var named = told.putArray("merchant_uid");
        merchantUids.forEach(merchantUid -> named.add(merchantUid.value()));
        return unschedule(told);
    }

    /** The same for all of a customer's charges that wait, whoever planned them and for when. */
    public Future<List<IamportSchedule>> unscheduleAll(String customerUid) {
        return unschedule(JsonNodeFactory.instance.objectNode().put("customer_uid", customerUid));
    }

    private Future<List<IamportSchedule>> unschedule(ObjectNode told) {
        return writes.change(HttpMethod.POST, "/subscribe/payments/unschedule", told, MANY)
                .map(WireReader::schedules)
                .recover(IamportClient::asFailure);
    }

    /** Reads one planned charge ({@code GET /subscribe/payments/schedule/{merchant_uid}}); NOT_FOUND when there is none. */
    public Future<IamportSchedule> schedule(MerchantUid merchantUid) {
        return reads.get(RouteClass.SUBSCRIPTION, path(merchantUid), ONE)
                .map(WireReader::schedule)
                .recover(IamportClient::asFailure);
    }

    /** Gives a charge that waits another time ({@code PUT /subscribe/payments/schedule/{merchant_uid}}). */
    public Future<IamportSchedule> move(MerchantUid merchantUid, Instant at) {
        return plan(HttpMethod.PUT, path(merchantUid), at);
    }

    /**
     * Plans a charge that failed or was taken back once more, under its old merchant_uid ({@code POST
     * /subscribe/payments/schedule/{merchant_uid}/reschedule}).
     */
    public Future<IamportSchedule> reschedule(MerchantUid merchantUid, Instant at) {
        return plan(HttpMethod.POST, path(merchantUid) + "/reschedule", at);
    }

    private Future<IamportSchedule> plan(HttpMethod method, String uri, Instant at) {
        ObjectNode told = JsonNodeFactory.instance.objectNode().put("schedule_at", at.getEpochSecond());
        return writes.change(method, uri, told, ONE).map(WireReader::schedule).recover(IamportClient::asFailure);
    }

    /**
     * Charges what failed or was taken back, now ({@code POST /subscribe/payments/schedule/{merchant_uid}/retry}).
     * Completes with the payment, which is paid or failed.
     */
    public Future<IamportPayment> retry(MerchantUid merchantUid) {
        return writes.change(HttpMethod.POST, path(merchantUid) + "/retry", JsonNodeFactory.instance.objectNode(), ONE)
                .map(WireReader::payment)
                .recover(IamportClient::asFailure);
    }

    /**
     * Reads a billing key ({@code GET /subscribe/customers/{customer_uid}}). Completes with nothing when Iamport has none:
     * it says so by a 404, or by its one refusal of this call.
     */
    public Future<Optional<IamportBillingKey>> key(String customerUid) {
        return reads.get(RouteClass.SUBSCRIPTION, keyPath(customerUid), ONE)
                .map(WireReader::billingKey)
                .map(Optional::of)
                .recover(failure -> failure instanceof IamportFailure known
                                && (known.kind() == Kind.NOT_FOUND || known.kind() == Kind.DECLINED)
                        ? Future.succeededFuture(Optional.empty())
                        : IamportClient.asFailure(failure));
    }

    /**
     * Ends a billing key for good ({@code DELETE /subscribe/customers/{customer_uid}}); the query is where Iamport reads
     * the reason and the requester, both of which Naver's inspection demands.
     */
    public Future<Void> deleteKey(String customerUid, String reason, Requester requester) {
        String query = "?reason=" + IamportClient.segment(reason) + "&extra%5Brequester%5D=" + requester.wire();
        return writes.delete(keyPath(customerUid) + query, ONE).<Void>mapEmpty().recover(IamportClient::asFailure);
    }

    /**
     * Reads which charges of a customer wait ({@code GET /subscribe/payments/schedule/customers/{customer_uid}}), the first
     * page of them.
     *
     * @param from inclusive
     * @param to exclusive, at most three months later (Iamport V1)
     */
    public Future<List<IamportSchedule>> waiting(String customerUid, Instant from, Instant to) {
        String query = "?from=" + from.getEpochSecond() + "&to=" + to.getEpochSecond() + "&schedule-status=scheduled";
        String path = SCHEDULES + "/customers/" + IamportClient.segment(customerUid);
        return reads.get(RouteClass.SUBSCRIPTION, path + query, MANY)
                // The V1 document draws an array, every client reads a page.
                .map(response -> WireReader.schedules(response.isArray() ? response : response.path("list")))
                .recover(IamportClient::asFailure);
    }

    private static String keyPath(String customerUid) {
        return "/subscribe/customers/" + IamportClient.segment(customerUid);
    }

    private static String path(MerchantUid merchantUid) {
        return SCHEDULES + "/" + IamportClient.segment(merchantUid.value());
    }
}
