package dev.naru.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.naru.gateway.claims.ClaimRequest;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.platform.value.ImpUid;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What V1's calls about product orders ask for. */
class ClaimFieldsTest {
    private static ClaimRequest read(String type, String body) {
        EffectCall call = new EffectCall(
                OperationKind.CLAIM,
                HttpMethod.POST,
                "/payments/imp_1/naver/withhold-return",
                "",
                CallBody.read(type, Buffer.buffer(body)),
                null);
        return ClaimFields.request(call, new ImpUid(ClaimFields.impUid(call)));
    }

    private static ClaimRequest form(String body) {
        return read("application/x-www-form-urlencoded", body);
    }

    private static ClaimRequest json(String body) {
        return read("application/json", body);
    }

    @Test
    void theNumbersOfAFormDecideTheOrder() {
        assertThat(form("product_order_id[10]=c&product_order_id[2]=b&product_order_id[0]=a")
                        .productOrderIds())
                .containsExactly("a", "b", "c");
    }

    @Test
    void allIsWhatNamesNone() {
        assertThat(json("{}").productOrderIds()).isEmpty();
        assertThat(json("{\"product_order_id\":[]}").productOrderIds()).isEmpty();
        assertThat(json("{\"product_order_id\":null}").productOrderIds()).isEmpty();
    }

    /** An empty name is a slip, and must not become all of them. */
    @ParameterizedTest
    @ValueSource(strings = {"product_order_id=", "product_order_id[]=", "product_order_id[0]="})
    void anEmptyNameIsHandedOn(String body) {
        assertThat(form(body).productOrderIds()).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"product_order_id[a]=1", "product_order_id[0][1]=1", "product_order_ids=1"})
    void aNameThatMayBeMeantIsNotTakenForAll(String body) {
        assertThatThrownBy(() -> form(body)).isInstanceOf(InvalidJson.class);
    }

    @Test
    void aHundredAreEnough() {
        String hundred = IntStream.range(0, 100).mapToObj(i -> "\"" + i + "\"").collect(Collectors.joining(","));

        assertThat(json("{\"product_order_id\":[" + hundred + "]}").productOrderIds())
                .hasSize(100);
        assertThatThrownBy(() -> json("{\"product_order_id\":[" + hundred + ",\"more\"]}"))
                .isInstanceOf(InvalidJson.class);
    }

    @Test
    void wholeNumbersAreNumbersWhateverTheyCameAs() {
        String asJson =
                json("{\"extra_charge\":\"1000\",\"memo\":\"5\"}").fields().toString();

        assertThat(form("memo=5&extra_charge=1000").fields()).hasToString(asJson);
        assertThat(asJson).isEqualTo("{\"memo\":\"5\",\"extra_charge\":1000}");
        assertThat(form("extra_charge=many").fields()).hasToString("{\"extra_charge\":\"many\"}");
    }

    /** What is kept with an operation is kept in the open. */
    @Test
    void whatNoCallTakesIsLeftOut() {
        assertThat(json("{\"buyer_name\":\"홍길동\",\"reason\":\"ETC\"}").fields()).hasToString("{\"reason\":\"ETC\"}");
    }
}
