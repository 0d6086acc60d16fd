package dev.naru.mock.naver.checkout;

import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.ledger.Buyer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who orders and where it goes, as the buyer filled it in; empty texts are not filled in yet. */
public record Delivery(String name, String tel, String email, String postcode, String base, String detail) {
    private static final Delivery SOMEBODY =
            new Delivery("홍길동", "010-0000-0000", "buyer@example.com", "06236", "서울특별시 강남구 테헤란로 152", "");

    /** What the shop's page said about its customer; the buyer can change it. */
    static Delivery of(Buyer buyer) {
        return new Delivery(
                orEmpty(buyer.name()),
                orEmpty(buyer.tel()),
                orEmpty(buyer.email()),
                orEmpty(buyer.postcode()),
                orEmpty(buyer.addr()),
                "");
    }

    /**
     * Reads {@code {"buyer":{...},"address":{...}}} over what is there already.
     *
     * @throws BadInput naming the field that is wrong
     */
    public Delivery with(@Nullable Fields buyer, @Nullable Fields address) {
        Delivery changed = this;
        if (buyer != null) {
            changed = new Delivery(
                    or(buyer.text("name", 16), name),
                    or(buyer.text("tel", 16), tel),
                    or(buyer.text("email", 64), email),
                    postcode,
                    base,
                    detail);
            buyer.rejectUnknown();
        }
        if (address != null) {
            String code = or(address.text("postcode", 8), changed.postcode);
            if (!code.isEmpty() && !code.matches("[0-9]{3}-?[0-9]{2,3}")) {
                throw BadInput.of("address.postcode must be five digits, or six as before 2015");
            }
            changed = new Delivery(
                    changed.name,
                    changed.tel,
                    changed.email,
                    code,
                    or(address.text("base", 128), changed.base),
                    Objects.requireNonNullElse(address.text("detail", 64), ""));
            address.rejectUnknown();
        }
        return changed;
    }

    /** The same with a stand-in for everything not filled in: what a buyer without a browser uses. */
    public Delivery completed() {
        boolean placed = !base.isEmpty() && !postcode.isEmpty();
        return new Delivery(
                orElse(name, SOMEBODY.name),
                orElse(tel, SOMEBODY.tel),
                orElse(email, SOMEBODY.email),
                placed ? postcode : SOMEBODY.postcode,
                placed ? base : SOMEBODY.base,
                detail);
    }

    /**
     * Checks that a parcel could be sent.
     *
     * @throws BadInput naming what is missing
     */
    void requireComplete() {
        if (name.isEmpty() || tel.isEmpty() || postcode.isEmpty() || base.isEmpty()) {
            throw new BadInput(
                    400,
                    "delivery_incomplete",
                    "buyer.name, buyer.tel, address.postcode and address.base are required",
                    "받는 분과 배송지를 입력해 주세요.");
        }
    }

    /** The five fields that the batch writes into Iamport's record. */
    Buyer toBuyer() {
        return new Buyer(name, email.isEmpty() ? null : email, tel, (base + " " + detail).strip(), postcode);
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    private static String orElse(String value, String otherwise) {
        return value.isEmpty() ? otherwise : value;
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
