package dev.naru.mock.acceptance;

import java.time.Duration;

/** A shop that charges billing keys: the requests of the recurring guide, against one mock. */
final class Recurring {
    private final Mock mock;

    Recurring(Mock mock) {
        this.mock = mock;
    }

    /** Registers a key as if its window had been gone through. */
    Answer register(String customerUid) {
        return mock.control("POST", "billing-keys", """
                {"customer_uid":"%s","merchant_uid":"issue-%s","name":"Slim 요금제(1개월 단위)","amount":14000,
                 "customer_id":"member-7","product_code":"slim",
                 "buyer":{"name":"홍길동","email":"hong@example.com","tel":"010-1234-5678",
                          "addr":"서울특별시 강남구","postcode":"06236"}}""".formatted(customerUid, customerUid));
    }

    void script(String customerUid, String outcomes) {
        Answer answer =
                mock.control("PUT", "billing-keys/" + customerUid + "/script", "{\"outcomes\":" + outcomes + "}");
        if (answer.status() != 200) {
            throw new AssertionError(answer.body());
        }
    }

    Answer again(String customerUid, String merchantUid) {
        return again("{\"customer_uid\":\"" + customerUid + "\",\"merchant_uid\":\"" + merchantUid
                + "\",\"amount\":10000,\"name\":\"Slim 요금제\"}");
    }

    Answer again(String json) {
        return json("POST", "/subscribe/payments/again", json);
    }

    /** Plans one charge of 10 000 won. */
    Answer schedule(String customerUid, String merchantUid, Duration ahead) {
        return schedule(
                customerUid,
                "{\"merchant_uid\":\"" + merchantUid + "\",\"schedule_at\":" + at(ahead) + ",\"amount\":10000}");
    }

    Answer schedule(String customerUid, String entries) {
        return json(
                "POST",
                "/subscribe/payments/schedule",
                "{\"customer_uid\":\"" + customerUid + "\",\"schedules\":[" + entries + "]}");
    }

    Answer planned(String merchantUid) {
        return mock.v1("/subscribe/payments/schedule/" + merchantUid);
    }

    /** UNIX seconds so long after the start. */
    static long at(Duration ahead) {
        return Mock.START.plus(ahead).getEpochSecond();
    }

    Answer json(String method, String path, String json) {
        return mock.send(method, path, Mock.JSON, json, "Authorization", mock.token());
    }

    Answer bare(String method, String path) {
        return mock.send(method, path, null, null, "Authorization", mock.token());
    }

    void setSwitch(String name, String value) {
        Answer answer =
                mock.control("PUT", "merchants/imp_key_local", "{\"switches\":{\"" + name + "\":" + value + "}}");
        if (answer.status() != 200) {
            throw new AssertionError(answer.body());
        }
    }
}
