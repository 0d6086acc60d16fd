package dev.naru.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.GatewayExtension;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.Operator;
import dev.naru.node.NodeTests;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients of Iamport V1 from npm work through the front, unchanged but for their base URL and keys. */
@ExtendWith(GatewayExtension.class)
class FrontClientsTest {
    /** Live channels: clients older than 2026 do not know {@code include_sandbox}. */
    private static final String SPACE = """
            {"imp_key":"node","imp_secret":"node_secret","user_code":"imp_node","clock":{"mode":"frozen"},"channels":[
              {"pg_provider":"naverco","sandbox":false},{"pg_provider":"naverpay","sandbox":false}]}""";

    private final GatewayFixture gateway;

    FrontClientsTest(GatewayFixture gateway) {
        this.gateway = gateway;
    }

    @TestFactory
    Stream<DynamicTest> everyClientGetsWhatIamportGivesIt() {
        NodeTests.install();
        assertThat(new ApiClient(gateway.mock().url(), "")
                        .post("/_mock/v1/merchants", SPACE)
                        .status())
                .isEqualTo(201);
        Operator operator = new Operator(gateway);
        JsonNode key = operator.key(operator.merchant("node", "node", "node_secret"));
        return NodeTests.of(
                "front.test.mjs",
                Map.of(
                        "NARU_MOCK_URL", gateway.mock().url(),
                        "NARU_MOCK_IMP_KEY", "node",
                        "NARU_MOCK_IMP_SECRET", "node_secret",
                        "NARU_MOCK_USER_CODE", "imp_node",
                        "NARU_GATEWAY_URL", gateway.apiUrl(),
                        "NARU_GATEWAY_IMP_KEY", key.get("prefix").asText(),
                        "NARU_GATEWAY_IMP_SECRET", key.get("key").asText()));
    }
}
