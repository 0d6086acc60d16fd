package dev.naru.mock.naver.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.mock.naver.Samples;
import dev.naru.mock.naver.products.ProductInfoQuery.Brackets;
import dev.naru.mock.naver.products.ProductInfoQuery.Style;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductInfoQueryTest {
    private final List<NaverProduct> manual = Samples.products(Samples.text("manual-cart.json"));
    private final List<NaverProduct> flawless = Samples.products(Samples.text("flawless-cart.json"));

    @Test
    void seedStyleIsTheManualsExample() {
        ProductInfoQuery query = new ProductInfoQuery(Style.SEED, Brackets.RAW, null, null);
        List<CartLine> lines =
                CartLines.of(manual).stream().filter(line -> line.line() != 1).toList();

        assertThat(query.of(manual, lines))
                .isEqualTo("product[0][id]=singleProductId&product[1][id]=optionProductId"
                        + "&product[1][optionManageCodes]=R_L");
    }

    @Test
    void singularStyleIsTheNameInTheManualsProse() {
        ProductInfoQuery query = new ProductInfoQuery(Style.SINGULAR, Brackets.RAW, null, null);

        assertThat(query.of(manual, CartLines.of(manual)))
                .isEqualTo("product[0][id]=singleProductId&product[1][id]=optionProductId"
                        + "&product[1][optionManageCode]=R_M,R_L&supplementSearch=true&optionSearch=true");
    }

    @Test
    void twoOptionsOfOneProductTravelAsTwoCodes() {
        assertThat(ProductInfoQuery.full().of(manual, CartLines.of(manual)))
                .isEqualTo("product%5B0%5D%5Bid%5D=singleProductId&product%5B1%5D%5Bid%5D=optionProductId"
                        + "&product%5B1%5D%5BoptionManageCodes%5D=R_M,R_L&supplementSearch=true&optionSearch=true");
    }

    @Test
    void registeredIdsSupplementsAndCustomCodesAreEchoed() {
        ProductInfoQuery query = new ProductInfoQuery(Style.FULL, Brackets.RAW, "member 7", null);

        assertThat(query.of(flawless, CartLines.of(flawless)))
                .isEqualTo("product[0][id]=P1&product[0][ecmallproductId]=E1&product[0][merchantProductId]=M1"
                        + "&product[0][supplementIds]=S1&product[1][id]=P2&product[1][optionManageCodes]=R_L"
                        + "&product[2][id]=P3&supplementSearch=true&optionSearch=true&merchantCustomCode1=member%207");
    }

    @Test
    void removedProductsAreNotAskedAbout() {
        List<CartLine> left = CartLines.of(flawless).subList(2, 3);

        assertThat(new ProductInfoQuery(Style.SEED, Brackets.RAW, null, null).of(flawless, left))
                .isEqualTo("product[0][id]=P2&product[0][optionManageCodes]=R_L");
    }

    @Test
    void whatIsNotPlainIsEncodedAsUtf8() {
        QueryText query = new QueryText(false).add("a[0]", "빨강|+=/ &");

        assertThat(query).hasToString("a[0]=%EB%B9%A8%EA%B0%95%7C%2B%3D%2F%20%26");
    }
}
