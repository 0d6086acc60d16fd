package dev.naru.mock.naver.claims;

import dev.naru.mock.ledger.Switch;
import dev.naru.mock.ledger.Switches;
import dev.naru.mock.naver.Bilingual;
import org.jspecify.annotations.Nullable;

/** What Naver would refuse about the way goods travel. */
final class ShipmentCheck {
    private ShipmentCheck() {}

    /** The reason to refuse, or null for none. */
    static @Nullable Bilingual flaw(StepInput.@Nullable Shipment delivery, Switches switches) {
        if (delivery == null || !delivery.isByParcel()) {
            return null;
        }
        String company = delivery.company();
        if (company == null || delivery.trackingNumber() == null) {
            String missing = company == null ? "delivery_company" : "tracking_number";
            return new Bilingual(missing + " 파라메터가 누락되었습니다.", missing + " is required with " + delivery.method());
        }
        if (!CodeList.COURIERS.has(company)
                && switches.word(Switch.UNKNOWN_COURIER).equals("fail")) {
            return new Bilingual(
                    "delivery_company가 올바르지 않습니다: " + company, "delivery_company is not a courier code: " + company);
        }
        return null;
    }
}
