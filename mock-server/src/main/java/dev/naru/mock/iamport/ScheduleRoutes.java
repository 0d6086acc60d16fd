package dev.naru.mock.iamport;

import dev.naru.mock.http.BadInput;
import dev.naru.mock.ledger.BillingKey;
import dev.naru.mock.ledger.Charge;
import dev.naru.mock.ledger.Schedule;
import dev.naru.mock.ledger.ScheduleStatus;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.recurring.ChargeDesk;
import dev.naru.mock.recurring.ScheduleDesk;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Planned charges: making, moving, taking back, running again (Iamport V1, /subscribe/payments/schedule). */
final class ScheduleRoutes {
    private static final int MAX_ENTRIES = 1_000;

    private final ScheduleDesk desk;

    ScheduleRoutes(ScheduleDesk desk) {
        this.desk = desk;
    }

    private record Entry(Charge charge, Instant at) {}

    void mount(Paths paths) {
        paths.at(
                "/subscribe/payments/schedule",
                Map.of(HttpMethod.POST, this::schedule, HttpMethod.GET, ScheduleLists::all));
        paths.get("/subscribe/payments/schedule/customers/:customer_uid", ScheduleLists::ofCustomer);
        paths.get("/subscribe/customers/:customer_uid/schedules", ScheduleLists::ofCustomer);
        paths.post("/subscribe/payments/unschedule", this::unschedule);
        paths.at(
                "/subscribe/payments/schedule/:merchant_uid",
                Map.of(
                        HttpMethod.GET,
                        call -> Envelope.success(ScheduleJson.of(named(call))),
                        HttpMethod.PUT,
                        this::move));
        paths.post("/subscribe/payments/schedule/:merchant_uid/reschedule", this::reschedule);
        paths.post("/subscribe/payments/schedule/:merchant_uid/retry", this::retry);
    }

    /** POST …/schedule: all entries or none. */
    private Envelope schedule(Call call) {
        Params params = call.params();
        Space space = call.space();
        String customerUid = params.requiredIdentifier("customer_uid", 80);
        List<Entry> entries = entries(space, params);
        BillingKey key = space.billingKeys()
                .find(customerUid)
                .orElseThrow(() ->
                        Refusal.business(params.has("card_number") ? Messages.NO_KEY_BY_CARD : Messages.NO_CUSTOMER));
        refuseImpossible(space, entries);
        List<Schedule> made = new ArrayList<>();
        entries.forEach(entry -> made.add(desk.add(space, key, ChargeReader.filled(entry.charge(), key), entry.at())));
        return Envelope.success(ScheduleJson.list(made));
    }

    private static List<Entry> entries(Space space, Params params) {
        List<Entry> entries = new ArrayList<>();
        for (Params entry : params.objects("schedules", MAX_ENTRIES)) {
            entries.add(new Entry(ChargeReader.read(space, entry), at(entry)));
        }
        if (entries.isEmpty()) {
            throw BadInput.of("schedules must have at least one entry");
        }
        return entries;
    }

    private static void refuseImpossible(Space space, List<Entry> entries) {
        Set<String> seen = new HashSet<>();
        for (Entry entry : entries) {
            if (!entry.at().isAfter(space.now())) {
                throw Refusal.business(Messages.SCHEDULE_IN_PAST);
            }
            AgainRoute.refuseUsed(space, entry.charge().merchantUid());
            if (!seen.add(entry.charge().merchantUid())) {
                throw AgainRoute.used(space);
            }
        }
        if (!space.schedules().hasRoomFor(entries.size())) {
            throw new BadInput(
                    429, "too_many", "no more schedules can wait at once; let some run or reset the space", "");
        }
    }

    /** POST …/unschedule: those named, or every one of the customer that waits. */
    private Envelope unschedule(Call call) {
        Params params = call.params();
        Space space = call.space();
        String customerUid = params.identifier("customer_uid", 80);
        Set<String> merchantUids = new LinkedHashSet<>(params.texts("merchant_uid"));
        merchantUids.removeIf(String::isBlank);
        if (customerUid == null && merchantUids.isEmpty()) {
            throw BadInput.of("customer_uid or merchant_uid is required");
        }
        List<Schedule> found = merchantUids.isEmpty() && customerUid != null
                ? space.schedules().waiting(customerUid)
                : merchantUids.stream()
                        .map(space.schedules()::find)
                        .flatMap(Optional::stream)
                        .filter(schedule -> schedule.status() == ScheduleStatus.SCHEDULED)
                        .filter(schedule ->
                                customerUid == null || schedule.customerUid().equals(customerUid))
                        .toList();
        if (found.isEmpty()) {
            throw Refusal.business(Messages.NOTHING_TO_REVOKE);
        }
        found.forEach(schedule -> desk.revoke(space, schedule));
        return Envelope.success(ScheduleJson.list(found));
    }

    /** PUT …/schedule/{merchant_uid}: another time for one that waits. */
    private Envelope move(Call call) {
        Instant at = future(call);
        Schedule schedule = named(call);
        if (schedule.status() != ScheduleStatus.SCHEDULED) {
            throw Refusal.http(400, Messages.NOT_SCHEDULED);
        }
        desk.planFor(call.space(), schedule, at);
        return Envelope.success(ScheduleJson.of(schedule));
    }

    /** POST …/{merchant_uid}/reschedule: a new time for one that failed or was taken back. */
    private Envelope reschedule(Call call) {
        Instant at = future(call);
        Schedule schedule = runnable(call);
        desk.planFor(call.space(), schedule, at);
        return Envelope.success(ScheduleJson.of(schedule));
    }

    /** POST …/{merchant_uid}/retry: charges one that failed or was taken back, now. */
    private Envelope retry(Call call) {
        Schedule schedule = runnable(call);
        if (call.space().billingKeys().find(schedule.customerUid()).isEmpty()) {
            throw Refusal.http(404, ChargeDesk.NO_KEY);
        }
        return Envelope.success(PaymentJson.of(desk.retry(call.space(), schedule)));
    }

    private static Schedule named(Call call) {
        return call.space()
                .schedules()
                .find(call.path("merchant_uid"))
                .orElseThrow(() -> Refusal.http(404, Messages.NO_SCHEDULE));
    }

    private static Schedule runnable(Call call) {
        Schedule schedule = named(call);
        if (!schedule.canRunAgain()) {
            throw Refusal.http(400, Messages.NOT_RUNNABLE);
        }
        return schedule;
    }

    private static Instant future(Call call) {
        Instant at = at(call.params());
        if (!at.isAfter(call.space().now())) {
            throw Refusal.http(400, Messages.SCHEDULE_IN_PAST);
        }
        return at;
    }

    private static Instant at(Params params) {
        Instant at = params.seconds("schedule_at");
        if (at == null) {
            throw BadInput.of(params.at("schedule_at") + " is required");
        }
        return at;
    }
}
