package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A run of a small table, and what is left of it on another machine: spec, preprocessing and weights, no data.
///
/// @param run the folder with the three files
/// @param test the test set's rows
record SmallTable(Path run, String test) {

    static final String CLASSES = """
            name: small
            seed: 4
            dataset:
              csv:
                file: table.csv
                features:
                  - numeric: {column: size, missing: mean}
                  - categorical: {column: colour, values: [red, green, "a, b"]}
                  - numeric: {column: age, scale: minmax}
                target: {class: {column: kind, values: [oak, "elm, old", ash]}}
                test: {file: test.csv}
                missing_values: [NA]
            architecture: [{linear: 7}, tanh, {dropout: 0.1}, {linear: 3}]
            loss: softmax_cross_entropy
            optimizer: {adam: 0.01}
            batch_size: 4
            epochs: 5
            """;

    static final String NUMBERS = CLASSES.replace(
                    "class: {column: kind, values: [oak, \"elm, old\", ash]}", "number: price")
            .replace("{linear: 3}]", "{linear: 1}]")
            .replace("softmax_cross_entropy", "mse");

    private static final String HEADER = "id,size,colour,age,kind,price\n";

    /// Trains in a folder, moves what is needed to `moved` and removes everything else.
    static SmallTable train(Path folder, String spec) throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.writeString(home.resolve("small.yaml"), spec);
        Files.writeString(home.resolve("table.csv"), HEADER + rows(0, 60));
        String test = HEADER + rows(60, 135);
        Files.writeString(home.resolve("test.csv"), test);
        Program.Result result = Program.run(
                "train",
                home.resolve("small.yaml").toString(),
                "--out",
                home.resolve("runs").toString(),
                "-q");
        assertThat(result.code()).as(result.err()).isZero();
        Path run;
        try (Stream<Path> runs = Files.list(home.resolve("runs/small"))) {
            run = runs.findFirst().orElseThrow();
        }
        return new SmallTable(run, test);
    }

    /// The same with the files that are needed in another place, and without all others.
    SmallTable moved(Path folder) throws IOException {
        Path moved = Files.createDirectory(folder.resolve("moved"));
        for (String name : new String[] {"spec.yaml", "preprocessing.json", "weights.safetensors"}) {
            Files.copy(run.resolve(name), moved.resolve(name));
        }
        try (Stream<Path> all = Files.walk(folder.resolve("home"))) {
            for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        return new SmallTable(moved, test);
    }

    private static String rows(int from, int to) {
        String[] colours = {"red", "\"a, b\"", "green"};
        String[] kinds = {"oak", "ash", "\"elm, old\""};
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            int kind = i * i % 7 % 3;
            text.append("\"n\"\"").append(i).append("\",");
            text.append(i % 9 == 4 ? "NA" : Double.toString(i * 37 % 100 / 8.0 + kind));
            text.append(',').append(colours[(kind + i % 5 / 4) % 3]).append(',');
            text.append(i * 13 % 41).append(',').append(kinds[kind]).append(',');
            text.append(1000 + 250 * kind + i % 6).append('\n');
        }
        return text.toString();
    }
}
