package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checker that the conformity of answers rests on. */
class SchemaCheckTest {
    private static final String DEFINITIONS = """
            {"Payment":{"required":["imp_uid"],"properties":{
                "imp_uid":{"type":"string","maxLength":"8"},
                "amount":{"type":"number"},
                "paid_at":{"type":"integer"},
                "status":{"type":"string","enum":["paid","ready"]},
                "urls":{"type":"array","items":"string"},
                "history":{"type":"array","items":{"$ref":"#/definitions/Cancel"}}}},
             "Cancel":{"required":["reason"],"properties":{"reason":{"type":"string"}}}}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'imp_uid':'imp_1','amount':1.5,'paid_at':0,'status':'paid','urls':['a'],'history':[{'reason':''}]} | ''",
                "{'imp_uid':'imp_1','amount':null,'status':null} | ''",
                "{'amount':1} | r.imp_uid is required",
                "{'imp_uid':null} | r.imp_uid is required",
                "{'imp_uid':1} | r.imp_uid is not of type string: 1",
                "{'imp_uid':'imp_12345'} | r.imp_uid is longer than 8",
                "{'imp_uid':'i','amount':'1'} | 'r.amount is not of type number: \"1\"'",
                "{'imp_uid':'i','paid_at':1.5} | r.paid_at is not of type integer: 1.5",
                "{'imp_uid':'i','status':'lost'} | 'r.status is not one of [\"paid\",\"ready\"]: \"lost\"'",
                "{'imp_uid':'i','history':[{}]} | r.history[0].reason is required",
                "{'imp_uid':'i','history':{}} | r.history is not an array: {}",
                "{'imp_uid':'i','extra':1} | r.extra is not in the document",
                "[] | r is not an object: []"
            },
            quoteCharacter = '\0')
    void departuresAreNamedWithTheirPlace(String value, String problem) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        SchemaCheck check = new SchemaCheck(mapper.readTree(DEFINITIONS));
        JsonNode schema = mapper.readTree("{\"$ref\":\"#/definitions/Payment\"}");

        check.check("r", schema, mapper.readTree(value.replace('\'', '"')));

        String wanted = problem.replaceAll("^'|'$", "");
        assertThat(String.join("; ", check.problems())).isEqualTo(wanted);
    }
}
