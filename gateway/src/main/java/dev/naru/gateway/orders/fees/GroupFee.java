package dev.naru.gateway.orders.fees;

import java.util.List;

/**
 * The fee of one parcel.
 *
 * @param groupId empty when the product travels alone
 * @param base won
 * @param area won added for a remote area
 * @param prepaid whether the buyer pays it with the goods
 * @param conflict whether the parcel's products name different fees, so that the highest was taken
 */
public record GroupFee(
        String groupId, List<String> productIds, long base, long area, boolean prepaid, boolean conflict) {
    public GroupFee {
        productIds = List.copyOf(productIds);
    }

    public long total() {
        return base + area;
    }

    GroupFee withConflict() {
        return new GroupFee(groupId, productIds, base, area, prepaid, true);
    }
}
