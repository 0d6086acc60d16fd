package dev.naru.mock.ledger;

import dev.naru.mock.clock.ClockMode;
import dev.naru.mock.clock.VirtualClock;
import dev.naru.mock.clock.WallTime;
import dev.naru.mock.inspection.Inspection;
import dev.naru.mock.journal.Journal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One merchant with everything it sees: keys, settings, clock, records, webhooks, journal. Shares nothing with others. */
public final class Space {
    private final long seed;
    private final WallTime wall;
    private final Beginning beginning;
    private final SpaceLimits limits;
    private final Hooks hooks;
    private final Journal journal;
    private final Inspection inspection;
    private SpaceSettings settings;
    private VirtualClock clock;
    private Ids ids;
    private Payments payments;
    private NaverOrders naverOrders;
    private WebhookLog webhooks;
    private BillingKeys billingKeys;
    private Schedules schedules;
    private Shelf<String, PreparedAmount> prepared;

    /** How the clock of a space begins, at its opening and after each reset. A null start is the wall clock's now. */
    public record Beginning(ClockMode mode, @Nullable Instant start) {}

    /**
     * What others want to hear of.
     *
     * @param naverChanged Naver's ledger has its first change since the last batch
     * @param evicted a payment was dropped
     */
    public record Hooks(Consumer<Space> naverChanged, Consumer<Payment> evicted) {}

    Space(SpaceSettings settings, long seed, WallTime wall, Beginning beginning, SpaceLimits limits, Hooks hooks) {
        this.settings = settings;
        this.seed = seed;
        this.wall = wall;
        this.beginning = beginning;
        this.limits = limits;
        this.hooks = hooks;
        InstantSource now = () -> clock().instant();
        this.journal = journal(now, limits.of(Kept.JOURNAL));
        this.inspection = new Inspection(now);
        this.clock = new VirtualClock(wall, beginning.mode(), beginning.start());
        this.ids = new Ids(seed, settings.keys().impKey());
        this.payments = new Payments(now, ids, limits.of(Kept.PAYMENTS), this::evict);
        this.naverOrders = new NaverOrders(() -> hooks.naverChanged().accept(this));
        this.webhooks = new WebhookLog(now, ids, limits.of(Kept.WEBHOOKS));
        this.billingKeys =
                new BillingKeys(now, ids, payments, () -> settings().switches(), limits.of(Kept.BILLING_KEYS));
        this.schedules = new Schedules(now, limits.of(Kept.SCHEDULES));
        this.prepared = prepared(limits);
    }

    private static Journal journal(InstantSource now, Bound bound) {
        return new Journal(now, bound.count(), bound.bytes());
    }

    private static Shelf<String, PreparedAmount> prepared(SpaceLimits limits) {
        return new Shelf<>(limits.of(Kept.PREPARED), PreparedAmount::bytes, gone -> {});
    }

    /**
     * Drops every record and starts the clock anew. Settings stay.
     *
     * @param keepIds whether ids go on instead of starting over
     */
    void reset(boolean keepIds) {
        clock.close();
        clock = new VirtualClock(wall, beginning.mode(), beginning.start());
        InstantSource now = () -> clock().instant();
        ids = keepIds ? ids : new Ids(seed, settings.keys().impKey());
        payments.all().forEach(this::evict);
        payments = new Payments(now, ids, limits.of(Kept.PAYMENTS), this::evict);
        naverOrders = new NaverOrders(() -> hooks.naverChanged().accept(this));
        webhooks = new WebhookLog(now, ids, limits.of(Kept.WEBHOOKS));
        billingKeys = new BillingKeys(now, ids, payments, () -> settings().switches(), limits.of(Kept.BILLING_KEYS));
        schedules = new Schedules(now, limits.of(Kept.SCHEDULES));
        prepared = prepared(limits);
        journal.clear();
        inspection.clear();
    }

    private void evict(Payment payment) {
        naverOrders.forget(payment.impUid());
        webhooks.forget(payment.impUid());
        hooks.evicted().accept(payment);
    }

    void close() {
        clock.close();
    }

    public String impKey() {
        return settings.keys().impKey();
    }

    public SpaceSettings settings() {
        return settings;
    }

    /** Changes the settings; the keys stay as they are. */
    public void change(SpaceSettings newSettings) {
        settings = newSettings;
    }

    public VirtualClock clock() {
        return clock;
    }

    public Instant now() {
        return clock.instant();
    }

    public Journal journal() {
        return journal;
    }

    /** What an inspection would fault so far. */
    public Inspection inspection() {
        return inspection;
    }

    public Ids ids() {
        return ids;
    }

    public long seed() {
        return seed;
    }

    public SpaceLimits limits() {
        return limits;
    }

    public Payments payments() {
        return payments;
    }

    public NaverOrders naverOrders() {
        return naverOrders;
    }

    public BillingKeys billingKeys() {
        return billingKeys;
    }

    public Schedules schedules() {
        return schedules;
    }

    public WebhookLog webhooks() {
        return webhooks;
    }

    public Optional<PreparedAmount> prepared(String merchantUid) {
        return prepared.find(merchantUid);
    }

    /** Keeps a registered amount. */
    public void prepare(PreparedAmount amount) {
        prepared.put(amount.merchantUid(), amount);
    }

    /** What is kept and what had to leave, by kind. */
    public Map<Kept, Tally> tallies() {
        Map<Kept, Tally> tallies = new EnumMap<>(Kept.class);
        tallies.put(Kept.PAYMENTS, payments.tally());
        tallies.put(Kept.WEBHOOKS, webhooks.tally());
        tallies.put(Kept.BILLING_KEYS, billingKeys.tally());
        tallies.put(Kept.SCHEDULES, schedules.tally());
        tallies.put(Kept.PREPARED, prepared.tally());
        tallies.put(Kept.JOURNAL, new Tally(journal.size(), journal.bytes(), journal.evicted()));
        return tallies;
    }
}
