package dev.naru.mock.load;

import java.util.List;
import java.util.Locale;

/**
 * A line chart as SVG in an HTML page, with its legend; colours come from the page's classes {@code s0} to {@code s7}.
 *
 * @param title what it shows, with the unit
 * @param logarithmic whether the vertical axis is; then what is 0 is drawn at its lower edge
 * @param lines at most eight
 * @param ticks of the horizontal axis
 */
record SvgChart(String title, boolean logarithmic, List<Line> lines, List<Tick> ticks) {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 300;
    private static final int LEFT = 64;
    private static final int RIGHT = 16;
    private static final int TOP = 12;
    private static final int BOTTOM = 30;
    private static final double LOWEST = 0.001;
    private static final int MOST_LINES = 8;

    /** One line; its points rise in x. */
    record Line(String name, List<Point> points) {}

    record Point(double x, double y) {}

    /** A mark on the horizontal axis. */
    record Tick(double x, String label) {}

    SvgChart {
        if (lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("a chart has at most " + MOST_LINES + " lines");
        }
    }

    String html() {
        StringBuilder html = new StringBuilder(8_192);
        html.append("<figure><figcaption>").append(Html.text(title)).append("<span class=legend>");
        for (int i = 0; i < lines.size(); i++) {
            html.append("<b><i class=s%d></i>".formatted(i))
                    .append(Html.text(lines.get(i).name()))
                    .append("</b> ");
        }
        html.append("</span></figcaption>")
                .append("<svg viewBox=\"0 0 %d %d\" role=img aria-label=\"%s\">"
                        .formatted(WIDTH, HEIGHT, Html.text(title)));
        verticalAxis(html);
        horizontalAxis(html);
        for (int i = 0; i < lines.size(); i++) {
            html.append("<polyline class=\"line s%d\" points=\"".formatted(i));
            for (Point point : lines.get(i).points()) {
                html.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point.x()), y(point.y())));
            }
            html.append("\"/>");
        }
        return html.append("</svg></figure>\n").toString();
    }

    private void verticalAxis(StringBuilder html) {
        if (logarithmic) {
            for (double tick = bottom(); tick <= top() * 1.001; tick *= 10) {
                horizontal(html, tick);
            }
        } else {
            for (int i = 0; i <= 4; i++) {
                horizontal(html, top() * i / 4);
            }
        }
    }

    private void horizontal(StringBuilder html, double value) {
        double y = y(value);
        html.append(String.format(
                Locale.ROOT,
                "<line class=grid x1=%d y1=%.1f x2=%d y2=%.1f /><text x=%d y=%.1f text-anchor=end>%s</text>",
                LEFT,
                y,
                WIDTH - RIGHT,
                y,
                LEFT - 8,
                y + 4,
                number(value)));
    }

    private void horizontalAxis(StringBuilder html) {
        for (Tick tick : ticks) {
            html.append(String.format(
                    Locale.ROOT,
                    "<line class=grid x1=%.1f y1=%d x2=%.1f y2=%d /><text x=%.1f y=%d text-anchor=middle>%s</text>",
                    x(tick.x()),
                    TOP,
                    x(tick.x()),
                    HEIGHT - BOTTOM,
                    x(tick.x()),
                    HEIGHT - 10,
                    Html.text(tick.label())));
        }
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value).replaceFirst("0+$", "");
    }

    /** The value at the upper edge: a round one that no point exceeds. */
    private double top() {
        double most = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::y)
                .max()
                .orElse(1);
        if (logarithmic) {
            return Math.pow(10, Math.max(0, Math.ceil(Math.log10(Math.max(LOWEST, most)))));
        }
        double magnitude = Math.pow(10, Math.floor(Math.log10(Math.max(4, most))));
        double steps = Math.ceil(Math.max(4, most) / magnitude * 2.5) / 2.5;
        return steps * magnitude;
    }

    /** The lower edge of a logarithmic axis: a power of ten that no point above 0 is below. */
    private double bottom() {
        double least = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::y)
                .filter(y -> y > 0)
                .min()
                .orElse(LOWEST);
        return Math.pow(10, Math.min(-1, Math.floor(Math.log10(Math.max(LOWEST, least)))));
    }

    private double y(double value) {
        double share = logarithmic
                ? Math.log10(Math.max(bottom(), value) / bottom()) / Math.log10(top() / bottom())
                : value / top();
        return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
    }

    private double x(double value) {
        double from = edge(false);
        double to = edge(true);
        double share = to > from ? (value - from) / (to - from) : 0;
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private double edge(boolean right) {
        var all = lines.stream().flatMap(line -> line.points().stream()).mapToDouble(Point::x);
        return right ? all.max().orElse(1) : all.min().orElse(0);
    }
}
