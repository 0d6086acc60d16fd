package dev.naru.gateway.orders.fees;

import java.util.List;

/** The fees of an order, parcel by parcel. */
public record ShippingFees(List<GroupFee> groups) {
    public ShippingFees {
        groups = List.copyOf(groups);
    }

    /** Won that are part of the paid amount. */
    public long prepaid() {
        return groups.stream()
                .filter(GroupFee::prepaid)
                .mapToLong(GroupFee::total)
                .sum();
    }

    /** Won the courier collects at the door. */
    public long collect() {
        return groups.stream()
                .filter(group -> !group.prepaid())
                .mapToLong(GroupFee::total)
                .sum();
    }
}
