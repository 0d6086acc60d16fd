package dev.naru.mock.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BracketFormTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1&b=2                                        | {\"a\":\"1\",\"b\":\"2\"}",
                "extra[requester]=customer&extra[naverUseCfm]=x | {\"extra\":{\"naverUseCfm\":\"x\",\"requester\":\"customer\"}}",
                "ids[]=a&ids[]=b                                | {\"ids\":[\"a\",\"b\"]}",
                "ids[1]=b&ids[0]=a                              | {\"ids\":[\"a\",\"b\"]}",
                "ids=a&ids=b                                    | {\"ids\":[\"a\",\"b\"]}",
                "ids=a&ids=b&ids=c                              | {\"ids\":[\"a\",\"b\",\"c\"]}",
                "rows[0][id]=a&rows[0][n]=1&rows[1][id]=b       | {\"rows\":[{\"id\":\"a\",\"n\":\"1\"},{\"id\":\"b\"}]}",
                "s[0][extra][naverUseCfm]=20261121              | {\"s\":[{\"extra\":{\"naverUseCfm\":\"20261121\"}}]}",
                "a=b=c&d                                        | {\"a\":\"b=c\",\"d\":\"\"}",
                "name=%EB%82%98%EB%A3%A8+1                      | {\"name\":\"나루 1\"}",
                "extra%5Brequester%5D=admin                     | {\"extra\":{\"requester\":\"admin\"}}"
            })
    void formGivesTheTreeThatJsonWouldHaveGiven(String form, String json) {
        assertThat(BracketForm.read(QueryString.parse(form))).hasToString(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a[=1", "a]=1", "[a]=1", "a[b]c=1", "a=1&a[b]=2", "a[b]=2&a=1", "=x"})
    void namesThatMakeNoTreeAreRefused(String form) {
        assertThatExceptionOfType(BadInput.class).isThrownBy(() -> BracketForm.read(QueryString.parse(form)));
    }

    @Test
    void deepNamesAreRefused() {
        String deep = "a" + "[b]".repeat(16) + "=1";

        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> BracketForm.read(QueryString.parse(deep)))
                .withMessageContaining("16");
    }
}
