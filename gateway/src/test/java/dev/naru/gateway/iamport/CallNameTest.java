package dev.naru.gateway.iamport;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallNameTest {
    @ParameterizedTest
    @CsvSource({
        "/users/getToken, POST /users/getToken",
        "/payments/imp_448280090638?include_sandbox=true, POST /payments/:id",
        "/payments?imp_uid[]=imp_1&imp_uid[]=imp_2, POST /payments",
        "/payments/findAll/ORD-010-1234-5678/paid, POST /payments/findAll/:id/:id",
        "/payments/imp_1/naver/product-orders, POST /payments/:id/naver/product-orders",
        "/payments/imp_1/naver/approve-return, POST /payments/:id/naver/approve-return",
        "/subscribe/payments/schedule/customers/kim%40example.com, POST /subscribe/payments/schedule/customers/:id",
        "/payments/%2Fpayments, POST /payments/:id"
    })
    void aCallIsNamedByItsRoute(String uri, String name) {
        assertThat(CallName.of(HttpMethod.POST, uri)).isEqualTo(name);
    }
}
