package dev.naru.mock.naver.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.mock.naver.Samples;
import dev.naru.mock.naver.products.CartLine.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CartLinesTest {
    private final List<CartLine> lines = CartLines.of(Samples.products(Samples.text("flawless-cart.json")));

    @Test
    void eachProductOptionAndSupplementIsALine() {
        assertThat(lines)
                .extracting(CartLine::kind)
                .containsExactly(Kind.PRODUCT, Kind.SUPPLEMENT, Kind.OPTION, Kind.OPTION);
        assertThat(lines).extracting(CartLine::line).containsExactly(0, 1, 2, 3);
        assertThat(lines).extracting(CartLine::productIndex).containsExactly(0, 0, 1, 2);
    }

    @Test
    void optionIsShownByItsLabelsAndValues() {
        assertThat(lines.get(2).optionText()).isEqualTo("색상: 빨강 / 사이즈: 180mm / 각인: 나루");
        assertThat(lines.get(2).manageCode()).isEqualTo("R_L");
    }

    @Test
    void amountIsPriceWithOptionTimesQuantity() {
        assertThat(lines).extracting(CartLine::amount).containsExactly(2000L, 1000L, 2400L, 3000L);
        assertThat(CartLines.goodsAmount(lines)).isEqualTo(8400);
    }
}
