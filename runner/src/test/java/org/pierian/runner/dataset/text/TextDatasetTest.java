package org.pierian.runner.dataset.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.data.Batch;
import org.pierian.core.data.Dataset;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.bind.DataLoader;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.dataset.NewFiles;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.failure.SpecMisfit;
import org.pierian.spec.Split;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecReader;
import org.pierian.spec.read.SpecResult;

/// Texts that are read, with tokens worked out by hand.
class TextDatasetTest {

    private static final Path REAL = Path.of(System.getenv().getOrDefault("RUNNER_DATA", "../../shared/data"));

    @TempDir
    Path folder;

    private static SpecResult read(String text) {
        String spec = "dataset: {text: {file: t.txt, " + text
                + "}}\narchitecture: [{linear: 2}]\nloss: softmax_cross_entropy\noptimizer: adam\n";
        return SpecReader.read(SourceText.of("s.yaml", spec), Path.of("s.yaml"), List.of());
    }

    private static ResolvedSpec spec(String text) {
        return read(text).spec().orElseThrow();
    }

    private Data load(String content, String spec) throws IOException {
        Files.writeString(folder.resolve("t.txt"), content);
        return load(spec, Optional.of(folder));
    }

    private Data load(String spec, Optional<Path> data) {
        return new DataLoader(DataFolders.of(data), line -> {}).load(spec(spec), List.of(folder));
    }

    /// The inputs of all examples, each as the numbers of its steps, and the targets.
    private static List<String> examples(Dataset dataset) {
        int steps = dataset.inputType().shape().dim(0);
        List<String> all = new ArrayList<>();
        try (Backend backend = CpuBackend.scalar()) {
            Tensor inputs = backend.zeros(dataset.inputType().shape().prepend(1));
            Tensor classes = backend.zeros(dataset.inputType().shape().prepend(1));
            for (int e = 0; e < dataset.size(); e++) {
                int[] lengths = {steps};
                dataset.fill(new int[] {e}, 0, new Batch(inputs, lengths, classes, Tensor.NONE));
                all.add(text(inputs, lengths[0]) + " > " + text(classes, lengths[0]));
            }
        }
        return all;
    }

    private static String text(Tensor tokens, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : " ").append((int) tokens.get(i));
        }
        return text.toString();
    }

    private static List<String> vocabulary(Data data) {
        return ((Preprocessing.Input.Tokens) data.preprocessing().inputs().getFirst()).values();
    }

    /// Sorted: newline, `a`, `b`, `c`, U+1F600, which is after all of the basic plane.
    @Test
    void charactersAreNumberedByTheirCodePoints() throws IOException {
        Data data = load("cab\r\nac\uD83D\uDE00b\r", "tokens: {characters: 5}, sequence_length: 2, test: {last: 0.3}");
        assertThat(vocabulary(data)).containsExactly("\n", "a", "b", "c", "\uD83D\uDE00");
        assertThat(examples(data.train())).containsExactly("3 1 > 1 2", "2 0 > 0 1");
        assertThat(examples(data.test())).containsExactly("4 2 > 2 0");
    }

    @Test
    void partsFollowEachOtherAndNoWindowReachesIntoTheNext() throws IOException {
        Data data = load(
                "abcdefghijklmnopqrst",
                "tokens: bytes, sequence_length: 2, stride: 1, validation: {last: 0.2}, test: {last: 0.15}");
        assertThat(examples(data.train())).hasSize(11).first().isEqualTo("97 98 > 98 99");
        assertThat(examples(data.train())).last().isEqualTo("107 108 > 108 109");
        assertThat(examples(data.split(Split.VALIDATION).dataset()))
                .containsExactly("110 111 > 111 112", "111 112 > 112 113");
        assertThat(examples(data.test())).containsExactly("114 115 > 115 116");
    }

    /// In the training part `b` comes three times, `a` and `c` twice, `z` never; there is room for two words.
    @Test
    void wordsAreCountedInTheTrainingSetAlone() throws IOException {
        Data data = load(
                "b c  a\tb\nc a b z z z z z",
                "tokens: {words: 4}, sequence_length: 1, target: input, test: {last: 0.41}");
        assertThat(vocabulary(data)).containsExactly("b", "a");
        assertThat(examples(data.train())).containsExactly("2 > 2", "1 > 1", "3 > 3", "2 > 2", "1 > 1", "3 > 3");
        assertThat(examples(data.test())).allMatch("1 > 1"::equals);
    }

    @Test
    void eachLineIsAnExampleBetweenNewlines() throws IOException {
        Data data =
                load("ab\n\nc\nba", "tokens: {characters: 4}, sequence_length: 3, examples: lines, test: {last: 0.3}");
        assertThat(vocabulary(data)).containsExactly("\n", "a", "b", "c");
        assertThat(examples(data.train())).containsExactly("0 1 2 > 1 2 0", "0 3 > 3 0");
        assertThat(examples(data.test())).containsExactly("0 2 1 > 2 1 0");
    }

    @Test
    void linesOfWordsBeginAndEndWithZero() throws IOException {
        Data data = load(
                "x y\ny\ny z\n",
                "tokens: {words: 9}, sequence_length: 4, examples: lines, target: input, test: {last: 0.3}");
        assertThat(vocabulary(data)).containsExactly("y", "x");
        assertThat(examples(data.train())).containsExactly("0 3 2 > 0 3 2", "0 2 > 0 2");
        assertThat(examples(data.test())).containsExactly("0 2 1 > 0 2 1");
    }

    @Test
    void linesThatAreDrawnAreInOneSetEach() throws IOException {
        String spec = "tokens: {characters: 10}, sequence_length: 2, examples: lines, test: {fraction: 0.3},"
                + " validation: {fraction: 0.2}";
        Data data = load("a\nb\nc\nd\ne\nf\ng\nh\ni\n", spec);
        List<String> all = new ArrayList<>();
        data.splits().forEach((split, examples) -> all.addAll(examples(examples.dataset())));
        assertThat(data.test().size()).isEqualTo(3);
        assertThat(data.split(Split.VALIDATION).size()).isEqualTo(2);
        assertThat(all).hasSize(9).doesNotHaveDuplicates();
        assertThat(examples(load(spec + ", split_seed: 1", Optional.of(folder)).test()))
                .isNotEqualTo(examples(data.test()));
    }

    @Test
    void theRightNumberOfCharactersIsNamed() throws IOException {
        Files.writeString(folder.resolve("t.txt"), "abcabc");
        SpecMisfit misfit = catchThrowableOfType(
                SpecMisfit.class, () -> load("tokens: {characters: 65}, sequence_length: 1", Optional.of(folder)));
        assertThat(misfit.diagnostics().getFirst().message())
                .isEqualTo("`t.txt` has 3 different characters, and the spec says 65");
        assertThat(misfit.diagnostics().getFirst().toString()).contains("tokens: {characters: 3}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            abc          | tokens: {characters: 3}, sequence_length: 5 | the training set has 2 tokens of `t.txt`, and a window with the token after it has 6
            abcdef       | tokens: {characters: 6}, sequence_length: 2 | the test set has 1 tokens of `t.txt`, and a window with the token after it has 3
            a            | tokens: {characters: 1}, sequence_length: 1 | `t.txt` has 1 token, and none is left beside the test set
            a~abcd~b     | tokens: {characters: 5}, sequence_length: 3, examples: lines | a line of `t.txt` has 4 tokens, with its end 5 steps, and `sequence_length` is 3
            """)
    void whatIsTooShortOrTooLongIsSaid(String text, String spec, String message) {
        assertThatThrownBy(() -> load(text.replace('~', '\n'), spec)).hasMessage(message);
    }

    @Test
    void aLineThatIsTooLongIsNamedWithTheLengthThatFits() {
        Failure failure = catchThrowableOfType(
                Failure.class,
                () -> load("a\n\nabcd\nb", "tokens: {characters: 5}, sequence_length: 3, examples: lines"));
        assertThat(failure.place()).contains("t.txt:3");
        assertThat(failure.helps()).containsExactly("write `sequence_length: 5`, which fits the longest line");
    }

    @Test
    void aCharacterOfAnotherFileThatIsNotInTheVocabularyIsNamed() throws IOException {
        Files.writeString(folder.resolve("other.txt"), "ab\na\u00e9");
        Failure failure = catchThrowableOfType(
                Failure.class,
                () -> load("ab\nab", "tokens: {characters: 3}, sequence_length: 1, test: {file: other.txt}"));
        assertThat(failure.message()).endsWith("has a character that the training text has not: `\u00e9` U+00E9");
        assertThat(failure.place()).contains("other.txt:2");
    }

    @Test
    void whatIsNoTextIsRefusedUnlessBytesAreWanted() throws IOException {
        byte[] latin = "caf\u00e9 caf\u00e9 ol\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve("t.txt"), latin);
        assertThatThrownBy(() -> load("tokens: {characters: 3}, sequence_length: 1", Optional.of(folder)))
                .hasMessage("`t.txt` is not text in UTF-8");
        assertThat(load("tokens: bytes, sequence_length: 1, test: {last: 0.3}", Optional.of(folder))
                        .train()
                        .size())
                .isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            test: {fraction: 0.1}             | a stream is divided into parts one after the other, and none is drawn
            test: {column: a, value: b}       | a text has no columns
            examples: lines, stride: 2        | `stride` is for windows over a stream, and the examples are lines
            split_seed: 2                     | `split_seed` draws lines, and no set is a `fraction`
            validation: {last: 0.9}           | `test` and `validation` leave nothing to train with
            """)
    void keysThatDoNotFitEachOtherAreRefused(String keys, String message) {
        SpecResult result = read("tokens: bytes, sequence_length: 8, " + keys);
        assertThat(result.spec()).isEmpty();
        assertThat(result.diagnostics().getFirst().message()).startsWith(message);
    }

    @Test
    void anotherTextIsReadWithTheVocabularyOfTheRun() throws IOException {
        String keys = "tokens: {characters: 4}, sequence_length: 2";
        Data data = load("abcabcabc\nabcabcabcabcabcabcabcabcabcabc", keys);
        Path other = Files.writeString(folder.resolve("new.txt"), "cba");
        Dataset read = DatasetBinder.bind(spec(keys).spec().dataset())
                .examples(new NewFiles(other, Optional.empty()), data.preprocessing())
                .dataset();
        assertThat(examples(read)).containsExactly("3 2 > 2 1");
    }

    /// By `prepare.py` of nanoGPT: 65 characters, and `First` is 18 47 56 57 58.
    @Test
    void shakespeareHasTheIndicesOfNanoGpt() {
        assumeTrue(Files.exists(REAL.resolve("text/tinyshakespeare.txt")), "the text is not here: RUNNER_DATA");
        Data data =
                real("tokens: {characters: 65}, sequence_length: 4, validation: {last: 0.1}", "tinyshakespeare.txt");
        assertThat(examples(data.train()).getFirst()).isEqualTo("18 47 56 57 > 47 56 57 58");
    }

    private Data real(String keys, String file) {
        String spec = "dataset: {text: {file: " + file + ", " + keys
                + "}}\narchitecture: [{linear: 2}]\nloss: softmax_cross_entropy\noptimizer: adam\n";
        ResolvedSpec resolved = SpecReader.read(SourceText.of("s.yaml", spec), Path.of("s.yaml"), List.of())
                .spec()
                .orElseThrow();
        return new DataLoader(DataFolders.of(Optional.of(REAL)), line -> {}).load(resolved, List.of(folder));
    }

    @Test
    void namesAreOneExampleEach() {
        assumeTrue(Files.exists(REAL.resolve("text/names.txt")), "the names are not here: RUNNER_DATA");
        Data data =
                real("tokens: {characters: 27}, sequence_length: 16, examples: lines, test: {last: 0.1}", "names.txt");
        assertThat(data.train().size() + data.test().size()).isEqualTo(32_033);
        assertThat(examples(data.train()).getFirst()).isEqualTo("0 5 13 13 1 > 5 13 13 1 0");
    }
}
