package org.pierian.runner.dataset.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.data.Batch;
import org.pierian.core.data.Dataset;
import org.pierian.core.data.TargetType;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.bind.DataLoader;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.NewFiles;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.failure.SpecMisfit;
import org.pierian.spec.Split;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecReader;
import org.pierian.spec.read.SpecResult;

/// Texts with known answers that are read, with tokens worked out by hand.
class LabelledTextsTest {

    private static final String FOLDER = "text_folder: {folder: n, classes: [en, de], ";
    private static final String TABLE =
            "text_table: {file: t.csv, text_column: text, class_column: kind, classes: [x, y], ";
    private static final String CONLL = "conll: {file: t.conll, vocabulary: 9, labels: [O, NAME], ";

    @TempDir
    Path folder;

    private static SpecResult read(String dataset) {
        String spec = "dataset: {" + dataset
                + "}}\narchitecture: [{linear: 2}]\nloss: softmax_cross_entropy\noptimizer: adam\n";
        return SpecReader.read(SourceText.of("s.yaml", spec), Path.of("s.yaml"), List.of());
    }

    private static ResolvedSpec spec(String dataset) {
        SpecResult result = read(dataset);
        return result.spec().orElseThrow(() -> new AssertionError(result.diagnostics()));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Data load(String dataset) {
        return new DataLoader(DataFolders.of(Optional.of(folder)), line -> {}).load(spec(dataset), List.of(folder));
    }

    private Failure failure(String dataset) {
        return catchThrowableOfType(Failure.class, () -> load(dataset));
    }

    /// The inputs of all examples, as far as they count, and their targets.
    private static List<String> examples(Dataset dataset) {
        List<String> all = new ArrayList<>();
        boolean each = dataset.targetType() instanceof TargetType.Classes classes
                && classes.positions().rank() > 0;
        try (Backend backend = CpuBackend.scalar()) {
            Tensor inputs = backend.zeros(dataset.inputType().shape().prepend(1));
            Tensor classes = each ? backend.zeros(dataset.inputType().shape().prepend(1)) : backend.zeros(Shape.of(1));
            for (int e = 0; e < dataset.size(); e++) {
                int[] lengths = {-1};
                dataset.fill(new int[] {e}, 0, new Batch(inputs, lengths, classes, Tensor.NONE));
                assertThat(lengths[0]).isEqualTo(dataset.length(e));
                all.add(text(inputs, lengths[0]) + " > " + text(classes, classes.size()));
            }
        }
        return all;
    }

    private static String text(Tensor numbers, int length) {
        return String.join(
                " ",
                IntStream.range(0, length)
                        .mapToObj(i -> Integer.toString((int) numbers.get(i)))
                        .toList());
    }

    private static List<String> vocabulary(Data data) {
        return ((Preprocessing.Input.Tokens) data.preprocessing().inputs().getFirst()).values();
    }

    @Test
    void eachLineOfAFileIsATextOfItsClass() throws IOException {
        write("n/train/en.txt", "ab\r\n\nb\n");
        write("n/train/de.txt", "\uFEFFcab\nca");
        write("n/train/README.md", "left out");
        write("n/test/de.txt", "a");
        Data data = load(FOLDER + "tokens: {characters: 3}, sequence_length: 3, test: {folder: test}");
        assertThat(vocabulary(data)).containsExactly("a", "b", "c");
        assertThat(examples(data.train())).containsExactly("2 0 1 > 1", "2 0 > 1", "0 1 > 0", "1 > 0");
        assertThat(examples(data.test())).containsExactly("0 > 1");
        assertThat(data.sha256()).containsOnlyKeys("n/train/de.txt", "n/train/en.txt", "n/test/de.txt");
        assertThat(DatasetBinder.bind(spec(FOLDER + "tokens: bytes, sequence_length: 3")
                                .spec()
                                .dataset())
                        .files())
                .containsExactly("n/en.txt", "n/de.txt");
    }

    @Test
    void drawnTextsHaveTheClassesInProportion() throws IOException {
        write("n/en.txt", "a\n".repeat(30));
        write("n/de.txt", "b\n".repeat(10));
        String keys = "tokens: {characters: 2}, sequence_length: 1, validation: {fraction: 0.1}";
        Data data = load(FOLDER + keys);
        assertThat(examples(data.test())).hasSize(8).filteredOn("1 > 1"::equals).hasSize(2);
        assertThat(examples(data.split(Split.VALIDATION).dataset()))
                .hasSize(4)
                .filteredOn("1 > 1"::equals)
                .hasSize(1);
        assertThat(data.train().size()).isEqualTo(28);
        assertThat(examples(load(FOLDER + keys + ", split_seed: 4").train())).isNotEqualTo(examples(data.train()));
    }

    @Test
    void wordsAndPairsAreThoseOfTheTrainingTextsAlone() throws IOException {
        write("t.csv", "text,kind,set\nb b a,x,train\n\"z, z\",y,test\na c,y,train\n");
        Data words = load(TABLE + "tokens: {words: 4}, sequence_length: 3, test: {column: set, value: test}");
        assertThat(vocabulary(words)).containsExactly("a", "b");
        assertThat(examples(words.train())).containsExactly("3 3 2 > 0", "2 1 > 1");
        assertThat(examples(words.test())).containsExactly("1 1 > 1");
        write("t.csv", "text,kind,set\nabab,x,train\nzyzyzy,y,test\nba,y,train\n");
        Data pairs = load(TABLE + "tokens: {bpe: 300}, sequence_length: 6, test: {column: set, value: test}");
        assertThat(vocabulary(pairs)).containsExactly("a b");
        assertThat(examples(pairs.train())).containsExactly("256 256 > 0", "98 97 > 1");
        assertThat(examples(pairs.test())).containsExactly("122 121 122 121 122 121 > 1");
    }

    @Test
    void aTableMayHaveAnotherSeparatorAndASecondFile() throws IOException {
        write("t.csv", "kind\ttext\nx\ta\ny\tb\n");
        write("more.csv", "text\tkind\nbb\ty\n");
        Data data = load(TABLE + "tokens: {characters: 2}, sequence_length: 2, separator: tab, test: {file: more.csv}");
        assertThat(examples(data.train())).containsExactly("0 > 0", "1 > 1");
        assertThat(examples(data.test())).containsExactly("1 1 > 1");
        assertThat(data.sha256()).containsOnlyKeys("t.csv", "more.csv");
    }

    @Test
    void sentencesEndWithAnEmptyLine() throws IOException {
        write("t.conll", """
                -DOCSTART- -X- O

                # a comment
                Anna NNP NAME
                sleeps VBZ O

                \t
                Anna NNP NAME
                -DOCSTART- -X- O
                # NN O
                sees VBZ O
                Anna NNP NAME\
                """.replace("# a", "%a").replace("\n", "\r\n"));
        Data data = load(CONLL + "sequence_length: 3, comment: \"%\", test: {last: 0.34}");
        assertThat(vocabulary(data)).containsExactly("Anna", "sleeps");
        assertThat(examples(data.train())).containsExactly("2 3 > 1 0 -1", "2 > 1 -1 -1");
        assertThat(examples(data.test())).containsExactly("1 1 2 > 0 0 1");
        assertThat(data.split(Split.TRAIN).labels().orElseThrow().counts(2, 2)).containsExactly(1, 2);
    }

    @Test
    void columnsOfSentencesMayBeAnyAndHaveBlanksBetweenTabs() throws IOException {
        write("t.conll", "1\tNew York\tNAME\t_\n2\tsleeps\tO\t_\n\n1\tit\tO\t_\n");
        Data data = load(CONLL + "sequence_length: 2, token_column: 2, label_column: 3, test: {last: 0.5}");
        assertThat(vocabulary(data)).containsExactly("New York", "sleeps");
        assertThat(examples(data.test())).containsExactly("1 > 0 -1");
    }

    @Test
    void whatIsTooLongIsRefusedOrCut() throws IOException {
        write("n/en.txt", "ab\nabcde\n");
        write("n/de.txt", "abcd\nb\n");
        String keys = FOLDER + "tokens: {characters: 5}, sequence_length: 3, stratify: false, test: {fraction: 0.25}";
        Failure failure = failure(keys);
        assertThat(failure.message()).isEqualTo("a text of `n` has 5 tokens, and `sequence_length` is 3");
        assertThat(failure.place()).contains("n/en.txt:2");
        assertThat(failure.helps()).first().isEqualTo("write `sequence_length: 5`, which fits the longest text");
        Data cut = load(keys + ", truncate: true");
        List<String> all = new ArrayList<>(examples(cut.train()));
        all.addAll(examples(cut.test()));
        assertThat(all).containsExactlyInAnyOrder("0 1 2 > 1", "1 > 1", "0 1 > 0", "0 1 2 > 0");
    }

    @Test
    void theRightNumberOfCharactersIsNamed() throws IOException {
        write("n/en.txt", "ab\nab\n");
        write("n/de.txt", "c\nc\n");
        SpecMisfit misfit = catchThrowableOfType(
                SpecMisfit.class, () -> load(FOLDER + "tokens: {characters: 57}, sequence_length: 2"));
        assertThat(misfit.diagnostics().getFirst().message())
                .isEqualTo("`n` has 3 different characters, and the spec says 57");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en.txt | a      | D033 | the class `de` has no text in
            it.txt | a      | D024 | the file `it.txt` is no class of the spec
            """)
    void filesAndClassesAreTheSame(String file, String text, String code, String message) throws IOException {
        write("n/" + file, text);
        Failure failure = failure(FOLDER + "tokens: bytes, sequence_length: 2");
        assertThat(failure.message()).startsWith(message);
        assertThat(failure.code()).contains(code);
        assertThat(failure.exitCode().number()).isEqualTo(65);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        Failure failure = failure(FOLDER + "tokens: bytes, sequence_length: 2");
        assertThat(failure.exitCode().number()).isEqualTo(66);
    }

    @Test
    void linksOutOfTheSpecsFolderAreNotFollowed() throws IOException {
        Path secret = Files.createTempFile("secret", ".txt");
        Files.writeString(secret, "s3cret\n");
        write("n/de.txt", "a\n");
        Files.createSymbolicLink(folder.resolve("n/en.txt"), secret);
        Failure failure = failure(FOLDER + "tokens: bytes, sequence_length: 9");
        assertThat(failure.exitCode().number()).isEqualTo(77);
        Files.delete(secret);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text,kind~a,x~b,z          | D024 | t.csv:3 | `z` is no class of the spec
            text,kind~,x~b,y           | D036 | t.csv:2 | there is no text
            text,kind~a,x~b            | D030 | t.csv:3 | 1 cell
            text,sort~a,x              | D035 | t.csv:1 | no column `kind`
            text,kind                  | D033 | t.csv   | has no row
            text,kind~a,               | D024 | t.csv:2 | there is no class
            """)
    void badRowsAreNamed(String text, String code, String place, String said) throws IOException {
        write("t.csv", text.replace('~', '\n'));
        Failure failure = failure(TABLE + "tokens: bytes, sequence_length: 4");
        assertThat(failure.code()).contains(code);
        assertThat(failure.place()).contains(place);
        assertThat(failure.message() + failure.details()).contains(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Anna NAME~it~           | D030 | t.conll:2
            Anna~                   | D030 | t.conll:1
            Anna NAME~it OO~        | D024 | t.conll:2
            Anna\\tNAME~\\tO~       | D036 | t.conll:2
            ~~                      | D033 | t.conll
            -DOCSTART- O~           | D033 | t.conll
            a O~b O~~c O            | D026 | t.conll:1
            a O                     | D033 | t.conll
            """)
    void badSentencesAreNamed(String text, String code, String place) throws IOException {
        write("t.conll", text.replace('~', '\n').replace("\\t", "\t"));
        Failure failure = failure(CONLL + "sequence_length: 1");
        assertThat(failure.code()).contains(code);
        assertThat(failure.place()).contains(place);
        assertThat(failure.exitCode().number()).isEqualTo(65);
    }

    @Test
    void allBadLinesAreSaid() throws IOException {
        write("t.conll", "a NAMF\nb O\nc X\n");
        Failure failure = failure(CONLL + "sequence_length: 3");
        assertThat(failure.message()).isEqualTo("`t.conll` has 2 errors");
        assertThat(failure.details())
                .containsExactly(
                        "t.conll:1: `NAMF` is no label of the spec; did you mean `NAME`?",
                        "t.conll:3: `X` is no label of the spec");
    }

    @Test
    void whatIsNoTextIsRefusedUnlessTokensAreBytes() throws IOException {
        byte[] latin = "caf\u00e9\nol\u00e9\u0000\n".getBytes(StandardCharsets.ISO_8859_1);
        write("n/de.txt", "a\na\n");
        Files.write(folder.resolve("n/en.txt"), latin);
        assertThat(failure(FOLDER + "tokens: {characters: 9}, sequence_length: 9")
                        .message())
                .isEqualTo("`n/en.txt` is not text in UTF-8");
        assertThat(failure(FOLDER + "tokens: {words: 9}, sequence_length: 9").code())
                .contains("D010");
        assertThat(load(FOLDER + "tokens: {bpe: 256}, sequence_length: 4, test: {fraction: 0.5}")
                        .train()
                        .size())
                .isEqualTo(2);
        Files.write(folder.resolve("t.conll"), latin);
        assertThat(failure(CONLL + "sequence_length: 3").code()).contains("D010");
        Files.write(folder.resolve("t.csv"), latin);
        assertThat(failure(TABLE + "tokens: bytes, sequence_length: 3").code()).contains("D010");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text_folder: {folder: n, classes: [a], tokens: bytes, sequence_length: 2                        | `classes` wants at least 2
            text_folder: {folder: n, classes: [a, a], tokens: bytes, sequence_length: 2                     | `classes` has `a` twice
            text_folder: {folder: n, classes: [a, ../b], tokens: bytes, sequence_length: 2                  | a class is the name of a file
            text_folder: {folder: n, classes: [a, b], tokens: bytes, sequence_length: 2, test: {last: 0.1}  | the texts are files of a folder
            text_folder: {folder: n, classes: [a, b], tokens: bytes, sequence_length: 2, test: {folder: train} | the texts to train with are in `train`
            text_folder: {folder: n, classes: [a, b], tokens: bytes, sequence_length: 2, test: {folder: t}, stratify: true | `stratify` needs a `fraction`
            text_table: {file: t, text_column: a, class_column: a, classes: [a, b], tokens: bytes, sequence_length: 2 | `class_column` is the column of the texts
            text_table: {file: t, text_column: a, class_column: b, classes: [a, b], tokens: bytes, sequence_length: 2, test: {column: a, value: b} | the columns of the texts and the classes
            text_table: {file: t, text_column: a, class_column: b, classes: [a, b], tokens: bytes, sequence_length: 2, test: {folder: a} | the texts are rows of a table
            conll: {file: t, vocabulary: 9, labels: [a, b], sequence_length: 2, label_column: 1             | `label_column` is the column of the texts
            conll: {file: t, vocabulary: 9, labels: [a, b], sequence_length: 2, test: {column: a, value: b} | the sentences are in a file
            conll: {file: t, vocabulary: 9, labels: [a, b], sequence_length: 2, validation: {fraction: 0.9} | `validation` and `test` must leave examples
            conll: {file: t, vocabulary: 9, labels: [a, b], sequence_length: 2147483647                     | an example has more than 2,147,483,631 outputs
            """)
    void keysThatDoNotFitEachOtherAreRefused(String dataset, String message) {
        SpecResult result = read(dataset);
        assertThat(result.spec()).isEmpty();
        assertThat(result.diagnostics().getFirst().message()).startsWith(message);
    }

    @Test
    void otherTextsAreReadWithTheVocabularyOfTheRun() throws IOException {
        write("n/en.txt", "ab\nab\n");
        write("n/de.txt", "c\nc\n");
        String dataset = FOLDER + "tokens: {characters: 3}, sequence_length: 2";
        Data data = load(dataset);
        write("new/de.txt", "cb\n");
        assertThat(examples(examples("new", dataset, data).dataset())).containsExactly("2 1 > 1");
        write("new/en.txt", "bd\n");
        Failure failure = catchThrowableOfType(Failure.class, () -> examples("new", dataset, data));
        assertThat(failure.message()).endsWith("has a character that the training text has not: `d` U+0064");
        assertThat(failure.place()).contains("n/en.txt:1");
    }

    private Examples examples(String name, String dataset, Data data) {
        return DatasetBinder.bind(spec(dataset).spec().dataset())
                .examples(new NewFiles(folder.resolve(name), Optional.empty()), data.preprocessing());
    }
}
