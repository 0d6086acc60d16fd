package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.Switch;
import dev.naru.mock.ledger.Switches;

/** Switches in and out of JSON: flags are true or false, numbers are numbers, words are texts. */
final class SwitchJson {
    private SwitchJson() {}

    static ObjectNode of(Switches switches) {
        ObjectNode json = StrictJson.object();
        for (Switch each : Switch.values()) {
            if (each.answer().isFlag()) {
                json.put(each.wireName(), switches.on(each));
            } else if (each.answer().isNumber()) {
                json.put(each.wireName(), switches.number(each));
            } else {
                json.put(each.wireName(), switches.word(each));
            }
        }
        return json;
    }

    /**
     * Reads the switches that are mentioned over {@code before}.
     *
     * @throws BadInput naming a switch that is unknown or cannot have that value
     */
    static Switches read(Fields fields, Switches before) {
        Switches switches = before;
        for (Switch each : Switch.values()) {
            switches = switches.with(each, value(fields, each, before));
        }
        fields.rejectUnknown();
        return switches;
    }

    private static String value(Fields fields, Switch which, Switches before) {
        Switch.Answer answer = which.answer();
        if (answer.isFlag()) {
            return String.valueOf(fields.flag(which.wireName(), before.on(which)));
        }
        if (answer.isNumber()) {
            return String.valueOf(fields.number(which.wireName(), before.number(which), answer.min(), answer.max()));
        }
        return fields.word(which.wireName(), before.word(which), answer.words().toArray(new String[0]));
    }
}
