package org.pierian.runner.dataset.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.SpecMisfit;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.Separator;
import org.pierian.spec.TargetSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.diagnostic.Suggestions;
import org.pierian.spec.language.Words;
import org.pierian.spec.read.ResolvedSpec;

/// Where the columns that a spec names stand in a header.
final class CsvColumns {

    private static final int SHOWN = 20;
    private static final String PREFIX = "dataset.csv.";

    private final ResolvedSpec resolved;
    private final String file;
    private final List<String> header;
    private final List<Diagnostic> problems = new ArrayList<>();

    private CsvColumns(ResolvedSpec resolved, String file, List<String> header) {
        this.resolved = resolved;
        this.file = file;
        this.header = header;
    }

    /// The places of the features, then that of the target.
    ///
    /// @param file the file's name, for messages
    /// @throws SpecMisfit when a column is not there, or there twice
    static int[] places(ResolvedSpec resolved, DatasetSpec.Csv csv, String file, List<String> header) {
        CsvColumns columns = new CsvColumns(resolved, file, header);
        int[] places = new int[csv.features().size() + 1];
        for (int i = 0; i < csv.features().size(); i++) {
            String word = csv.features().get(i) instanceof FeatureSpec.Numeric ? "numeric" : "categorical";
            places[i] = columns.place(csv.features().get(i).column(), "features[" + i + "]." + word + ".column");
        }
        String word = csv.target() instanceof TargetSpec.ClassColumn ? "class" : "number";
        places[places.length - 1] = columns.place(csv.target().column(), "target." + word + ".column");
        columns.refuse(csv.separator());
        return places;
    }

    /// The places of columns that tell rows apart.
    ///
    /// @throws SpecMisfit as [#places]
    static int[] marks(
            ResolvedSpec resolved,
            DatasetSpec.Csv csv,
            String file,
            List<String> header,
            List<RowMarks.Column> marked) {
        CsvColumns columns = new CsvColumns(resolved, file, header);
        int[] places = marked.stream()
                .mapToInt(column -> columns.place(column.name(), column.path()))
                .toArray();
        columns.refuse(csv.separator());
        return places;
    }

    private int place(String column, String path) {
        int first = header.indexOf(column);
        if (first < 0) {
            problems.add(missing(column, resolved.locationOf(PREFIX + path)));
        } else if (header.lastIndexOf(column) != first) {
            problems.add(Diagnostic.error(
                            DataMistake.COLUMN.code(),
                            resolved.locationOf(PREFIX + path),
                            "`" + file + "` has two columns `" + column + "`")
                    .withLabel("which of them?")
                    .withExpected("one column", "two")
                    .withHelp("rename one in the first line of the file"));
        }
        return first;
    }

    private Diagnostic missing(String column, Location place) {
        Diagnostic problem = Diagnostic.error(
                        DataMistake.COLUMN.code(), place, "`" + file + "` has no column `" + column + "`")
                .withLabel("not in the first line of the file")
                .withExpected("a column of the file", "`" + column + "`");
        Optional<String> near = Suggestions.closest(column, header);
        Diagnostic helped = near.map(n -> problem.withHelp("did you mean " + quoted(n) + "?"))
                .orElse(problem);
        List<String> names =
                header.stream().limit(SHOWN).map(CsvColumns::quoted).toList();
        return helped.withNote("columns: " + String.join(", ", names)
                + (header.size() > SHOWN ? " and " + (header.size() - SHOWN) + " more" : ""));
    }

    private static String quoted(String name) {
        return "`" + BadCells.shown(name) + "`";
    }

    /// A table of one column is most often one with another separator.
    private void refuse(Separator separator) {
        if (problems.isEmpty()) {
            return;
        }
        for (Separator other : Separator.values()) {
            if (header.size() == 1 && other != separator && header.getFirst().indexOf(CsvRows.character(other)) >= 0) {
                problems.set(
                        0,
                        problems.getFirst()
                                .withHelp("write `separator: " + Words.ofConstant(other) + "` for this file"));
            }
        }
        throw new SpecMisfit(problems, resolved.sources());
    }
}
