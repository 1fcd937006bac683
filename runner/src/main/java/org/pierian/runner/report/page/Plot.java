package org.pierian.runner.report.page;

import java.util.List;
import java.util.Optional;
import org.pierian.runner.report.markup.Element;
import org.pierian.runner.report.plot.Figure;
import org.pierian.runner.report.plot.FigureSvg;

/// A plot of a report.
///
/// @param name what `--svg` calls it
/// @param title its heading
/// @param notes what is to be said below it
/// @param svg drawn
/// @param curves the figure, where a person may zoom into it
public record Plot(String name, String title, List<String> notes, Element svg, Optional<Figure> curves) {

    /// Takes a copy.
    public Plot {
        notes = List.copyOf(notes);
    }

    /// A plot that stands still.
    static Plot of(String name, Figure figure, String... notes) {
        return new Plot(name, figure.title(), List.of(notes), FigureSvg.of(figure), Optional.empty());
    }

    /// Curves along the epochs.
    static Plot ofCurves(String name, Figure figure, List<String> notes) {
        return new Plot(name, figure.title(), notes, FigureSvg.of(figure), Optional.of(figure));
    }
}
