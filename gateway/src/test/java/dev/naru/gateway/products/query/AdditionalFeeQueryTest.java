package dev.naru.gateway.products.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdditionalFeeQueryTest {
    private static final String ADDRESS = "6rK96riw64-EIOyEseuCqOyLnCDrtoTri7nqtawg7ISc7ZiE64-Z";

    @Test
    void readsTheExampleOfTheGuide() {
        AdditionalFeeQuery query =
                AdditionalFeeQuery.parse("productId[0]=P001&productId[1]=P002&zipcode=463050&address1=" + ADDRESS);

        assertThat(query.productIds()).containsExactly("P001", "P002");
        assertThat(query.zipcode()).isEqualTo("463050");
        assertThat(query.address()).isEqualTo("경기도 성남시 분당구 서현동");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "product[0]=P001&product[1]=P002&zipcode=63309",
                "productId%5B0%5D=P001&product%5b1%5d=P002&zipcode=63309",
                "zipcode=633-09&productId[0]=P001&productId[1]=P001&productId[1]=P002",
                "productId=P001&productid[7]=P002&zipcode=63309&x=%ZZ",
            })
    void readsBothNamesInEverySpelling(String query) {
        AdditionalFeeQuery parsed = AdditionalFeeQuery.parse(query);

        assertThat(parsed.productIds()).containsExactly("P001", "P002");
        assertThat(parsed.zipcode()).isEqualTo("63309");
    }

    @Test
    void readsAnAddressInTheOtherAlphabetPaddedOrWithARawPlus() {
        String standard = ADDRESS.replace('-', '+');

        assertThat(AdditionalFeeQuery.parse("productId[0]=a&address1=" + standard)
                        .address())
                .isEqualTo(AdditionalFeeQuery.parse("productId[0]=a&address1=" + standard.replace("+", "%2B") + "%3D=")
                        .address())
                .isEqualTo("경기도 성남시 분당구 서현동");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!!", "%", "_w", "A"})
    void anUnreadableAddressIsNoReasonToFail(String address) {
        AdditionalFeeQuery query = AdditionalFeeQuery.parse("productId[0]=a&zipcode=63309&address1=" + address);

        assertThat(query.address()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "zipcode=63309",
                "productId[0]=&zipcode=63309",
                "productId[0]=a",
                "productId[0]=a&zipcode=none",
                "productId[0]=%00&zipcode=63309",
                "productId[0]=a&zipcode=%ff",
            })
    void refusesWhatNamesNoProductOrNoPlace(String query) {
        assertThatExceptionOfType(InvalidQuery.class).isThrownBy(() -> AdditionalFeeQuery.parse(query));
    }
}
