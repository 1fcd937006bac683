package org.pierian.runner.dataset.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import org.pierian.runner.dataset.Intake;
import org.pierian.runner.dataset.NewFiles;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.Sha256;
import org.pierian.spec.Split;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecReader;

/// Folders of pictures of one pixel, whose colour tells which one it is.
class PicturesDatasetTest {

    private static final Path REAL = Path.of(System.getenv().getOrDefault("RUNNER_DATA", "../../shared/data"));
    private static final String KEYS = "folder: pets, size: 1, classes: [cat, dog]";

    @TempDir
    Path folder;

    private static ResolvedSpec spec(String keys) {
        String text = "dataset: {images: {" + keys
                + "}}\narchitecture: [flatten, {linear: 2}]\nloss: softmax_cross_entropy\noptimizer: adam\n";
        return SpecReader.read(SourceText.of("s.yaml", text), Path.of("s.yaml"), List.of())
                .spec()
                .orElseThrow();
    }

    private static Source source(String keys) {
        return DatasetBinder.bind(spec(keys).spec().dataset());
    }

    private Data load(String keys) {
        return load(keys, Optional.empty());
    }

    private Data load(String keys, Optional<Path> data) {
        return new DataLoader(DataFolders.of(data), line -> {}).load(spec(keys), List.of(folder));
    }

    private Failure refusal(String keys) {
        return catchThrowableOfType(Failure.class, () -> load(keys));
    }

    private void picture(String name, int colour) throws IOException {
        PpmFiles.write(folder.resolve("pets").resolve(name), 1, 1, colour);
    }

    /// Each example as the number of its colour and its class.
    private static List<String> examples(Dataset dataset) {
        List<String> all = new ArrayList<>();
        for (float[] example : inputs(dataset)) {
            int colour = 0;
            for (int c = 0; c < 3; c++) {
                colour = colour << 8 | Math.round(example[c] * 255);
            }
            all.add(colour + " " + (int) example[3]);
        }
        return all;
    }

    /// The inputs of each example and then its class.
    private static List<float[]> inputs(Dataset dataset) {
        List<float[]> all = new ArrayList<>();
        try (Backend backend = CpuBackend.scalar()) {
            Tensor inputs = backend.zeros(dataset.inputType().shape().prepend(1));
            Tensor targets = backend.zeros(dataset.targetType().outputShape().prepend(1));
            for (int e = 0; e < dataset.size(); e++) {
                dataset.fill(new int[] {e}, 0, new Batch(inputs, Tensor.NONE, targets));
                float[] values = Arrays.copyOf(inputs.toArray(), inputs.shape().size() + 1);
                float[] wanted = targets.toArray();
                for (int c = 0; c < wanted.length; c++) {
                    values[values.length - 1] += wanted[c] * c;
                }
                all.add(values);
            }
        }
        return all;
    }

    private static List<String> examples(Data data, Split split) {
        return examples(data.split(split).dataset());
    }

    private void sets() throws IOException {
        picture("train/dog/1.ppm", 1);
        picture("train/cat/b.ppm", 2);
        picture("train/cat/B.ppm", 3);
        picture("train/cat/deep/0.ppm", 4);
        picture("train/cat/\u00e4.ppm", 5);
        picture("train/cat/.hidden", 6);
        Files.write(folder.resolve("pets/train/cat/Thumbs.db"), new byte[] {1});
        picture("test/dog/x.whatever", 7);
    }

    /// By bytes: upper case, lower case, then letters beyond ASCII.
    @Test
    void foldersAreClassesAndSets() throws IOException {
        sets();
        Data data = load(KEYS);
        assertThat(examples(data, Split.TRAIN)).containsExactly("3 0", "2 0", "4 0", "5 0", "1 1");
        assertThat(examples(data, Split.TEST)).containsExactly("7 1");
        assertThat(data.splits()).doesNotContainKey(Split.VALIDATION);
    }

    /// `sha256sum` writes such lines.
    @Test
    void theHashIsThatOfTheListOfAllHashes() throws IOException {
        sets();
        StringBuilder list = new StringBuilder();
        for (String name : List.of(
                "test/dog/x.whatever",
                "train/cat/B.ppm",
                "train/cat/b.ppm",
                "train/cat/deep/0.ppm",
                "train/cat/\u00e4.ppm",
                "train/dog/1.ppm")) {
            list.append(Sha256.of(folder.resolve("pets").resolve(name)))
                    .append("  ")
                    .append(name)
                    .append('\n');
        }
        String expected = Sha256.of(list.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(load(KEYS).sha256()).isEqualTo(Map.of("pets", expected));
        assertThat(source(KEYS).sha256(folder.resolve("pets"))).isEqualTo(expected);
    }

    private void many(String set) throws IOException {
        for (int i = 0; i < 10; i++) {
            picture(set + "cat/" + i, i);
            picture(set + "dog/" + i, 10 + i);
        }
    }

    @Test
    void picturesAreDrawnWithTheirClassesInProportion() throws IOException {
        many("");
        String keys = KEYS + ", test: {fraction: 0.2}, validation: {fraction: 0.3}";
        Data data = load(keys);
        List<String> all = new ArrayList<>();
        for (Split split : Split.values()) {
            all.addAll(examples(data, split));
            assertThat(examples(data, split))
                    .filteredOn(example -> example.endsWith(" 1"))
                    .hasSize(data.split(split).size() / 2);
        }
        assertThat(data.test().size()).isEqualTo(4);
        assertThat(data.split(Split.VALIDATION).size()).isEqualTo(6);
        assertThat(all).hasSize(20).doesNotHaveDuplicates();
        assertThat(examples(load(keys + ", split_seed: 1"), Split.TEST)).isNotEqualTo(examples(data, Split.TEST));
        assertThat(examples(load(keys + ", stratify: false"), Split.TEST)).hasSize(4);
    }

    @Test
    void aValidationSetIsDrawnFromTheFolderOfTheTrainingSet() throws IOException {
        many("train/");
        picture("test/cat/t", 77);
        Data data = load(KEYS + ", validation: {fraction: 0.1}");
        assertThat(data.train().size()).isEqualTo(18);
        assertThat(data.split(Split.VALIDATION).size()).isEqualTo(2);
        assertThat(examples(data, Split.TEST)).containsExactly("77 0");
    }

    private void table(String name, String... rows) throws IOException {
        Files.createDirectories(folder.resolve("pets"));
        Files.write(folder.resolve("pets").resolve(name), List.of(rows));
    }

    @Test
    void aTableSaysTheClassesAndTheSets() throws IOException {
        for (int i = 0; i < 4; i++) {
            picture("all/" + i, i);
        }
        table("labels.csv", "class,file,set", "dog,all/2,a", "cat,all/1,b", "cat,all/3,a", "dog,all/0,c");
        Data data =
                load(KEYS + ", labels: labels.csv, test: {column: set, value: b}, validation: {column: set, value: c}");
        assertThat(examples(data, Split.TRAIN)).containsExactly("2 1", "3 0");
        assertThat(examples(data, Split.TEST)).containsExactly("1 0");
        assertThat(examples(data, Split.VALIDATION)).containsExactly("0 1");
        assertThat(data.sha256()).containsOnlyKeys("pets", "pets/labels.csv");
        table("more.csv", "file,class", "all/0,cat");
        table("labels.csv", "class,file,set", "dog,all/2,a", "cat,all/1,b", "cat,all/3,a");
        Data two = load(KEYS + ", labels: labels.csv, test: {file: more.csv}, validation: {last: 0.3}");
        assertThat(examples(two, Split.TRAIN)).containsExactly("2 1", "1 0");
        assertThat(examples(two, Split.VALIDATION)).containsExactly("3 0");
        assertThat(examples(two, Split.TEST)).containsExactly("0 0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            all/1,bird      | `bird` is no class of the spec                  | labels.csv:2
            all/9,cat       | the picture `all/9` is not there                | labels.csv:2
            all,cat         | the picture `all` is not there                  | labels.csv:2
            ../pets/all/1,cat | `../pets/all/1` is no path below the folder   | labels.csv:2
            /etc/hosts,cat  | `/etc/hosts` is no path below the folder        | labels.csv:2
            all/1,cat,x     | a row of `labels.csv` has 3 cells, the header has 2 | labels.csv:2
            """)
    void aRowThatIsWrongIsNamed(String row, String message, String place) throws IOException {
        picture("all/1", 1);
        table("labels.csv", "file,class", row, "all/1,dog");
        Failure failure = refusal(KEYS + ", labels: labels.csv");
        assertThat(failure.message()).isEqualTo(message);
        assertThat(failure.place()).contains(place);
        assertThat(failure.helps()).isNotEmpty();
    }

    @Test
    void aTableWithoutItsColumnsOrWithAPictureTwiceIsRefused() throws IOException {
        picture("all/1", 1);
        table("labels.csv", "name,class", "all/1,dog");
        assertThat(refusal(KEYS + ", labels: labels.csv").message()).isEqualTo("`labels.csv` has no column `file`");
        table("labels.csv", "file,class", "all/1,dog", "all/1,cat");
        assertThat(refusal(KEYS + ", labels: labels.csv").message()).isEqualTo("the picture `all/1` is there twice");
        table("other.csv", "file,class", "all/1,dog");
        table("labels.csv", "file,class", "all/1,dog");
        assertThat(refusal(KEYS + ", labels: labels.csv, test: {file: other.csv}")
                        .message())
                .isEqualTo("the picture `all/1` is in two sets");
    }

    @Test
    void foldersThatAreNotAsTheSpecSaysAreRefused() throws IOException {
        picture("train/cat/1", 1);
        assertThat(refusal(KEYS).message()).isEqualTo("the class `dog` has no picture in `train`");
        picture("train/dog/1", 1);
        assertThat(refusal(KEYS).message()).startsWith("there is no folder `test` in");
        picture("test/dogs/1", 1);
        Failure unknown = refusal(KEYS);
        assertThat(unknown.message()).isEqualTo("the folder `dogs` is no class of the spec");
        assertThat(unknown.helps()).contains("did you mean `dog`?");
        picture("train/x.ppm", 1);
        assertThat(refusal(KEYS).message())
                .isEqualTo("`train/x.ppm` is beside the folders of the classes, and has none");
        Files.writeString(folder.resolve("file"), "x");
        assertThat(refusal(KEYS.replace("pets", "file")).message())
                .endsWith("is a file, expected a folder of pictures");
        assertThat(refusal(KEYS.replace("pets", "nothing")).exitCode()).isEqualTo(ExitCode.NOT_FOUND);
    }

    @Test
    void brokenPicturesAreNamedAllAtOnce() throws IOException {
        many("");
        Files.write(folder.resolve("pets/cat/3"), new byte[] {1, 2, 3});
        PpmFiles.write(folder.resolve("pets/dog/7"), 2, 1, 0);
        Failure failure = refusal(KEYS + ", test: {fraction: 0.2}");
        assertThat(failure.code()).contains("D040");
        List<String> told = new ArrayList<>(failure.details());
        told.add(failure.message());
        assertThat(told)
                .anyMatch(line -> line.endsWith("`cat/3` is no picture in JPEG, PNG, BMP, GIF, PGM or PPM"))
                .anyMatch(line -> line.endsWith("`dog/7` has 2 rows of 1 pixels, expected 1 of 1"));
    }

    @Test
    void linksThatLeadOutOfTheFolderOfASpecAreNotFollowed(@TempDir Path elsewhere) throws IOException {
        sets();
        PpmFiles.write(elsewhere.resolve("secret.ppm"), 1, 1, 0);
        Files.createSymbolicLink(folder.resolve("pets/train/dog/link.ppm"), elsewhere.resolve("secret.ppm"));
        assertThat(refusal(KEYS).exitCode()).isEqualTo(ExitCode.POLICY);
        Path named = Files.createDirectories(elsewhere.resolve("data"));
        Files.move(folder.resolve("pets"), named.resolve("pets"));
        assertThat(load(KEYS, Optional.of(named)).train().size()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                            | 0.2        0.4        1
            scale: centered                               | -0.0703125 -0.0703125 0
            scale: standard                               | -1         -1         0
            'mean: [0.2, 0.4, 0.5], std: [2, 0.5, 0.25]'  | 0          0          2
            'mean: 0.2'                                   | 0          0.2        0.8
            'std: 0.5'                                    | 0.4        0.8        2
            """)
    void eachChannelIsScaledByItsOwnNumbers(String keys, String expected) throws IOException {
        picture("train/cat/1", 51 << 16 | 102 << 8 | 255);
        picture("train/dog/1", 87 << 16 | 138 << 8 | 255);
        picture("test/dog/1", 0);
        String written = keys.replace("mean: 0.2", "mean: [0.2]").replace("std: 0.5", "std: [0.5]");
        float[] first = inputs(
                        load(KEYS + (keys.isEmpty() ? "" : ", " + written)).train())
                .getFirst();
        String[] numbers = expected.split(" +", -1);
        for (int c = 0; c < 3; c++) {
            assertThat(first[c]).isCloseTo(Float.parseFloat(numbers[c]), within(1e-6f));
        }
    }

    @Test
    void greyOfColoursIsTheirBrightness() throws IOException {
        picture("train/cat/1", 0xFF0000);
        picture("train/dog/1", 0x00FF00);
        picture("test/dog/1", 0x0000FF);
        Data data = load(KEYS + ", channels: gray");
        assertThat(Math.round(inputs(data.train()).get(0)[0] * 255)).isEqualTo(76);
        assertThat(Math.round(inputs(data.train()).get(1)[0] * 255)).isEqualTo(150);
        assertThat(Math.round(inputs(data.test()).get(0)[0] * 255)).isEqualTo(29);
    }

    @Test
    void newPicturesBecomeWhatThoseOfTheDatasetBecame() throws IOException {
        sets();
        String keys = KEYS + ", scale: standard, resize: stretch";
        Data data = load(keys);
        Intake.PictureFiles intake = (Intake.PictureFiles) source(keys).intake(data.preprocessing());
        Path file = folder.resolve("new.ppm");
        PpmFiles.write(file, 3, 2, 0x010203);
        assertThat(intake.coder().read(file)).containsExactly(1, 2, 3);
        assertThat(intake.coder().tables()).hasDimensions(3, 256);
        PpmFiles.write(folder.resolve("new/dog/1"), 1, 1, 4);
        Dataset read = source(keys)
                .examples(new NewFiles(folder.resolve("new"), Optional.empty()), data.preprocessing())
                .dataset();
        assertThat(inputs(read).getFirst()[3]).isEqualTo(1);
        assertThat(inputs(read).getFirst()[2]).isEqualTo(intake.coder().tables()[2][4]);
    }

    @Test
    void theSmallCifarIsRead() {
        assumeTrue(Files.isDirectory(REAL.resolve("cifar10-small")), "the pictures are not here: RUNNER_DATA");
        String keys = "folder: cifar10-small, size: 32, classes: [airplane, automobile, bird, cat, deer, dog, frog,"
                + " horse, ship, truck]";
        Data data = load(keys, Optional.of(REAL));
        assertThat(data.train().size() + data.test().size()).isEqualTo(3_600);
        assertThat(data.sha256())
                .isEqualTo(Map.of("cifar10-small", "0c319dc9ff2bfdf040dacae41f8cae3663b801eeb2b1233a93ff6fe0d7f2ca31"));
    }

    @Test
    void aTableOfLabelsThatIsChangedWhileItIsReadIsNoticed() throws IOException {
        picture("all/1", 1);
        picture("all/2", 2);
        picture("all/3", 3);
        table("labels.csv", "class,file", "dog,all/2", "cat,all/1", "cat,all/3");
        String keys = KEYS + ", labels: labels.csv, test: {last: 0.3}";
        Reading reading = new Reading(
                spec(keys), List.of(folder), DataFolders.of(Optional.empty()), line -> {}, Optional.empty());
        source(keys).load(reading);
        assertThat(reading.read().change()).isEmpty();
        table("labels.csv", "class,file", "dog,all/2", "cat,all/1");
        assertThat(reading.read().change().orElseThrow().message())
                .isEqualTo("`pets/labels.csv` was changed while it was read");
    }
}
