package org.pierian.spec.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.spec.PlaceOrName;
import org.pierian.spec.RunSpec;
import org.pierian.spec.ShapeSpec;
import org.pierian.spec.TableSpec;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.SpecReader;
import org.pierian.spec.yaml.PlainText;

class SpecWriterTest {

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../examples/specs"))) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void writingWhatWasWrittenChangesNothing(Path example) {
        RunSpec spec = SpecReader.read(example, List.of()).spec().orElseThrow().spec();
        String once = SpecWriter.write(spec);
        RunSpec again = read(once);
        assertThat(again).isEqualTo(spec);
        assertThat(SpecWriter.write(again)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "012", "1e5", "true", "0x1F", "null", "1_0", "a.b", "_"})
    void namesThatLookLikeSomethingElseStayNames(String name) {
        RunSpec spec = read("name: \"" + name + "\"\ndataset: xor\narchitecture: [{linear: 1}]\nloss: sse\n"
                + "optimizer: gradient_descent\n");
        assertThat(read(SpecWriter.write(spec)).name()).isEqualTo(name);
    }

    @Test
    void anEntryIsAPlaceWithoutQuotesAndANameWithThem() {
        String text = "name: s\ndataset: xor\narchitecture: [{select: %s}, {linear: 1}]\nloss: sse\noptimizer: adam\n";
        RunSpec place = read(text.formatted("-1"));
        RunSpec name = read(text.formatted("\"-1\""));
        assertThat(place.architecture().getFirst()).isEqualTo(new ShapeSpec.Select(new PlaceOrName.Place(-1), 1));
        assertThat(name.architecture().getFirst()).isEqualTo(new ShapeSpec.Select(new PlaceOrName.Name("-1"), 1));
        assertThat(read(SpecWriter.write(place))).isEqualTo(place);
        assertThat(read(SpecWriter.write(name))).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                " ",
                "#",
                "- x",
                "a: b",
                "a #b",
                "\"",
                "'",
                "\\",
                "a\nb",
                "\t",
                "\u00A0",
                "\u202E",
                "\u0007",
                "\u200B",
                "\uFEFF",
                "\uD83D\uDE00",
                "{a}",
                "[a]",
                "*a",
                "&a",
                "!a",
                "%a",
                "@a",
                "`a",
                "|",
                ">",
                "?",
                "? a",
                "~",
                "=",
                "<<",
                ".inf",
                "NaN",
                "null",
                "True",
                "yes",
                "012",
                "0x1F",
                "1_000",
                "1:30",
                "-1",
                "+1",
                ".5",
                "$x",
                "a,b",
                "---",
                "...",
                "\u0085",
                "\u2028",
                "caf\u00E9",
                "a\r\nb",
                " lead",
                "trail ",
                "key:",
                ":x",
                "\uE000"
            })
    void wordsOfATableStayAsTheyAre(String word) {
        String quoted = PlainText.scalar(word);
        RunSpec spec = read("dataset: {csv: {file: a.csv, features: [{categorical: {column: " + quoted
                + ", values: [one, "
                + "other]}}], target: {number: t}, missing_values: [" + quoted + "]}}\narchitecture: [{linear: 1}]\n"
                + "loss: mse\noptimizer: adam\n");
        TableSpec.Csv csv = (TableSpec.Csv) spec.dataset();
        assertThat(csv.features().getFirst().column()).isEqualTo(word);
        assertThat(csv.missingValues().orElseThrow()).containsExactly(word);
        String once = SpecWriter.write(spec);
        assertThat(read(once)).isEqualTo(spec);
    }

    @Test
    void numbersAreShort() {
        assertThat(SpecWriter.real(1e-8)).isEqualTo("1e-8");
        assertThat(SpecWriter.real(0.1)).isEqualTo("0.1");
        assertThat(SpecWriter.real(1.5e-10)).isEqualTo("1.5e-10");
        assertThat(SpecWriter.real(3)).isEqualTo("3.0");
    }

    private static RunSpec read(String text) {
        return SpecReader.read(SourceText.of("t.yaml", text), Path.of("t.yaml"), List.of())
                .spec()
                .orElseThrow()
                .spec();
    }
}
