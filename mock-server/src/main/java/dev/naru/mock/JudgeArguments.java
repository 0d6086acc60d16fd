package dev.naru.mock;

import dev.naru.mock.http.BadInput;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@code scripts/judge}.
 *
 * @param cart file with the object given to {@code IMP.request_pay}, or its {@code naverProducts} alone; {@code -} is the input
 * @param url where to ask for the product data, or null
 * @param xml file with an answer instead, or null
 * @param mode {@code lenient} or {@code strict}
 * @param korean whether to write Korean
 * @param json whether to write JSON
 */
record JudgeArguments(
        String cart, @Nullable String url, @Nullable String xml, String mode, boolean korean, boolean json) {
    static JudgeArguments parse(List<String> args) {
        String cart = null;
        String url = null;
        String xml = null;
        String mode = "lenient";
        boolean korean = false;
        boolean json = false;
        for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--url" -> url = value(option, rest);
                case "--xml" -> xml = value(option, rest);
                case "--mode" -> mode = oneOf(option, value(option, rest), "lenient", "strict");
                case "--lang" ->
                    korean = oneOf(option, value(option, rest), "ko", "en").equals("ko");
                case "--json" -> json = true;
                default -> {
                    if (cart != null || (option.startsWith("-") && option.length() > 1)) {
                        throw BadInput.of("unknown option " + option + "; try --help");
                    }
                    cart = option;
                }
            }
        }
        if (cart == null) {
            throw BadInput.of("name the file with the cart, or - for the input; try --help");
        }
        if ((url == null) == (xml == null)) {
            throw BadInput.of("give either --url or --xml");
        }
        if (cart.equals("-") && "-".equals(xml)) {
            throw BadInput.of("cart and --xml cannot both be the input");
        }
        return new JudgeArguments(cart, url, xml, mode, korean, json);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw BadInput.of(option + " needs a value");
        }
        return rest.next();
    }

    private static String oneOf(String option, String value, String first, String second) {
        if (!value.equals(first) && !value.equals(second)) {
            throw BadInput.of(option + " must be " + first + " or " + second);
        }
        return value;
    }
}
