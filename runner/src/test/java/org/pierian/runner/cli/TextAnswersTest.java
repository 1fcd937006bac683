package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Networks that learn the classes of texts or of their words, as a person trains and uses them.
class TextAnswersTest {

    private static final String REST = """
            loss: softmax_cross_entropy
            optimizer: {adam: 0.03}
            batch_size: 8
            epochs: 12
            """;

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path train(String spec, String... more) throws IOException {
        Path written = file("s.yaml", "name: texts\n" + spec + REST);
        Path runs = folder.resolve("runs" + String.join("", more));
        Program.Result result = Program.run(Stream.concat(
                        Stream.of("train", written.toString(), "--out", runs.toString(), "--quiet"), Stream.of(more))
                .toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        try (Stream<Path> all = Files.list(runs.resolve("texts"))) {
            return all.findFirst().orElseThrow();
        }
    }

    private static String good(String... arguments) {
        Program.Result result = Program.run(arguments);
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    /// Words of vowels and words of consonants.
    private Path words(String keys, String more) throws IOException {
        StringBuilder vowels = new StringBuilder();
        StringBuilder consonants = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            vowels.append("aei".repeat(4), i % 3, i % 3 + 3 + i % 6).append('\n');
            consonants.append("bcd".repeat(4), i % 3, i % 3 + 3 + i % 6).append('\n');
        }
        file("w/vowels.txt", vowels.toString());
        file("w/consonants.txt", consonants.toString());
        return train("""
                dataset: {text_folder: {folder: w, classes: [vowels, consonants], sequence_length: 8, %s}}
                architecture: [embedding: 8, lstm: {hidden_size: 8, output: last}, linear: 2]
                %s
                """.formatted(keys, more));
    }

    private void delete(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            for (Path each : files.toList()) {
                Files.delete(each);
            }
        }
        Files.delete(folder.resolve(name));
    }

    @Test
    void aClassIsPredictedForEachLine() throws IOException {
        Path run = words("tokens: {characters: 6}", "");
        delete("w");
        Path lines = file("lines.txt", "aeia\r\n\nbcdb\nae\n");
        String predicted = good("predict", run.toString(), lines.toString());
        assertThat(predicted.lines())
                .containsExactly(
                        "file,line,text,prediction",
                        lines + ",1,aeia,vowels",
                        lines + ",3,bcdb,consonants",
                        lines + ",4,ae,vowels");
        assertThat(good("predict", run.toString(), lines.toString(), "--probabilities", "--kernels", "scalar"))
                .isEqualTo(good("predict", run.toString(), lines.toString(), "--probabilities", "--threads", "1"));
        String alone = good("predict", run.toString(), file("one.txt", "ae").toString(), "--probabilities");
        assertThat(good("predict", run.toString(), lines.toString(), "--probabilities")
                        .lines()
                        .toList()
                        .getLast())
                .endsWith(alone.lines().toList().getLast().split(",", 4)[3]);
        file("new/vowels.txt", "aeia\nae\n");
        file("new/consonants.txt", "bcdb\n");
        assertThat(good(
                        "evaluate",
                        run.toString(),
                        "--on",
                        folder.resolve("new").toString()))
                .contains("accuracy 1.0000");
    }

    @Test
    void badLinesAreRefusedOrLeftOut() throws IOException {
        Path run = words("tokens: {characters: 6}", "");
        String lines = file("lines.txt", "aeia\nxyz\nbcdbcdbcdb\nbc\n").toString();
        Program.Result refused = Program.run("predict", run.toString(), lines);
        assertThat(refused.code()).isEqualTo(65);
        assertThat(refused.err())
                .contains("has 2 errors")
                .contains(":2: `xyz` has a character that the training text has not: `x` U+0078")
                .contains(":3: `bcdbcdbcdb` has 10 tokens, and the network takes 8");
        String out = folder.resolve("out.csv").toString();
        Program.Result skipped = Program.run("predict", run.toString(), lines, "--skip-bad", "--out", out);
        assertThat(skipped.code()).isEqualTo(65);
        assertThat(Files.readAllLines(Path.of(out))).hasSize(3);
        assertThat(skipped.err())
                .contains("2 lines of 4 were left out", "fix the lines that are listed in `" + out + ".bad`");
        assertThat(Files.readAllLines(Path.of(out + ".bad"))).hasSize(3);
        Files.write(folder.resolve("latin.txt"), new byte[] {'a', (byte) 0xE9, '\n'});
        Program.Result latin = Program.run(
                "predict", run.toString(), folder.resolve("latin.txt").toString());
        assertThat(latin.code()).isEqualTo(65);
        assertThat(latin.err()).contains("is not text in UTF-8");
        assertThat(Program.run("predict", run.toString(), "table.CSV").err()).contains("`table.CSV` is a table");
        assertThat(Program.run("predict", run.toString(), "--row", "text=a").code())
                .isEqualTo(2);
        assertThat(Program.run("predict", run.toString(), "--prompt", "a").code())
                .isEqualTo(2);
        assertThat(Program.run("predict", run.toString(), folder.resolve("none").toString())
                        .code())
                .isEqualTo(66);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tokens: bytes", "tokens: {words: 30}", "tokens: {bpe: 300}"})
    void theVocabularyIsKeptWithTheRun(String tokens) throws IOException {
        Path run = words(tokens + ", truncate: true", "");
        delete("w");
        String lines = file("lines.txt", "aeiae\nbcdbcdbcdbcdbcd\n\u00e9\n").toString();
        assertThat(good("predict", run.toString(), lines).lines()).hasSize(4);
    }

    @Test
    void aLabelIsPredictedForEachWord() throws IOException {
        StringBuilder text = new StringBuilder();
        List<String> names = List.of("Anna", "Paul", "Mia", "Tom");
        for (int i = 0; i < 40; i++) {
            text.append(names.get(i % 4))
                    .append(" NAME\nsees O\n")
                    .append(i % 3 == 0 ? "the O\ndog O\n\n" : names.get((i + 1) % 4) + " NAME\n\n");
        }
        file("t.conll", text.toString());
        Path run = train("""
                dataset: {conll: {file: t.conll, vocabulary: 20, labels: [O, NAME], sequence_length: 5}}
                architecture: [embedding: 8, gru: {hidden_size: 8, bidirectional: true}, linear: 2]
                metrics: [token_accuracy, f1]
                bucket_by_length: 2
                """);
        Files.delete(folder.resolve("t.conll"));
        Path lines = file("lines.txt", "Mia sees the dog\nTom sees\n");
        assertThat(good("predict", run.toString(), lines.toString()).lines())
                .containsExactly(
                        "file,line,token,prediction",
                        lines + ",1,Mia,NAME",
                        lines + ",1,sees,O",
                        lines + ",1,the,O",
                        lines + ",1,dog,O",
                        lines + ",2,Tom,NAME",
                        lines + ",2,sees,O");
        Path more = file("new.conll", "Mia NAME\nsees O\n\nTom NAME\n");
        JsonNode result =
                new ObjectMapper().readTree(good("evaluate", run.toString(), "--on", more.toString(), "--json"));
        assertThat(result.get("token_accuracy").doubleValue()).isEqualTo(1.0);
        assertThat(result.toString()).contains("NAME");
    }

    @Test
    void bucketsGiveTheSameBitsEverywhereAndOthersThanNone() throws IOException {
        Path one = words("tokens: {characters: 6}", "bucket_by_length: 3");
        byte[] weights = Files.readAllBytes(one.resolve("weights.safetensors"));
        Path spec = folder.resolve("s.yaml");
        for (String more : List.of("--kernels=scalar", "--threads=2")) {
            Path again = folder.resolve("again" + more);
            good("train", spec.toString(), "--out", again.toString(), "--quiet", more);
            try (Stream<Path> runs = Files.list(again.resolve("texts"))) {
                assertThat(runs.findFirst().orElseThrow().resolve("weights.safetensors"))
                        .hasBinaryContent(weights);
            }
        }
        Path none = words("tokens: {characters: 6}", "");
        assertThat(none).isNotEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dataset: xor                                                                | those of the dataset are equally long
            dataset: {text: {file: t.txt, tokens: bytes, sequence_length: 4, examples: lines}} | `shuffle` is `false`
            """)
    void bucketsNeedLengthsAndAnOrderThatIsDrawn(String dataset, String message) throws IOException {
        String shuffle = message.contains("shuffle") ? "shuffle: false\n" : "";
        Path spec = file("b.yaml", dataset + """

                architecture: [linear: 1]
                loss: mse
                optimizer: adam
                bucket_by_length: 4
                """ + shuffle);
        Program.Result result = Program.run("check", spec.toString());
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err() + result.out()).contains(message);
    }

    @Test
    void dataShowsClassesAndLengths() throws IOException {
        words("tokens: {characters: 6}", "");
        String shown = good("data", folder.resolve("s.yaml").toString());
        assertThat(shown).contains("steps   3 to 8").contains("vowels").contains("consonants");
    }

    @Test
    void aStarterForAFolderOfTextsTrains() throws IOException {
        words("tokens: {characters: 6}", "");
        Path spec = folder.resolve("start.yaml");
        good("init", spec.toString(), "--from", folder.resolve("w").toString());
        assertThat(Files.readString(spec))
                .contains("folder: \"w\"")
                .contains("classes: [consonants, vowels]")
                .contains("tokens: {characters: 6}")
                .contains("sequence_length: 8");
        good("check", spec.toString());
        good("train", spec.toString(), "--out", folder.resolve("r").toString(), "--quiet", "--set", "epochs=1");
        assertThat(Program.run(
                                "init",
                                folder + "/x.yaml",
                                "--from",
                                folder.resolve("w").toString(),
                                "--target",
                                "a")
                        .code())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'the quick brown fox jumps over the lazy dog, again and again.\n', examples: stream",
        "'anna\nmia\n', examples: lines"
    })
    void aStarterForATextTrains(String text, String form) throws IOException {
        file("t.txt", text.replace("\\n", "\n").repeat(60));
        Path spec = folder.resolve("start.yaml");
        good("init", spec.toString(), "--from", folder.resolve("t.txt").toString());
        assertThat(Files.readString(spec).contains("examples: lines")).isEqualTo(form.endsWith("lines"));
        good("check", spec.toString());
        good("train", spec.toString(), "--out", folder.resolve("r").toString(), "--quiet", "--set", "epochs=1");
    }

    @Test
    void aTextThatIsTooShortHasNoStarter() throws IOException {
        file("t.txt", "abc");
        Program.Result result = Program.run(
                "init", folder + "/x.yaml", "--from", folder.resolve("t.txt").toString());
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains("too few to learn from");
        file("one/a.txt", "abc\n");
        assertThat(Program.run(
                                "init",
                                folder + "/x.yaml",
                                "--from",
                                folder.resolve("one").toString())
                        .err())
                .contains("has 1 text file, expected one for each class");
    }
}
