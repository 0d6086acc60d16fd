package dev.naru.mock.naver.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The address under {@code m_redirect_url} that a buyer lands on (Iamport manual 2.1.3). */
public final class Landing {
    private Landing() {}

    /** The address, when it is an absolute http or https one. */
    public static Optional<String> readable(@Nullable String redirectUrl) {
        if (redirectUrl == null) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(redirectUrl);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = uri.getRawAuthority() != null && (scheme.equals("http") || scheme.equals("https"));
            return web ? Optional.of(redirectUrl) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    /**
     * Appends the result to the query; an existing query and a fragment stay.
     *
     * @param redirectUrl absolute
     * @param rsp as the callback would get it
     * @param parameters {@code both}, {@code imp_success} (the older manual) or {@code error_code} (the current pages)
     */
    public static String url(String redirectUrl, ObjectNode rsp, String parameters) {
        int hash = redirectUrl.indexOf('#');
        String fragment = hash < 0 ? "" : redirectUrl.substring(hash);
        StringBuilder url = new StringBuilder(hash < 0 ? redirectUrl : redirectUrl.substring(0, hash));
        append(url, "imp_uid", rsp.path("imp_uid").textValue());
        append(url, "merchant_uid", rsp.path("merchant_uid").textValue());
        if (!parameters.equals("error_code")) {
            append(url, "imp_success", rsp.path("success").asText());
        }
        if (!parameters.equals("imp_success")) {
            append(url, "error_code", rsp.path("error_code").textValue());
            append(url, "error_msg", rsp.path("error_msg").textValue());
        }
        return url.append(fragment).toString();
    }

    private static void append(StringBuilder url, String name, @Nullable String value) {
        if (value == null) {
            return;
        }
        int query = url.indexOf("?");
        if (query < 0) {
            url.append('?');
        } else if (query < url.length() - 1 && url.charAt(url.length() - 1) != '&') {
            url.append('&');
        }
        // A blank as %20 is read alike by every decoder, + is not.
        url.append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
    }
}
