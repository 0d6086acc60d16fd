package dev.naru.mock.ledger;

import dev.naru.mock.clock.ClockMode;
import dev.naru.mock.clock.VirtualClock;
import dev.naru.mock.clock.WallTime;
import dev.naru.mock.inspection.Inspection;
import dev.naru.mock.journal.Journal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
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
    private final Map<String, PreparedAmount> prepared = new HashMap<>();

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
        this.journal = new Journal(now, limits.journalEntries(), limits.journalBytes());
        this.inspection = new Inspection(now);
        this.clock = new VirtualClock(wall, beginning.mode(), beginning.start());
        this.ids = new Ids(seed, settings.keys().impKey());
        this.payments = new Payments(now, ids, limits.payments(), this::evict);
        this.naverOrders = new NaverOrders(() -> hooks.naverChanged().accept(this));
        this.webhooks = new WebhookLog(now, ids);
        this.billingKeys = new BillingKeys(now, ids, payments, () -> settings().switches(), limits.payments());
        this.schedules = new Schedules(now, limits.payments());
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
        payments = new Payments(now, ids, limits.payments(), this::evict);
        naverOrders = new NaverOrders(() -> hooks.naverChanged().accept(this));
        webhooks = new WebhookLog(now, ids);
        billingKeys = new BillingKeys(now, ids, payments, () -> settings().switches(), limits.payments());
        schedules = new Schedules(now, limits.payments());
        prepared.clear();
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
        return Optional.ofNullable(prepared.get(merchantUid));
    }

    /** Keeps a registered amount; at most as many as payments are kept. */
    public boolean prepare(PreparedAmount amount) {
        if (prepared.size() >= limits.payments() && !prepared.containsKey(amount.merchantUid())) {
            return false;
        }
        prepared.put(amount.merchantUid(), amount);
        return true;
    }
}
