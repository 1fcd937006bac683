package org.pierian.runner.dataset.jsonl;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pierian.runner.dataset.CellFault;
import org.pierian.runner.dataset.table.ColumnWords;
import org.pierian.runner.dataset.table.TableRow;
import org.pierian.runner.dataset.table.TableRows;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;

/// The rows of a file of JSON lines.
final class JsonlRows implements TableRows {

    private final JsonLines lines;
    private final List<String> header;
    private final Deque<JsonLine> held;
    private final Map<String, Integer> places = new HashMap<>();
    private final JsonObject object;
    private final String[] cells;
    private Optional<JsonObject.Fault> fault = Optional.empty();

    /// @param lines those that are still to be read
    /// @param header the columns
    /// @param before lines that were read before these
    JsonlRows(JsonLines lines, List<String> header, List<JsonLine> before) {
        this.lines = lines;
        this.header = List.copyOf(header);
        this.held = new ArrayDeque<>(before);
        this.cells = new String[header.size()];
        for (int i = 0; i < header.size(); i++) {
            places.putIfAbsent(header.get(i), i);
        }
        this.object = new JsonObject(new Cells());
    }

    private final class Cells implements JsonObject.Keys {

        @Override
        public boolean isUsed(String key) {
            return places.containsKey(key);
        }

        @Override
        public void add(String key, String text) {
            cells[places.getOrDefault(key, 0)] = text;
        }

        @Override
        public void addNested(String key) {
            // an error where it is used, of no interest otherwise
        }
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public Optional<TableRow> next() {
        Optional<JsonLine> line = nextLine();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        if (line.get().isBlank() && isRestBlank()) {
            return Optional.empty();
        }
        Arrays.fill(cells, ""); // a key that is not there is a missing value
        fault = object.read(line.get().text());
        return Optional.of(TableRow.of(line.get().number(), List.of(cells)));
    }

    private Optional<JsonLine> nextLine() {
        return held.isEmpty() ? lines.next() : Optional.of(held.removeFirst());
    }

    /// Whether nothing but blank lines follows; the first other one is held for the next call.
    private boolean isRestBlank() {
        if (!held.isEmpty() && held.stream().anyMatch(line -> !line.isBlank())) {
            return false;
        }
        Optional<JsonLine> after = nextLine();
        while (after.isPresent() && after.get().isBlank()) {
            after = nextLine();
        }
        after.ifPresent(held::addFirst);
        return after.isEmpty();
    }

    /// A row with an error is read up to it.
    @Override
    public Optional<CellFault> fault(TableRow row) {
        return fault.map(JsonObject.Fault::what);
    }

    @Override
    public String place(TableRow row) {
        return lines.name() + ":" + row.number()
                + fault.map(found -> ":" + found.column()).orElse("");
    }

    @Override
    public ColumnWords words() {
        return new ColumnWords(
                "the objects of the file",
                lines.name(),
                List.of(),
                "a key of the objects is the name of a column; upper and lower case and blanks count");
    }

    @Override
    public Failure noRows() {
        return empty(lines.name());
    }

    static Failure empty(String name) {
        return DataMistake.NO_ROWS
                .failure("`" + name + "` has no rows")
                .at(name)
                .help("write an object of JSON in each line: `{\"column\": value, ...}`");
    }

    @Override
    public String sha256() {
        return lines.sha256();
    }

    @Override
    public void close() {
        lines.close();
    }
}
