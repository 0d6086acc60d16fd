package dev.naru.gateway.testing;

import dev.naru.gateway.platform.db.DatabaseAddress;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class a {@link GatewayFixture} over a database of its own. A class that needs other settings uses
 * {@link PostgresExtension} and {@link GatewayFixture#start} instead.
 */
public final class GatewayExtension implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(GatewayExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        of(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == GatewayFixture.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return of(context).fixture;
    }

    private static Running of(ExtensionContext context) {
        return context.getStore(SPACE)
                .getOrComputeIfAbsent(
                        Running.class, key -> new Running(PostgresExtension.server(context)), Running.class);
    }

    private static final class Running implements AutoCloseable {
        final TestServer server;
        final DatabaseAddress address;
        final GatewayFixture fixture;

        Running(TestServer server) {
            this.server = server;
            this.address = server.clonedDatabase();
            this.fixture = GatewayFixture.start(address, Map.of());
        }

        @Override
        public void close() {
            fixture.close();
            server.drop(address);
        }
    }
}
