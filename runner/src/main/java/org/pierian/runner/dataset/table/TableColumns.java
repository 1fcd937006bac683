package org.pierian.runner.dataset.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.SpecMisfit;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.TableSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticRenderer;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.diagnostic.Suggestions;
import org.pierian.spec.language.Language;
import org.pierian.spec.read.ResolvedSpec;

/// Where the columns that a spec names stand in a header.
final class TableColumns {

    private static final int SHOWN = 20;

    private final ResolvedSpec resolved;
    private final TableSpec spec;
    private final String name;
    private final TableRows rows;
    private final List<String> header;
    private final Map<String, Integer> first = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();
    private final List<Diagnostic> problems = new ArrayList<>();

    /// @param name what messages call the table
    /// @param rows has the header
    TableColumns(ResolvedSpec resolved, TableSpec spec, String name, TableRows rows) {
        this.resolved = resolved;
        this.spec = spec;
        this.name = name;
        this.rows = rows;
        this.header = rows.header();
        for (int i = 0; i < header.size(); i++) {
            if (first.putIfAbsent(header.get(i), i) != null) {
                repeated.add(header.get(i));
            }
        }
    }

    /// The columns that are asked for: those of the features, the target, then those that tell rows apart.
    static List<String> wanted(TableSpec spec, List<RowMarks.Column> marked) {
        List<String> wanted = new ArrayList<>(
                spec.features().stream().map(FeatureSpec::column).toList());
        wanted.add(spec.target().column());
        marked.forEach(column -> wanted.add(column.name()));
        return wanted;
    }

    /// The places of the features, then that of the target.
    ///
    /// @throws SpecMisfit when a column is not there, or there twice
    int[] places() {
        Language language = new Language();
        int[] places = new int[spec.features().size() + 1];
        for (int i = 0; i < spec.features().size(); i++) {
            FeatureSpec feature = spec.features().get(i);
            places[i] = place(feature.column(), "features[" + i + "]." + language.wordOf(feature) + ".column");
        }
        places[places.length - 1] =
                place(spec.target().column(), "target." + language.wordOf(spec.target()) + ".column");
        refuse();
        return places;
    }

    /// The places of columns that tell rows apart.
    ///
    /// @throws SpecMisfit as [#places]
    int[] marks(List<RowMarks.Column> marked) {
        int[] places = marked.stream()
                .mapToInt(column -> place(column.name(), column.path()))
                .toArray();
        refuse();
        return places;
    }

    private int place(String column, String path) {
        int index = first.getOrDefault(column, -1);
        if (index < 0) {
            problems.add(missing(column, resolved.locationOf(SpecPaths.of(spec, path))));
        } else if (repeated.contains(column)) {
            problems.add(Diagnostic.error(
                            DataMistake.COLUMN.code(),
                            resolved.locationOf(SpecPaths.of(spec, path)),
                            "`" + name + "` has two columns `" + column + "`")
                    .withLabel("which of them?")
                    .withExpected("one column", "two")
                    .withHelp("rename one in " + rows.words().where()));
        }
        return index;
    }

    private Diagnostic missing(String column, Location place) {
        Diagnostic problem = Diagnostic.error(
                        DataMistake.COLUMN.code(), place, "`" + name + "` has no column `" + column + "`")
                .withLabel("not in " + rows.words().where())
                .withExpected("a column of the file", "`" + column + "`");
        if (problems.size() >= DiagnosticRenderer.LIMIT) {
            return problem; // is only counted
        }
        Optional<String> near = Suggestions.nearest(column, header);
        Diagnostic helped = near.map(n -> problem.withHelp("did you mean " + quoted(n) + "?"))
                .orElse(problem);
        List<String> names =
                header.stream().limit(SHOWN).map(TableColumns::quoted).toList();
        return helped.withNote("columns: " + String.join(", ", names)
                + (header.size() > SHOWN ? " and " + (header.size() - SHOWN) + " more" : ""));
    }

    private static String quoted(String name) {
        return "`" + BadCells.shown(name) + "`";
    }

    private void refuse() {
        if (problems.isEmpty()) {
            return;
        }
        for (String help : rows.words().advice()) {
            problems.set(0, problems.getFirst().withHelp(help));
        }
        throw new SpecMisfit(problems, resolved.sources());
    }
}
