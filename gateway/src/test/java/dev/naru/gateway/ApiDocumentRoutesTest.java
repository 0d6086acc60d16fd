package dev.naru.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.apidocs.ApiDocument;
import dev.naru.gateway.testing.GatewayExtension;
import dev.naru.gateway.testing.GatewayFixture;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The API document names the routes of {@code /v1} as the router has them: no more, no fewer. */
@ExtendWith(GatewayExtension.class)
class ApiDocumentRoutesTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final GatewayFixture gateway;

    ApiDocumentRoutesTest(GatewayFixture gateway) {
        this.gateway = gateway;
    }

    @Test
    void everyRouteIsInTheDocumentAndViceVersa() {
        assertThat(documented()).isEqualTo(registered());
    }

    private Set<String> registered() {
        Router router = Router.router(gateway.vertx());
        gateway.gateway().apiRoutes(gateway.vertx()).forEach(routes -> routes.mount(router));
        Set<String> operations = new TreeSet<>();
        router.getRoutes().stream()
                .filter(route -> route.getPath() != null && route.getPath().startsWith("/v1/"))
                .filter(route -> route.methods() != null)
                .flatMap(ApiDocumentRoutesTest::operations)
                .forEach(operations::add);
        assertThat(operations).hasSizeGreaterThan(20);
        return operations;
    }

    private static Stream<String> operations(Route route) {
        String path = String.valueOf(route.getPath()).replaceAll(":([a-z_]+)", "{$1}");
        return route.methods().stream().map(HttpMethod::name).map(method -> method + " " + path);
    }

    private static Set<String> documented() {
        Set<String> operations = new TreeSet<>();
        for (var path : ApiDocument.read().path("paths").properties()) {
            path.getValue().fieldNames().forEachRemaining(method -> {
                if (METHODS.contains(method)) {
                    operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                }
            });
        }
        return operations;
    }
}
