package dev.naru.gateway.payments;

import dev.naru.gateway.iamport.IamportPayment;
import dev.naru.gateway.orders.PaidLine;
import java.util.List;

/**
 * Everything fetched about one payment.
 *
 * @param lines Naver's product orders; empty when there are none
 * @param ticket drawn before the first request
 */
record Look(IamportPayment payment, List<PaidLine> lines, long ticket, SyncReason reason) {
    Look {
        lines = List.copyOf(lines);
    }
}
