package dev.naru.mock.recurring;

import dev.naru.mock.http.StrictJson;
import dev.naru.mock.inspection.Fault;
import dev.naru.mock.journal.EntryType;
import dev.naru.mock.ledger.BillingKey;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.Switch;
import org.jspecify.annotations.Nullable;

/** Ends billing keys. */
public final class KeyDesk {
    private final ScheduleDesk schedules;

    public KeyDesk(ScheduleDesk schedules) {
        this.schedules = schedules;
    }

    /**
     * Ends a key for good. Its waiting schedules stay and fail when they are due, or are taken back, as the switch says.
     *
     * @param reason what the merchant gave, or null
     * @param requester {@code admin} or {@code customer}, or null when the merchant did not say, which counts as admin
     */
    public void delete(Space space, BillingKey key, @Nullable String reason, @Nullable String requester) {
        String merchantUid = key.issuedBy().merchantUid();
        String impUid = key.issuedBy().impUid();
        if (reason == null) {
            String evidence = "DELETE /subscribe/customers without reason";
            space.inspection().note(Fault.KEY_DELETED_WITHOUT_REASON, merchantUid, impUid, evidence);
        }
        if (requester == null) {
            String evidence = "DELETE /subscribe/customers without extra[requester]";
            space.inspection().note(Fault.KEY_DELETED_WITHOUT_REQUESTER, merchantUid, impUid, evidence);
        }
        String by = requester == null ? "admin" : requester;
        space.billingKeys().delete(key, reason, by);
        if (space.settings().switches().word(Switch.SCHEDULES_OF_DELETED_KEY).equals("revoke")) {
            space.schedules().waiting(key.customerUid()).forEach(waiting -> schedules.revoke(space, waiting));
        }
        space.journal()
                .write(
                        EntryType.BILLING_KEY_DELETED,
                        "billing key deleted by " + by,
                        merchantUid,
                        impUid,
                        StrictJson.object()
                                .put("customer_uid", key.customerUid())
                                .put("reason", reason)
                                .put("requester", by));
    }
}
