package org.pierian.runner.dataset.images;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.pierian.runner.dataset.csv.CsvRows;
import org.pierian.runner.dataset.csv.Dialect;
import org.pierian.runner.dataset.table.TableRow;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.ImagesSpec;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.diagnostic.DisplayText;

/// A table with a picture in each row, in its order.
///
/// @param files the pictures with their classes
/// @param columns the cells of those columns that tell sets apart
record LabelTable(List<LabelledFile> files, Map<String, List<String>> columns) {

    /// A table without rows.
    static final LabelTable NONE = new LabelTable(List.of(), Map.of());

    private static final String FILE = "file";
    private static final String CLASS = "class";

    /// The cells of a column that tells sets apart.
    List<String> cells(String column) {
        return Optional.ofNullable(columns.get(column)).orElseThrow();
    }

    /// Reads a table.
    ///
    /// @param name its path from the dataset's folder
    /// @throws Failure when it is no such table, or names a picture that is not there
    static LabelTable read(ImagesSpec.Pictures spec, FolderTree tree, String name) {
        Path path = tree.resolve(name);
        try (CsvRows rows = CsvRows.open(path, name, Dialect.of(spec))) {
            return new Reader(spec, tree, name, rows).read();
        }
    }

    private static final class Reader {
        private final ImagesSpec.Pictures spec;
        private final FolderTree tree;
        private final String name;
        private final CsvRows rows;
        private final Map<String, Integer> seen = new HashMap<>();

        Reader(ImagesSpec.Pictures spec, FolderTree tree, String name, CsvRows rows) {
            this.spec = spec;
            this.tree = tree;
            this.name = name;
            this.rows = rows;
        }

        LabelTable read() {
            int file = column(FILE);
            int label = column(CLASS);
            Map<String, List<String>> columns = new HashMap<>();
            for (String column : marks()) {
                column(column);
                columns.put(column, new ArrayList<>());
            }
            List<LabelledFile> files = new ArrayList<>();
            for (Optional<TableRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                List<String> cells = cells(row.get());
                files.add(file(row.get().number(), cells.get(file), cells.get(label)));
                columns.forEach((column, all) -> all.add(cells.get(rows.header().indexOf(column))));
            }
            if (files.isEmpty()) {
                throw DataMistake.NO_ROWS
                        .failure("`" + name + "` names no picture")
                        .at(name)
                        .help("write a row for each picture below the names of the columns");
            }
            return new LabelTable(files, columns);
        }

        /// The columns that tell sets apart, if it is the table with all pictures.
        private Set<String> marks() {
            Set<String> marks = new TreeSet<>();
            if (spec.labels().equals(Optional.of(name))) {
                List.of(Optional.of(spec.testPart()), spec.validation()).forEach(set -> {
                    if (set.isPresent() && set.get() instanceof RowSetSpec.Column(String column, String _)) {
                        marks.add(column);
                    }
                });
            }
            return marks;
        }

        private int column(String column) {
            int place = rows.header().indexOf(column);
            if (place < 0 || place != rows.header().lastIndexOf(column)) {
                throw DataMistake.COLUMN
                        .failure("`" + name + "` has " + (place < 0 ? "no column" : "two columns") + " `"
                                + DisplayText.cut(column) + "`")
                        .at(name + ":1")
                        .help("name its columns in the first line: `file,class`");
            }
            return place;
        }

        private List<String> cells(TableRow row) {
            rows.fault(row).ifPresent(fault -> {
                throw fault.mistake()
                        .failure("a row of `" + name + "` has " + fault.fault())
                        .at(rows.place(row))
                        .help(fault.advice());
            });
            return row.cells();
        }

        private LabelledFile file(long line, String file, String label) {
            int known = spec.classes().indexOf(label);
            if (known < 0) {
                throw bad(DataMistake.UNKNOWN_VALUE, line, "`" + DisplayText.cut(label) + "` is no class of the spec")
                        .help("add it to `classes`, or fix the cell");
            }
            if (!isBelow(file)) {
                throw bad(DataMistake.OUTSIDE, line, "`" + DisplayText.cut(file) + "` is no path below the folder")
                        .help("write paths from `" + spec.folder() + "` on, with `/`");
            }
            Path path = tree.resolve(file);
            if (!Files.isRegularFile(path)) {
                throw bad(DataMistake.FOLDER, line, "the picture `" + DisplayText.cut(file) + "` is not there")
                        .help("look for it at `" + path + "`, or delete the row");
            }
            if (seen.putIfAbsent(file, known) != null) {
                throw bad(DataMistake.FOLDER, line, "the picture `" + DisplayText.cut(file) + "` is there twice")
                        .help("delete one of the rows");
            }
            return new LabelledFile(file, path, known);
        }

        private Failure bad(DataMistake mistake, long line, String message) {
            return mistake.failure(message).at(name + ":" + line);
        }

        private static boolean isBelow(String file) {
            if (file.isEmpty() || file.indexOf('\\') >= 0 || file.indexOf(':') >= 0 || file.indexOf('\0') >= 0) {
                return false;
            }
            for (String part : file.split("/", -1)) {
                if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                    return false;
                }
            }
            return true;
        }
    }
}
