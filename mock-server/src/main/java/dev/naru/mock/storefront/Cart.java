package dev.naru.mock.storefront;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the browser may say when it checks out: what and how many. Prices are not among it; the gateway knows them.
 *
 * @param items the chosen products
 * @param naverInterface the inflow cookies that wcslog.js left on the shop's domain
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record Cart(@Nullable List<@Nullable Item> items, @Nullable NaverInterface naverInterface) {

    /** A product with either a quantity, or the chosen options with their quantities. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            @Nullable String productId,
            @Nullable Long quantity,
            @Nullable List<@Nullable Option> options,
            @Nullable List<@Nullable Supplement> supplements) {}

    /** A combination by its code, or the single choices of a product without combinations. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Option(
            @Nullable String manageCode,
            @Nullable List<@Nullable Selection> selections,
            @Nullable Long quantity) {}

    /** A value of a SELECT option by its id, or the text typed into an INPUT option. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Selection(
            @Nullable String name,
            @Nullable String valueId,
            @Nullable String text) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Supplement(@Nullable String id, @Nullable Long quantity) {}

    /** The three cookies CPAValidator, NA_CO and NVADID under the names Naver gives them in an order. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NaverInterface(
            @Nullable String cpaInflowCode,
            @Nullable String naverInflowCode,
            @Nullable String saClickId) {}
}
