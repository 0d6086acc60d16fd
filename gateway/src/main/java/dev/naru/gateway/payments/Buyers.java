package dev.naru.gateway.payments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.BuyerFields;
import dev.naru.gateway.orders.Buyer;
import dev.naru.gateway.orders.Overwrite;
import dev.naru.gateway.platform.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The five buyer fields between Iamport, the order and the database. */
final class Buyers {
    private Buyers() {}

    /** Empty texts mean absent. */
    static Buyer of(BuyerFields fields) {
        return new Buyer(
                absent(fields.name()),
                absent(fields.email()),
                absent(fields.tel()),
                absent(fields.addr()),
                absent(fields.postcode()));
    }

    /** Every field that differs, under Iamport's name. */
    static List<Overwrite> overwrites(Buyer before, Buyer after) {
        List<Overwrite> all = new ArrayList<>();
        compare(all, "buyer_name", before.name(), after.name());
        compare(all, "buyer_email", before.email(), after.email());
        compare(all, "buyer_tel", before.tel(), after.tel());
        compare(all, "buyer_addr", before.addr(), after.addr());
        compare(all, "buyer_postcode", before.postcode(), after.postcode());
        return all;
    }

    static ObjectNode write(Buyer buyer) {
        return StrictJson.mapper()
                .createObjectNode()
                .put("name", buyer.name())
                .put("email", buyer.email())
                .put("tel", buyer.tel())
                .put("addr", buyer.addr())
                .put("postcode", buyer.postcode());
    }

    static Buyer read(JsonNode json) {
        return new Buyer(
                text(json, "name"), text(json, "email"), text(json, "tel"), text(json, "addr"), text(json, "postcode"));
    }

    private static void compare(List<Overwrite> all, String field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            all.add(new Overwrite(field, before, after));
        }
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.hasNonNull(field) ? json.get(field).textValue() : null;
    }

    private static @Nullable String absent(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
