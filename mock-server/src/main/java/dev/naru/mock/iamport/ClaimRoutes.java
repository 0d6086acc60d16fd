package dev.naru.mock.iamport;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.NaverOrder;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.naver.Bilingual;
import dev.naru.mock.naver.claims.ClaimDesk;
import dev.naru.mock.naver.claims.Step;
import dev.naru.mock.naver.claims.StepInput;
import dev.naru.mock.naver.claims.StepResult;
import dev.naru.mock.naver.claims.StepResult.Done;
import dev.naru.mock.naver.claims.StepResult.Refused;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/**
 * Iamport V1, the eleven calls under POST /payments/{imp_uid}/naver: each product order goes to Naver by itself. All taken
 * is 200, some 207, none 500; the answer holds those taken, as they are now.
 */
final class ClaimRoutes {
    private static final String AREA = "/payments/:imp_uid/naver/";

    private final ClaimDesk desk;

    ClaimRoutes(ClaimDesk desk) {
        this.desk = desk;
    }

    void mount(Paths paths) {
        step(paths, Step.PLACE, params -> StepInput.none());
        step(paths, Step.SHIP, ClaimParams::ship);
        step(paths, Step.CANCEL, ClaimParams::cancel);
        step(paths, Step.APPROVE_CANCEL, params -> StepInput.none());
        step(paths, Step.REQUEST_RETURN, ClaimParams::requestReturn);
        step(paths, Step.APPROVE_RETURN, ClaimParams::memo);
        step(paths, Step.REJECT_RETURN, ClaimParams::requiredMemo);
        step(paths, Step.WITHHOLD_RETURN, ClaimParams::withhold);
        step(paths, Step.RESOLVE_RETURN, params -> StepInput.none());
        step(paths, Step.COLLECT_EXCHANGED, params -> StepInput.none());
        step(paths, Step.SHIP_EXCHANGED, ClaimParams::shipExchanged);
    }

    private void step(Paths paths, Step step, Function<Params, StepInput> reader) {
        paths.post(AREA + step.wireName(), call -> {
            NaverOrder order = order(call);
            Params params = call.params();
            StepInput input = reader.apply(params);
            List<String> wanted = wanted(params, order);
            return answer(call.space(), take(call.space(), order, wanted, step, input));
        });
    }

    /** The order as far as a batch has made it known. */
    private static NaverOrder order(Call call) {
        return call.space()
                .naverOrders()
                .find(call.payment().impUid())
                .filter(NaverOrder::copied)
                .orElseThrow(() -> Refusal.http(404, Messages.NO_PRODUCT_ORDER));
    }

    /** Left out, or an empty list, means every product order there is. */
    private static List<String> wanted(Params params, NaverOrder order) {
        List<String> ids = params.texts("product_order_id");
        // An empty text is a slip of the caller's; to take it for "all" could cancel a whole order.
        if (ids.stream().anyMatch(String::isBlank)) {
            throw BadInput.of("product_order_id must be numbers of product orders, or be left out for all of them");
        }
        return ids.isEmpty()
                ? order.productOrders().stream().map(line -> line.id()).toList()
                : List.copyOf(new LinkedHashSet<>(ids));
    }

    private List<StepResult> take(Space space, NaverOrder order, List<String> wanted, Step step, StepInput input) {
        List<StepResult> results = new ArrayList<>();
        for (String id : wanted) {
            results.add(order.productOrder(id)
                    .map(line -> desk.take(space, order, line, step, input))
                    .orElseGet(() -> new Refused(
                            id, new Bilingual(Messages.NO_PRODUCT_ORDER, "there is no such product order"))));
        }
        return results;
    }

    private static Envelope answer(Space space, List<StepResult> results) {
        ArrayNode taken = StrictJson.object().arrayNode();
        List<Refused> refused = new ArrayList<>();
        results.forEach(result ->
                result.fold((Done done) -> taken.add(ProductOrderJson.now(done.productOrder(), space)), refused::add));
        if (refused.isEmpty()) {
            return Envelope.success(taken);
        }
        if (taken.isEmpty()) {
            Refused first = refused.get(0);
            throw Refusal.http(
                    500, "[" + first.productOrderId() + "] " + first.why().ko());
        }
        return Envelope.partial(taken, refused.size());
    }
}
