package dev.naru.mock.iamport;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.BillingKey;
import dev.naru.mock.ledger.BillingUse;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.Switch;
import dev.naru.mock.recurring.KeyDesk;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Billing keys: reading and ending them (Iamport V1, /subscribe/customers). They are only issued through a window. */
final class CustomerRoutes {
    private static final int MAX_UIDS = 1_000;
    private static final int MAX_REASON = 256;

    private final KeyDesk desk;

    CustomerRoutes(KeyDesk desk) {
        this.desk = desk;
    }

    void mount(Paths paths) {
        paths.get("/subscribe/customers", CustomerRoutes::several);
        paths.at(
                "/subscribe/customers/:customer_uid",
                Map.of(
                        HttpMethod.GET,
                        call -> Envelope.success(CustomerJson.of(key(call))),
                        HttpMethod.DELETE,
                        this::delete));
        paths.get("/subscribe/customers/:customer_uid/payments", CustomerRoutes::payments);
    }

    /** GET /subscribe/customers?customer_uid[]=: 207 when some are missing, 404 when all are. */
    private static Envelope several(Call call) {
        Set<String> wanted = new LinkedHashSet<>(call.query().list("customer_uid"));
        if (wanted.isEmpty() || wanted.size() > MAX_UIDS) {
            throw BadInput.of("customer_uid[] must name 1 to " + MAX_UIDS + " customers");
        }
        ArrayNode found = StrictJson.object().arrayNode();
        wanted.forEach(uid -> call.space().billingKeys().find(uid).ifPresent(key -> found.add(CustomerJson.of(key))));
        if (found.isEmpty()) {
            throw Refusal.http(404, Messages.NO_CUSTOMER);
        }
        int missing = wanted.size() - found.size();
        return missing == 0 ? Envelope.success(found) : Envelope.partial(found, missing);
    }

    /** DELETE: {@code reason} and {@code extra[requester]} come in the query; one known client puts them into a body. */
    private Envelope delete(Call call) {
        Params body = call.params();
        String reason = either(call.query().first("reason"), body.text("reason", MAX_REASON));
        if (reason != null && reason.length() > MAX_REASON) {
            throw BadInput.of("reason must be at most " + MAX_REASON + " characters");
        }
        String requester = Requester.read(
                either(
                        call.query().first("extra[requester]"),
                        body.object("extra").text("requester", 16)),
                "extra[requester]");
        BillingKey key = key(call);
        desk.delete(call.space(), key, reason, requester);
        return Envelope.success(CustomerJson.of(key));
    }

    /** GET …/payments: what the key was charged, the newest first; its registration is none of them. */
    private static Envelope payments(Call call) {
        List<Payment> charges =
                new ArrayList<>(call.space().payments().ofCustomer(key(call).customerUid()));
        charges.removeIf(payment ->
                payment.opened().billing() != null && payment.opened().billing().usage() == BillingUse.Usage.ISSUE);
        return Envelope.success(Paging.of(call).json(charges, PaymentJson::of));
    }

    private static BillingKey key(Call call) {
        String customerUid = call.path("customer_uid");
        Space space = call.space();
        return space.billingKeys().find(customerUid).orElseThrow(() -> unknown(space, customerUid));
    }

    private static Refusal unknown(Space space, String customerUid) {
        String text = Messages.noKey(customerUid);
        return space.settings().switches().word(Switch.UNKNOWN_CUSTOMER).equals("404")
                ? Refusal.http(404, text)
                : Refusal.business(text);
    }

    private static @Nullable String either(@Nullable String given, @Nullable String otherwise) {
        return given == null || given.isBlank() ? otherwise : given;
    }
}
