package dev.naru.mock.iamport;

import dev.naru.mock.http.BadInput;
import dev.naru.mock.ledger.BillingKey;
import dev.naru.mock.ledger.Buyer;
import dev.naru.mock.ledger.Charge;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.Switch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields that {@code again} and an entry of {@code schedules} have in common (Iamport V1, section subscribe). Fields that
 * only other payment services know, such as {@code card_quota} or {@code bypass}, change nothing.
 */
final class ChargeReader {
    private static final int MAX_CUSTOM_DATA = 65_535;
    private static final int MAX_NOTICE_URLS = 10;
    private static final int MAX_URL = 2_048;

    private final Space space;
    private final Params params;

    private ChargeReader(Space space, Params params) {
        this.space = space;
        this.params = params;
    }

    /** What was sent, before it is known whose key it charges: the first field that is wrong is refused by name. */
    static Charge read(Space space, Params params) {
        return new ChargeReader(space, params).read();
    }

    private Charge read() {
        String merchantUid = params.requiredIdentifier("merchant_uid", 40);
        Long amount = params.won("amount");
        if (amount == null) {
            throw BadInput.of(params.at("amount") + " is required");
        }
        Long taxFree = params.won("tax_free");
        if (taxFree != null && taxFree > amount) {
            throw BadInput.of(params.at("tax_free") + " must not be more than amount");
        }
        return new Charge(
                merchantUid,
                amount,
                name(),
                buyer(),
                params.json("custom_data", MAX_CUSTOM_DATA),
                noticeUrls(),
                useConfirmedOn());
    }

    private @Nullable String name() {
        String name = params.text("name", 40);
        String currency = params.text("currency", 16);
        if (space.settings().switches().on(Switch.REQUIRE_NAME) && (name == null || currency == null)) {
            throw BadInput.of(params.at(name == null ? "name" : "currency") + " is required");
        }
        if (currency != null && !currency.equals("KRW")) {
            throw BadInput.of(params.at("currency") + " must be KRW; Naver Pay takes no other");
        }
        return name;
    }

    private Buyer buyer() {
        return new Buyer(
                params.text("buyer_name", 16),
                params.text("buyer_email", 64),
                params.text("buyer_tel", 16),
                params.text("buyer_addr", 128),
                params.text("buyer_postcode", 8));
    }

    private List<String> noticeUrls() {
        List<String> urls = new ArrayList<>(params.texts("notice_url"));
        urls.removeIf(String::isBlank);
        boolean several = space.settings().switches().on(Switch.SEVERAL_NOTICE_URLS);
        int most = several ? MAX_NOTICE_URLS : 1;
        if (urls.size() > most || urls.stream().anyMatch(url -> url.length() > MAX_URL)) {
            throw BadInput.of(params.at("notice_url") + " must be at most " + most + " URLs of at most " + MAX_URL
                    + " characters");
        }
        return urls;
    }

    private @Nullable LocalDate useConfirmedOn() {
        return params.object("extra").day("naverUseCfm");
    }

    /** A charge with what its key knows filled in: the order name, or else the order number. */
    static Charge named(Charge charge, BillingKey key) {
        String ofKey = key.name() == null ? charge.merchantUid() : key.name();
        return with(charge, charge.name() == null ? ofKey : charge.name(), charge.buyer());
    }

    /** A charge whose missing buyer fields are the {@code customer_*} ones of its key, as schedules do it. */
    static Charge filled(Charge charge, BillingKey key) {
        Buyer given = charge.buyer();
        Buyer customer = key.customer();
        Buyer buyer = new Buyer(
                either(given.name(), customer.name()),
                either(given.email(), customer.email()),
                either(given.tel(), customer.tel()),
                either(given.addr(), customer.addr()),
                either(given.postcode(), customer.postcode()));
        Charge named = named(charge, key);
        return with(named, named.name(), buyer);
    }

    private static Charge with(Charge charge, @Nullable String name, Buyer buyer) {
        return new Charge(
                charge.merchantUid(),
                charge.amount(),
                name,
                buyer,
                charge.customData(),
                charge.noticeUrls(),
                charge.useConfirmedOn());
    }

    private static @Nullable String either(@Nullable String given, @Nullable String otherwise) {
        return given == null ? otherwise : given;
    }
}
