package org.pierian.runner.predict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pierian.runner.record.Json;

/// How predictions are written: a line for each example. Numbers have as many digits as it takes to read the same bits
/// back.
public enum LineForm {
    /// Comma-separated values with a header, RFC 4180; lines end with LF.
    CSV {
        @Override
        String header(List<String> names) {
            return csv(names);
        }

        @Override
        String line(List<String> names, List<?> values) {
            return csv(values);
        }
    },
    /// An object of JSON for each example.
    JSONL {
        @Override
        String header(List<String> names) {
            return "";
        }

        @Override
        String line(List<String> names, List<?> values) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                map.put(names.get(i), values.get(i));
            }
            return Json.line(map) + "\n";
        }
    };

    /// What comes before the first example; empty where nothing does.
    abstract String header(List<String> names);

    /// The line of an example, with its end.
    abstract String line(List<String> names, List<?> values);

    /// Cells of a table as a line, with its end.
    static String csv(List<?> cells) {
        if (cells.size() == 1 && cells.getFirst().toString().isEmpty()) {
            return "\"\"\n"; // an empty line would be no row
        }
        return cells.stream().map(cell -> quoted(cell.toString())).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return '"' + cell.replace("\"", "\"\"") + '"';
            }
        }
        return cell;
    }
}
