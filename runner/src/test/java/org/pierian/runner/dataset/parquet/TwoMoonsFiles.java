package org.pierian.runner.dataset.parquet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the rows of `examples/specs/two-moons.csv` as JSON lines and as Parquet. Run by
/// `scripts/two-moons-tables.sh`.
public final class TwoMoonsFiles {

    private TwoMoonsFiles() {}

    /// Writes the files.
    ///
    /// @param arguments the CSV file, and the folder for the others
    public static void main(String[] arguments) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(arguments[0]));
        Path folder = Path.of(arguments[1]);
        Files.write(folder.resolve("two-moons.jsonl"), jsonl(lines));
        Files.write(folder.resolve("two-moons.parquet"), parquet(lines));
    }

    /// The rows as JSON lines.
    ///
    /// @param lines the CSV file
    public static byte[] jsonl(List<String> lines) {
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(row -> "{\"x\": " + row[0] + ", \"y\": " + row[1] + ", \"moon\": \"" + row[2] + "\"}\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    /// The rows as Parquet.
    ///
    /// @param lines the CSV file
    public static byte[] parquet(List<String> lines) {
        List<String[]> rows =
                lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
        Object[] x = rows.stream().map(row -> (Object) Double.valueOf(row[0])).toArray();
        Object[] y = rows.stream().map(row -> (Object) Double.valueOf(row[1])).toArray();
        String[] moon = rows.stream().map(row -> row[2]).toArray(String[]::new);
        return new ParquetWriter(ParquetWriter.SNAPPY, true, false, 100, 200)
                .write(
                        TestColumn.of("x", TestColumn.DOUBLE, x),
                        TestColumn.of("y", TestColumn.DOUBLE, y),
                        TestColumn.texts("moon", moon));
    }
}
