package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

/// Texts that a trained network continues.
class PromptTest {

    private static final String TEXT = "the cat sat on the mat\n".repeat(40);

    @TempDir
    Path folder;

    private Path train(String dataset, String classes, String network) throws IOException {
        Files.writeString(folder.resolve("t.txt"), TEXT);
        Path spec = Files.writeString(folder.resolve("s.yaml"), """
                name: writer
                dataset: {text: {file: t.txt, %s}}
                architecture: [embedding: 16, %s, linear: %s]
                loss: softmax_cross_entropy
                optimizer: {adam: 0.03}
                batch_size: 8
                epochs: 30
                """.formatted(dataset, network, classes));
        Program.Result result = Program.run(
                "train", spec.toString(), "--out", folder.resolve("runs").toString(), "--quiet");
        assertThat(result.code()).as(result.err()).isZero();
        try (Stream<Path> runs = Files.list(folder.resolve("runs").resolve("writer"))) {
            return runs.findFirst().orElseThrow();
        }
    }

    private static Program.Result predict(Path run, String... more) {
        return Program.run(Stream.concat(Stream.of("predict", run.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private static String good(Path run, String... more) {
        Program.Result result = predict(run, more);
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    @Test
    void aStreamIsContinuedBeyondItsWindow() throws IOException {
        Path run = train("tokens: {characters: 11}, sequence_length: 8", "11", "gru: 24");
        String greedy = good(run, "--prompt", "the cat", "--length", "60", "--temperature", "0");
        assertThat(greedy).isEqualTo(TEXT.substring(0, 67) + "\n");
        assertThat(good(run, "--prompt", "the cat", "--length", "60", "--temperature", "0", "--kernels", "vector"))
                .isEqualTo(greedy);
        String three = good(run, "--prompt", "t", "--length", "5", "--samples", "3", "--temperature", "9");
        assertThat(three)
                .isEqualTo(good(run, "--prompt", "t", "--length", "5", "--samples", "3", "--temperature", "9"));
        assertThat(three)
                .isNotEqualTo(good(
                        run, "--prompt", "t", "--length", "5", "--samples", "3", "--temperature", "9", "--seed", "1"));
    }

    @Test
    void pairsOfBytesContinueATextWithoutIt() throws IOException {
        Path run = train("tokens: {bpe: 300}, sequence_length: 8", "300", "gru: 24");
        assertThat(Files.readString(run.resolve("preprocessing.json")))
                .contains("\"token\": \"bpe\"")
                .contains("\"t he\"");
        Files.delete(folder.resolve("t.txt"));
        String text = good(run, "--prompt", "the cat", "--length", "20", "--temperature", "0");
        assertThat(text).isEqualTo(good(run, "--prompt", "the cat", "--length", "20", "--temperature", "0"));
        assertThat(TEXT).contains(text.substring(0, 40));
        good(run, "--prompt", "\ud83d\ude00 \u00e9", "--length", "3");
        Path other = Files.writeString(folder.resolve("other.txt"), "the dog sat on the mat\n".repeat(3));
        assertThat(Program.run("evaluate", run.toString(), "--on", other.toString())
                        .code())
                .isZero();
        Path damaged = run.resolve("preprocessing.json");
        Files.writeString(damaged, Files.readString(damaged).replace("\"t he\"", "\"th e\""));
        assertThat(predict(run, "--prompt", "a").code()).isEqualTo(65);
    }

    @Test
    void aLineEndsWithItself() throws IOException {
        Path run = train("tokens: {characters: 11}, sequence_length: 23, examples: lines", "11", "gru: 24");
        assertThat(good(run, "--prompt", "", "--temperature", "0", "--samples", "2")
                        .lines())
                .containsExactly("the cat sat on the mat", "the cat sat on the mat");
        assertThat(good(run, "--prompt", "the", "--temperature", "0", "--length", "4", "--format", "jsonl"))
                .isEqualTo("{\"prompt\":\"the\",\"text\":\" cat\"}\n");
        Program.Result tooLong = predict(run, "--prompt", "the cat sat on the mat ");
        assertThat(tooLong.code()).isEqualTo(65);
        assertThat(tooLong.err()).contains("the prompt has 23 tokens, and a line has at most 22");
    }

    @ParameterizedTest
    @CsvSource({"bytes, 256", "{words: 9}, 9"})
    void bytesAndWordsAreTokensToo(String tokens, String classes) throws IOException {
        Path run = train("tokens: " + tokens + ", sequence_length: 6", classes, "gru: 24");
        assertThat(good(run, "--prompt", "the cat sat", "--length", "3", "--temperature", "0"))
                .startsWith("the cat sat");
        assertThat(good(run, "--prompt", "", "--length", "3")).isNotBlank();
    }

    @Test
    void whatCannotBeContinuedIsSaid() throws IOException {
        Path run = train("tokens: {characters: 11}, sequence_length: 8", "11", "gru: 24");
        Program.Result foreign = predict(run, "--prompt", "dog");
        assertThat(foreign.code()).isEqualTo(2);
        assertThat(foreign.err()).contains("the prompt has a character that the training text has not: `d` U+0064");
        Program.Result nothing = predict(run, "t.csv");
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("--prompt");
        for (List<String> wrong : List.of(
                List.of("--length", "0"),
                List.of("--samples", "0"),
                List.of("--top-k", "0"),
                List.of("--temperature", "-1"),
                List.of("--temperature", "NaN"),
                List.of("--format", "csv"),
                List.of("--top", "3"))) {
            Program.Result result = predict(
                    run,
                    Stream.concat(Stream.of("--prompt", "t"), wrong.stream()).toArray(String[]::new));
            assertThat(result.code()).as("%s", wrong).isEqualTo(2);
            assertThat(result.err()).as("%s", wrong).contains(wrong.getFirst());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--length=3", "--top-k=2", "--seed=1"})
    void optionsOfAPromptNeedOne(String option) throws IOException {
        SmallTable small = SmallTable.train(folder, SmallTable.CLASSES);
        assertThat(predict(small.run(), option).err()).contains("no text is given");
        Program.Result table = predict(small.run(), "--prompt", "x");
        assertThat(table.code()).isEqualTo(2);
        assertThat(table.err()).contains("this one was not");
    }
}
