package org.pierian.runner.dataset.jsonl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pierian.runner.dataset.table.BadCells;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;

/// The columns of JSON lines: the wanted ones if all of them are keys of an object that was looked at, otherwise every
/// key of these.
final class JsonlHeader {

    private static final int MOST_COLUMNS = 1 << 16;

    private final String name;
    private final Set<String> keys = new LinkedHashSet<>();
    private final Set<String> nested = new LinkedHashSet<>();
    private final List<JsonLine> lines = new ArrayList<>();
    private final BadCells bad;
    private List<String> columns = List.of();
    private boolean isWhole;

    private JsonlHeader(String name) {
        this.name = name;
        this.bad = new BadCells(name);
    }

    /// Looks through lines from the first one on, until all wanted columns were seen.
    ///
    /// @param wanted the columns; where there are none, all that are there
    /// @param most how many lines are looked at
    /// @throws Failure when there is no line, or lines are no objects and a column was not seen
    static JsonlHeader of(JsonLines lines, List<String> wanted, int most) {
        JsonlHeader header = new JsonlHeader(lines.name());
        header.look(lines, wanted, most);
        return header;
    }

    private void look(JsonLines from, List<String> wanted, int most) {
        boolean keeps = most < Integer.MAX_VALUE;
        Set<String> missing = new HashSet<>(wanted);
        JsonObject object = new JsonObject(new Names(missing));
        int count = 0;
        Optional<JsonLine> line = from.next();
        while (line.isPresent()) {
            if (keeps) {
                lines.add(line.get());
            }
            if (!line.get().isBlank()) {
                note(line.get(), object.read(line.get().text()));
            }
            count++;
            if (count == most || (missing.isEmpty() && !wanted.isEmpty())) {
                break;
            }
            line = from.next();
        }
        isWhole = line.isEmpty();
        finish(wanted, missing);
    }

    private void finish(List<String> wanted, Set<String> missing) {
        if (missing.isEmpty() && !wanted.isEmpty()) {
            columns = wanted.stream().distinct().toList();
            return;
        }
        if (isWhole || !wanted.isEmpty()) {
            bad.refuse();
        }
        if (keys.isEmpty() && isWhole) {
            refuse();
        }
        columns = List.copyOf(keys);
    }

    /// Collects the keys of objects, and needs no value.
    private final class Names implements JsonObject.Keys {
        private final Set<String> missing;

        Names(Set<String> missing) {
            this.missing = missing;
        }

        @Override
        public boolean isUsed(String key) {
            missing.remove(key);
            keys.add(key);
            if (keys.size() > MOST_COLUMNS) {
                throw tooMany();
            }
            return false;
        }

        @Override
        public void add(String key, String text) {
            throw new IllegalStateException("no key is used");
        }

        @Override
        public void addNested(String key) {
            nested.add(key);
        }
    }

    private Failure tooMany() {
        return DataMistake.TOO_LARGE
                .failure("the objects of `" + name + "` have more than 65,536 different keys")
                .at(name)
                .help("a key is the name of a column; write what differs from row to row into values");
    }

    private void note(JsonLine line, Optional<JsonObject.Fault> fault) {
        fault.ifPresent(found -> bad.note(
                found.what().mistake(),
                name + ":" + line.number() + ":" + found.column(),
                found.what().fault(),
                found.what().advice()));
    }

    /// @throws Failure that nothing is there
    void refuse() {
        bad.refuse();
        throw JsonlRows.empty(name);
    }

    /// The columns.
    List<String> columns() {
        return columns;
    }

    /// Those of the columns that have a list or an object in a line that was looked at.
    Set<String> nested() {
        return nested;
    }

    /// Whether all lines were looked at.
    boolean isWhole() {
        return isWhole;
    }

    /// The lines that were looked at.
    List<JsonLine> lines() {
        return lines;
    }
}
