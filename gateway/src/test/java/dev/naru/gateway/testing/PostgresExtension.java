package dev.naru.gateway.testing;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class a database of its own on a real PostgreSQL, the whole schema in it, with {@link Database}, {@link
 * Pool}, {@link Vertx}, {@link PgConnectOptions} and {@link DatabaseAddress} as parameters of its constructor, methods
 * and lifecycle methods. The rows of one test are there in the next: use fresh ids.
 */
public final class PostgresExtension implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(PostgresExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        of(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Database.class
                || type == Pool.class
                || type == Vertx.class
                || type == PgConnectOptions.class
                || type == DatabaseAddress.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ClassDatabase database = of(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == Database.class) {
            return database.database;
        }
        if (type == Pool.class) {
            return database.pool;
        }
        if (type == Vertx.class) {
            return database.vertx;
        }
        return type == DatabaseAddress.class ? database.address : database.address.connectOptions();
    }

    /** The machine may be busy with other tests. */
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private static ClassDatabase of(ExtensionContext context) {
        return context.getStore(SPACE)
                .getOrComputeIfAbsent(
                        ClassDatabase.class, key -> new ClassDatabase(server(context)), ClassDatabase.class);
    }

    static TestServer server(ExtensionContext context) {
        return context.getRoot()
                .getStore(SPACE)
                .getOrComputeIfAbsent(TestServer.class, key -> TestServer.start(), TestServer.class);
    }

    private static final class ClassDatabase implements AutoCloseable {
        final TestServer server;
        final DatabaseAddress address;
        final Vertx vertx = Vertx.vertx();
        final Pool pool;
        final Database database;

        ClassDatabase(TestServer server) {
            this.server = server;
            this.address = server.clonedDatabase();
            this.pool = PgBuilder.pool()
                    .with(new PoolOptions().setMaxSize(8))
                    .connectingTo(address.connectOptions())
                    .using(vertx)
                    .build();
            this.database = new Database(pool, PATIENT);
        }

        @Override
        public void close() {
            Await.await(pool.close());
            Await.await(vertx.close());
            server.drop(address);
        }
    }
}
