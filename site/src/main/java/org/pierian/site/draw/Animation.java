package org.pierian.site.draw;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The learning of a network as an SVG picture that moves: regions of the two classes, the points, and the loss. The
/// moments lie over each other and appear one after the other, so that a reader who wants no motion, and a program that
/// knows none, sees the last.
final class Animation {

    private static final int UNIT = 16; // one step of the lattice, in half pixels
    private static final double TOLERANCE = 1.6;
    private static final double[] LEVELS = {0.1, 0.3, 0.5, 0.7, 0.9};
    private static final double SECONDS_EACH = 0.42;
    private static final double SECONDS_FADE = 0.3;
    private static final double SECONDS_REST = 4;
    private static final double CURVE_LEFT = 72;
    private static final int CURVE_WIDTH = 600; // half pixels, as all below
    private static final int CURVE_HEIGHT = 120;

    private final Learning learning;
    private final double highest;
    private final double seconds;

    private Animation(Learning learning) {
        this.learning = learning;
        this.highest = learning.losses().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        this.seconds = learning.moments().size() * SECONDS_EACH + SECONDS_REST;
    }

    /// The picture as text.
    static String of(Learning learning) {
        return new Animation(learning).svg();
    }

    private String svg() {
        StringBuilder svg = new StringBuilder(HEAD);
        svg.append("<style>\n")
                .append(STYLE)
                .append(keyframes())
                .append("</style>\n")
                .append(FRAME);
        svg.append("<g clip-path=\"url(#plot)\">\n<rect class=\"r\" width=\"1216\" height=\"800\"/>\n");
        for (int i = 0; i < learning.moments().size(); i++) {
            svg.append(group(i)).append(regions(learning.moments().get(i))).append("</g>\n");
        }
        svg.append(points()).append("</g>\n").append(LEGEND).append(curveFrame());
        for (int i = 0; i < learning.moments().size(); i++) {
            svg.append(group(i)).append(measured(i)).append("</g>\n");
        }
        return svg.append("</g>\n</svg>\n").toString();
    }

    private static String group(int moment) {
        return "<g class=\"m" + moment + "\">";
    }

    private String keyframes() {
        StringBuilder css = new StringBuilder("@media (prefers-reduced-motion:no-preference){\n");
        for (int i = 1; i < learning.moments().size(); i++) {
            css.append(String.format(
                    Locale.ROOT,
                    ".m%d{animation:m%d %.1fs infinite}@keyframes m%d{0%%,%.1f%%{opacity:0}%.1f%%,to{opacity:1}}\n",
                    i,
                    i,
                    seconds,
                    i,
                    100 * i * SECONDS_EACH / seconds,
                    100 * (i * SECONDS_EACH + SECONDS_FADE) / seconds));
        }
        return css.append("}\n").toString();
    }

    private String regions(Learning.Moment moment) {
        StringBuilder svg = new StringBuilder("<path class=\"r\" d=\"M0 0h1216v800H0z\"/>");
        for (int i = 0; i < LEVELS.length; i++) {
            String path = PathData.closed(Contours.of(moment.field(), LEVELS[i]), UNIT, TOLERANCE);
            if (!path.isEmpty()) {
                svg.append("<path class=\"r")
                        .append(i)
                        .append("\" d=\"")
                        .append(path)
                        .append("\"/>");
            }
        }
        return svg.toString();
    }

    private String points() {
        StringBuilder svg = new StringBuilder();
        for (int i = 0; i < learning.points().size(); i++) {
            List<Point> scaled = learning.points().get(i).stream()
                    .map(point -> new Point(point.x() * UNIT, point.y() * UNIT))
                    .toList();
            svg.append("<path class=\"c")
                    .append(i)
                    .append("\" d=\"")
                    .append(PathData.dots(scaled))
                    .append("\"/>\n");
        }
        return svg.toString();
    }

    private String curveFrame() {
        return "<g class=\"t s\"><text x=\"676\" y=\"966\" text-anchor=\"end\">0</text><text x=\"676\" y=\"850\" text-anchor=\"end\">"
                + number(highest, 2)
                + "</text><text x=\"688\" y=\"1000\">epoch 1</text><text x=\"1216\" y=\"1000\" text-anchor=\"end\">epoch "
                + learning.moments().getLast().epoch()
                + "</text></g>\n<g transform=\"translate(616 836)\"><path class=\"a\" d=\"M72 0v120h528\"/><path class=\"l\" d=\""
                + line(1, learning.moments().getLast().epoch()) + "\"/></g>\n";
    }

    /// The loss from one epoch to another.
    private String line(int from, int to) {
        return PathData.open(IntStream.rangeClosed(from, to)
                .mapToObj(epoch -> onCurve(epoch, learning.losses().get(epoch - 1)))
                .toList());
    }

    /// Where the loss of an epoch is drawn.
    private Point onCurve(int epoch, double loss) {
        int last = learning.moments().getLast().epoch();
        double x = CURVE_LEFT + (CURVE_WIDTH - CURVE_LEFT) * (epoch - 1) / Math.max(1, last - 1);
        return new Point(x, CURVE_HEIGHT * (1 - loss / highest));
    }

    private String measured(int index) {
        Learning.Moment moment = learning.moments().get(index);
        int before = index == 0 ? 1 : learning.moments().get(index - 1).epoch();
        return "<path class=\"b\" d=\"M0 816h560v200H0z\"/><g class=\"t\"><text class=\"h\" y=\"876\">epoch "
                + moment.epoch()
                + "</text><text y=\"932\">validation loss " + number(moment.loss(), 3)
                + "</text><text y=\"976\">accuracy " + number(100 * moment.accuracy(), 1)
                + " %</text></g><path class=\"d\" transform=\"translate(616 836)\" d=\"" + line(before, moment.epoch())
                + "\"/>";
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static final String HEAD = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 540" width="640" height="540" role="img">
            <title>A small network learns to tell two moons apart</title>
            <desc>Points of two half circles that lie inside each other, and the regions in which the network says one class \
            or the other. At first the border is almost straight; epoch by epoch it bends around the points.</desc>
            """;

    private static final String STYLE = """
            .b{fill:#fbfbfa}.r{fill:#bcd4ee}.r0{fill:#d6e4f4}.r1{fill:#ebeff3}.r2{fill:#f7ecdf;stroke:#333;stroke-width:4}
            .r3{fill:#f8dcbd}.r4{fill:#f3c593}.c0,.c1{fill:none;stroke-width:11}.c0{stroke:#174f87;stroke-linecap:round}
            .c1{stroke:#9a3d0a;stroke-linecap:square;stroke-width:9}
            .t{font:32px system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;fill:#333c46}.s{font-size:24px}
            .h{font-size:48px;font-weight:600}.a{fill:none;stroke:#9aa3ad;stroke-width:2}.l{fill:none;stroke:#5c6772;stroke-width:4}
            .d{fill:none;stroke:#9a3d0a;stroke-width:7;stroke-linecap:round;stroke-linejoin:round}
            """;

    private static final String FRAME = """
            <clipPath id="plot"><rect x="3" y="3" width="1210" height="794" rx="12"/></clipPath>
            <rect class="b" width="640" height="540" rx="10"/>
            <g transform="translate(16 16) scale(.5)">
            """;

    private static final String LEGEND = """
            <g class="t s"><path class="c0" d="M880 36h0"/><text x="896" y="44">upper</text><path class="c1" d="M996 36h0"/>\
            <text x="1012" y="44">lower</text></g>
            """;
}
