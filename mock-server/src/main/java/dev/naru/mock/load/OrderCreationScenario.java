package dev.naru.mock.load;

import io.vertx.core.Future;

/** New orders. The answer must name the order, price it as the catalogue does, and hold what the shop's page needs. */
final class OrderCreationScenario implements Scenario {
    private final Catalogue catalogue;
    private final OrderPlacing placing;

    OrderCreationScenario(Catalogue catalogue, OrderPlacing placing) {
        this.catalogue = catalogue;
        this.placing = placing;
    }

    @Override
    public String unit() {
        return "orders";
    }

    @Override
    public Future<Void> prepare() {
        return catalogue.put();
    }

    @Override
    public Future<Void> send(long index) {
        return placing.place(index).mapEmpty();
    }
}
