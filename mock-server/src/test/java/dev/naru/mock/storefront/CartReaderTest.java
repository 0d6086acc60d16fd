package dev.naru.mock.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CartReaderTest {
    private final CartReader reader = new CartReader();

    @Test
    void aWholeCartComesThroughUnchanged() {
        JsonObject cart = new JsonObject("""
                {"items": [
                   {"product_id": "singleProductId", "quantity": 2},
                   {"product_id": "optionProductId",
                    "options": [{"manage_code": "R_L", "quantity": 2},
                                {"selections": [{"name": "색상", "value_id": "RED"}, {"name": "각인", "text": "나루"}],
                                 "quantity": 1}],
                    "supplements": [{"id": "laceSupplementId", "quantity": 1}]}],
                 "naver_interface": {"cpaInflowCode": "a", "naverInflowCode": "b", "saClickId": "c"}}
                """);

        assertThat(reader.read(cart.toBuffer())).isEqualTo(cart);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'items':[{'product_id':'a','quantity':1,'price':1}]} | unknown_field | items[0].price",
                "{'items':[{'product_id':'a','quantity':1}],'amount':1} | unknown_field | amount",
                "{'items':[{'product_id':'a','quantity':'1'}]} | malformed_field | items[0].quantity",
                "{'items':[{'product_id':'a','quantity':1.5}]} | malformed_field | items[0].quantity",
                "{'items':[{'product_id':'a','quantity':99999999999999999999}]} | malformed_field | items[0].quantity",
                "{'items':[{'product_id':7,'quantity':1}]} | malformed_field | items[0].product_id",
                "{'items':[{'product_id':'a','options':{}}]} | malformed_field | items[0].options",
                "{'items':{}} | malformed_field | items",
                "{'items':[]} | cart_empty | items",
                "{} | cart_empty | items",
                "[] | malformed_field | body",
                "null | malformed_json | body",
                "{'items':[{'product_id':'a','product_id':'b'}]} | malformed_field | items[0]",
                "{'items':[]} trailing | malformed_json | body",
                "{ | malformed_json | body",
                "'' | malformed_field | body"
            },
            quoteCharacter = '`')
    void aCartOfAnotherFormIsRefusedAndTheFieldNamed(String json, String code, String field) {
        assertThatThrownBy(() -> reader.read(Buffer.buffer(json.replace('\'', '"'))))
                .isInstanceOfSatisfying(BadRequest.class, refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused).hasMessageContaining(field);
                });
    }

    @Test
    void brokenUtf8IsRefused() {
        byte[] bytes = "{\"items\":[{\"product_id\":\"?\"}]}".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        bytes[25] = (byte) 0xC3;

        assertThatThrownBy(() -> reader.read(Buffer.buffer(bytes))).isInstanceOf(BadRequest.class);
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);

        assertThatThrownBy(() -> reader.read(Buffer.buffer("{\"items\":" + deep + "}")))
                .isInstanceOf(BadRequest.class);
    }

    @Test
    void moreThanAHundredProductsAreRefused() {
        String items = IntStream.rangeClosed(0, 100)
                .mapToObj(i -> "{\"product_id\":\"p" + i + "\",\"quantity\":1}")
                .collect(Collectors.joining(","));

        assertThatThrownBy(() -> reader.read(Buffer.buffer("{\"items\":[" + items + "]}")))
                .isInstanceOfSatisfying(
                        BadRequest.class, refused -> assertThat(refused.code()).isEqualTo("cart_too_large"));
    }
}
