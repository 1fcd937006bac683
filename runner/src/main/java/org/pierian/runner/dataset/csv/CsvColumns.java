package org.pierian.runner.dataset.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.SpecMisfit;
import org.pierian.spec.CommentMark;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.Separator;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticRenderer;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.diagnostic.Suggestions;
import org.pierian.spec.language.Language;
import org.pierian.spec.language.Words;
import org.pierian.spec.read.ResolvedSpec;

/// Where the columns that a spec names stand in a header.
final class CsvColumns {

    private static final int SHOWN = 20;
    private static final String PREFIX = "dataset.csv.";

    private final ResolvedSpec resolved;
    private final String file;
    private final List<String> header;
    private final Map<String, Integer> first = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();
    private final List<Diagnostic> problems = new ArrayList<>();

    private CsvColumns(ResolvedSpec resolved, String file, List<String> header) {
        this.resolved = resolved;
        this.file = file;
        this.header = header;
        for (int i = 0; i < header.size(); i++) {
            if (first.putIfAbsent(header.get(i), i) != null) {
                repeated.add(header.get(i));
            }
        }
    }

    /// The places of the features, then that of the target.
    ///
    /// @param file the file's name, for messages
    /// @throws SpecMisfit when a column is not there, or there twice
    static int[] places(ResolvedSpec resolved, DatasetSpec.Csv csv, String file, List<String> header) {
        Language language = new Language();
        CsvColumns columns = new CsvColumns(resolved, file, header);
        int[] places = new int[csv.features().size() + 1];
        for (int i = 0; i < csv.features().size(); i++) {
            FeatureSpec feature = csv.features().get(i);
            places[i] = columns.place(feature.column(), "features[" + i + "]." + language.wordOf(feature) + ".column");
        }
        places[places.length - 1] =
                columns.place(csv.target().column(), "target." + language.wordOf(csv.target()) + ".column");
        columns.refuse(Dialect.of(csv));
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
        columns.refuse(Dialect.of(csv));
        return places;
    }

    private int place(String column, String path) {
        int index = first.getOrDefault(column, -1);
        if (index < 0) {
            problems.add(missing(column, resolved.locationOf(PREFIX + path)));
        } else if (repeated.contains(column)) {
            problems.add(Diagnostic.error(
                            DataMistake.COLUMN.code(),
                            resolved.locationOf(PREFIX + path),
                            "`" + file + "` has two columns `" + column + "`")
                    .withLabel("which of them?")
                    .withExpected("one column", "two")
                    .withHelp("rename one in the first line of the file"));
        }
        return index;
    }

    private Diagnostic missing(String column, Location place) {
        Diagnostic problem = Diagnostic.error(
                        DataMistake.COLUMN.code(), place, "`" + file + "` has no column `" + column + "`")
                .withLabel("not in the first line of the file")
                .withExpected("a column of the file", "`" + column + "`");
        if (problems.size() >= DiagnosticRenderer.LIMIT) {
            return problem; // is only counted
        }
        Optional<String> near = Suggestions.nearest(column, header);
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

    /// A table whose columns are not found is most often written in another way.
    private void refuse(Dialect dialect) {
        if (problems.isEmpty()) {
            return;
        }
        for (String help : advice(dialect)) {
            problems.set(0, problems.getFirst().withHelp(help));
        }
        throw new SpecMisfit(problems, resolved.sources());
    }

    private List<String> advice(Dialect dialect) {
        List<String> advice = new ArrayList<>();
        String first = header.getFirst();
        for (CommentMark mark : CommentMark.values()) {
            if (dialect.comment().isEmpty() && first.indexOf(Dialect.character(mark)) == 0) {
                advice.add("write `comment: \"" + Dialect.character(mark) + "\"` if the first line is a comment");
            }
        }
        for (Separator other : Separator.values()) {
            if (header.size() == 1 && other != dialect.separator() && first.indexOf(Dialect.character(other)) >= 0) {
                advice.add("write `separator: " + Words.ofConstant(other) + "` for this file");
            }
        }
        if (!dialect.trim() && header.stream().anyMatch(name -> !name.equals(name.strip()))) {
            advice.add("write `trim: true`: there are blanks around names in the first line");
        }
        if (dialect.header() && header.stream().anyMatch(NumberCell::isNumber)) {
            advice.add("write `header: false` if the first line holds data; columns are then called 1, 2, 3 and so on");
        }
        return advice;
    }
}
