package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** The buyer of payment-type windows, and what the merchant can see of it. */
final class Buying {
    private final Mock mock;

    Buying(Mock mock) {
        this.mock = mock;
    }

    /** A window that must open. */
    Answer opened(ObjectNode params) {
        Answer answer = mock.requestPay(params);
        assertThat(answer.at("/ok")).as(answer.body()).isEqualTo("true");
        return answer;
    }

    Answer pay(Answer window, String json) {
        return mock.post("/_mock/window-pay/" + window.at("/window/key") + "/pay", Mock.JSON, json);
    }

    Answer record(Answer window) {
        return mock.v1("/payments/" + window.at("/imp_uid") + "?include_sandbox=true");
    }

    /** Every attempt with an order number, as Iamport lists it. */
    long attempts(String merchantUid) {
        return mock.v1("/payments/findAll/" + merchantUid).number("/response/total");
    }

    void set(String name, String value) {
        Answer set = mock.control("PUT", "merchants/imp_key_local", "{\"switches\":{\"" + name + "\":" + value + "}}");
        assertThat(set.status()).as(set.body()).isEqualTo(200);
    }

    /** Codes of what the inspection has noted. */
    List<String> faults() {
        JsonNode remarks = mock.control("GET", "inspection", null).data();
        return StreamSupport.stream(remarks.spliterator(), false)
                .map(remark -> remark.get("code").textValue())
                .toList();
    }
}
