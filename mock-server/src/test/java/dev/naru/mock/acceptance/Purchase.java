package dev.naru.mock.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** A paid order-type purchase of four product orders, and what the shop, the buyer and Naver do with it. */
record Purchase(Mock mock, Mock.Opened order, List<String> lines) {
    /** Goods 2 000, 3 300, 2 400 and 1 000 won; the first line carries the parcel's fee of 2 500. */
    static Purchase paid(Mock mock, String merchantUid) {
        Mock.Opened order = mock.open(Carts.mixed(merchantUid));
        mock.control("POST", "orders/" + merchantUid + "/approve", "{\"skip_check\":true}");
        mock.advance("PT60S");
        return of(mock, order);
    }

    static Purchase of(Mock mock, Mock.Opened order) {
        JsonNode lines =
                mock.control("GET", "orders/" + order.impUid(), null).data().get("product_orders");
        return new Purchase(
                mock,
                order,
                StreamSupport.stream(lines.spliterator(), false)
                        .map(line -> line.get("product_order_id").textValue())
                        .toList());
    }

    String line(int index) {
        return lines.get(index);
    }

    /** One of the eleven calls, for every line. */
    Answer call(String name, String form) {
        return mock.v1("/payments/" + order.impUid() + "/naver/" + name, form);
    }

    /** One of the eleven calls, for these lines only. */
    Answer call(String name, List<String> ids, String form) {
        StringBuilder body = new StringBuilder(form);
        ids.forEach(id -> body.append("&product_order_id[]=").append(id));
        return call(name, body.toString());
    }

    /** A step by hand with one line. */
    Answer step(int line, String name) {
        return step(line, name, null);
    }

    Answer step(int line, String name, String json) {
        return mock.control(
                "POST", "orders/" + order.merchantUid() + "/product-orders/" + line(line) + "/" + name, json);
    }

    void shipAndDeliver() {
        call("ship", SHIP);
        for (int i = 0; i < lines.size(); i++) {
            step(i, "deliver");
        }
    }

    /** A line as V1 shows it. */
    JsonNode read(int line) {
        return mock.v1("/naver/product-orders/" + line(line)).json().get("response");
    }

    /** Status and claim of a line in one text. */
    String state(int line) {
        JsonNode read = read(line);
        String status = read.get("product_order_status").textValue();
        String claim = read.get("claim_status").textValue();
        return claim == null ? status : status + " " + read.get("claim_type").textValue() + "/" + claim;
    }

    static final String SHIP =
            "delivery_method=DELIVERY&dispatched_at=1767225600&delivery_company=CJGLS&tracking_number=1234";
}
