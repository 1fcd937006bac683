package org.pierian.runner.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.report.Assessment;
import org.pierian.runner.report.LayerFact;
import org.pierian.runner.report.RunFacts;
import org.pierian.runner.report.markup.Element;
import org.pierian.runner.report.plot.LayersSvg;
import org.pierian.runner.report.plot.SvgFile;

/// All plots of one run.
///
/// @param curves along the epochs
/// @param answers of what the network answers; none where the examples are not there
/// @param layers the network
public record ReportPlots(List<Plot> curves, List<Plot> answers, Plot layers) {

    private static final int MOST_LAYERS = 200;

    /// Takes copies.
    public ReportPlots {
        curves = List.copyOf(curves);
        answers = List.copyOf(answers);
    }

    /// Draws them.
    public static ReportPlots of(RunFacts run, Optional<Assessment> answers) {
        return new ReportPlots(Curves.of(run), answers.map(AnswerPlots::of).orElse(List.of()), layers(run.layers()));
    }

    private static Plot layers(List<LayerFact> layers) {
        List<LayerFact> shown = layers.size() > MOST_LAYERS ? layers.subList(0, MOST_LAYERS) : layers;
        List<LayersSvg.Box> boxes = shown.stream()
                .map(layer -> new LayersSvg.Box(
                        (layer.name() + " " + layer.word()).strip(), layer.shape(), layer.size(), layer.parameters()))
                .toList();
        Element svg = LayersSvg.of(boxes);
        List<String> notes = new ArrayList<>(
                List.of("A box is the wider, the more numbers the layer gives for an example (logarithmic)."));
        if (shown.size() < layers.size()) {
            notes.add("The first " + MOST_LAYERS + " of " + layers.size() + "; the table has all.");
        }
        return new Plot("layers", "Layers", notes, svg, Optional.empty());
    }

    /// All of them, in order.
    public List<Plot> all() {
        List<Plot> all = new ArrayList<>(curves);
        all.addAll(answers);
        all.add(layers);
        return all;
    }

    /// A plot as the text of an SVG file.
    public static String file(Plot plot) {
        return SvgFile.text(plot.svg(), PageAssets.colours());
    }
}
