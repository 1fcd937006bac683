package org.pierian.runner.dataset.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pierian.runner.dataset.CellFault;
import org.pierian.runner.dataset.csv.CsvRows;
import org.pierian.runner.dataset.csv.Dialect;
import org.pierian.runner.dataset.table.BadCells;
import org.pierian.runner.dataset.table.HeaderPlaces;
import org.pierian.runner.dataset.table.TableRow;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.file.Sha256;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.TextsSpec;
import org.pierian.spec.diagnostic.Suggestions;

/// Texts and their classes in two columns of a table.
///
/// @param spec what the spec says
record TextTable(TextsSpec.TextTable spec) {

    /// The texts that are divided.
    ///
    /// @param name what the file is called in messages
    FoundTexts main(Path file, String name) {
        List<String> marks = Stream.concat(Stream.of(spec.test()), spec.validation().stream())
                .filter(RowSetSpec.Column.class::isInstance)
                .map(set -> ((RowSetSpec.Column) set).name())
                .distinct()
                .toList();
        Map<String, List<String>> cells = new TreeMap<>();
        marks.forEach(mark -> cells.put(mark, new ArrayList<>()));
        Passages texts = read(file, name, cells);
        FoundTexts found = FoundTexts.of(texts, new TreeMap<>(Map.of(name, hash(file))));
        found.columns().putAll(cells);
        return found;
    }

    /// The hash of a file.
    static String hash(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    /// The texts of a table.
    ///
    /// @param name what the file is called in messages
    /// @param marks receives the cells of the columns that it names
    Passages read(Path file, String name, Map<String, List<String>> marks) {
        Dialect plain = Dialect.of(spec);
        Dialect dialect = spec.separator().map(plain::with).orElse(plain);
        List<String> columns = new ArrayList<>(List.of(spec.textColumn(), spec.classColumn()));
        columns.addAll(marks.keySet());
        PassageBuilder texts = new PassageBuilder(name, new TokenForm(spec.tokens()).kind());
        BadCells bad = new BadCells(name);
        try (CsvRows rows = CsvRows.open(file, name, dialect)) {
            int[] places = HeaderPlaces.of(columns, name, rows, "the spec names");
            for (Optional<TableRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                TableRow cells = row.get();
                Optional<CellFault> fault = rows.fault(cells);
                if (fault.isPresent()) {
                    bad.note(
                            fault.get().mistake(),
                            rows.place(cells),
                            fault.get().fault(),
                            fault.get().advice());
                    continue;
                }
                add(cells, rows.place(cells), places, name, texts, bad);
                for (int i = 2; i < places.length; i++) {
                    Optional.ofNullable(marks.get(columns.get(i))).orElseThrow().add(cells.text(places[i]));
                }
            }
        }
        bad.refuse();
        Passages all = texts.build();
        if (all.size() == 0) {
            throw DataMistake.NO_ROWS
                    .failure("`" + name + "` has no row")
                    .at(name)
                    .help("write a row for each text below the names of the columns");
        }
        return all;
    }

    private void add(TableRow row, String place, int[] places, String name, PassageBuilder texts, BadCells bad) {
        RawText text = RawText.of(row.text(places[0]), name, new TokenForm(spec.tokens()).kind());
        if (text.units().length == 0) {
            bad.note(
                    DataMistake.MISSING,
                    place,
                    "column `" + BadCells.shown(spec.textColumn()) + "`: there is no text",
                    "write a text, or delete the row");
            return;
        }
        String wanted = row.text(places[1]);
        int label = spec.classes().indexOf(wanted);
        if (label < 0) {
            bad.note(
                    DataMistake.UNKNOWN_VALUE,
                    place,
                    "column `" + BadCells.shown(spec.classColumn()) + "`: " + unknown(wanted, spec.classes(), "class"),
                    "add it to `classes`, or fix the cell");
            return;
        }
        texts.add(text, 0, text.units().length);
        texts.label(label);
        texts.end(place);
    }

    /// What is said of a class that the spec does not list.
    ///
    /// @param word what it should be, `class`
    static String unknown(String name, List<String> classes, String word) {
        String near = Suggestions.nearest(name, classes)
                .map(known -> "; did you mean `" + BadCells.shown(known) + "`?")
                .orElse("");
        return name.isEmpty()
                ? "there is no " + word
                : "`" + BadCells.shown(name) + "` is no " + word + " of the spec" + near;
    }
}
