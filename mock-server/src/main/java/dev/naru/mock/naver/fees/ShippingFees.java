package dev.naru.mock.naver.fees;

import dev.naru.mock.naver.products.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What delivery of an order costs.
 *
 * @param groups one for each parcel, in the order their first products were registered
 * @param warnings groups whose products disagree about the fee
 */
public record ShippingFees(List<Group> groups, List<Problem> warnings) {
    public ShippingFees {
        groups = List.copyOf(groups);
        warnings = List.copyOf(warnings);
    }

    /**
     * One parcel. Amounts are whole won.
     *
     * @param groupId null when its one product never bundles
     * @param area surcharge for Jeju or an island
     * @param prepaid whether the buyer pays the fee with the order; otherwise on delivery
     */
    public record Group(@Nullable String groupId, long base, long area, boolean prepaid, List<String> productIds) {
        public Group {
            productIds = List.copyOf(productIds);
        }

        /** Whole won for the parcel. */
        public long fee() {
            return base + area;
        }
    }

    /** Whole won paid with the order. */
    public long prepaid() {
        return groups.stream().filter(Group::prepaid).mapToLong(Group::fee).sum();
    }

    /** Whole won the courier collects, outside the paid amount. */
    public long collect() {
        return groups.stream()
                .filter(group -> !group.prepaid())
                .mapToLong(Group::fee)
                .sum();
    }
}
