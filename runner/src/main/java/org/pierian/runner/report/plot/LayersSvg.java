package org.pierian.runner.report.plot;

import java.util.List;
import org.pierian.runner.report.markup.Element;

/// The layers of a network from its input to its output, as SVG: a box each, as wide as the logarithm of the numbers
/// that it gives for an example, with its shape and its parameters.
public final class LayersSvg {

    private static final double WIDTH = 640;
    private static final double ROW = 34;
    private static final double BOX = 24;
    private static final double MIDDLE = 320;
    private static final double NARROWEST = 40;
    private static final double WIDEST = 230;

    private LayersSvg() {}

    /// A layer.
    ///
    /// @param name what it is called in weights files, with its word
    /// @param shape shape of its output for an example
    /// @param size numbers in that
    /// @param parameters number of parameters
    public record Box(String name, String shape, long size, long parameters) {}

    /// Draws layers.
    ///
    /// @param boxes the input, then each layer
    public static Element of(List<Box> boxes) {
        double height = boxes.size() * ROW + 8;
        Element svg = SvgFile.root(
                WIDTH, height, "Layers", boxes.size() - 1 + " layers from input to output; the table has their sizes");
        double largest = (double) boxes.stream().mapToLong(Box::size).max().orElse(1);
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            double top = 4 + i * ROW;
            double part = StrictMath.log1p((double) box.size()) / StrictMath.log1p(Math.max(1, largest));
            double width = NARROWEST + (WIDEST - NARROWEST) * part;
            if (i > 0) {
                svg.add(Element.of("line", "line t7")
                        .with("x1", MIDDLE)
                        .with("x2", MIDDLE)
                        .with("y1", top - (ROW - BOX))
                        .with("y2", top));
            }
            svg.add(Element.of("rect", "box")
                    .with("x", MIDDLE - width / 2)
                    .with("y", top)
                    .with("width", width)
                    .with("height", BOX)
                    .with("rx", "4"));
            svg.add(FigureSvg.label(MIDDLE, top + 16, "middle", box.shape()));
            svg.add(FigureSvg.label(MIDDLE - WIDEST / 2 - 10, top + 16, "end", box.name()));
            if (box.parameters() > 0) {
                svg.add(FigureSvg.label(
                                MIDDLE + WIDEST / 2 + 10, top + 16, "start", grouped(box.parameters()) + " parameters")
                        .with("class", "quiet"));
            }
        }
        return svg;
    }

    /// With a comma between thousands.
    private static String grouped(long number) {
        StringBuilder text = new StringBuilder(Long.toString(number));
        for (int at = text.length() - 3; at > 0; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }
}
