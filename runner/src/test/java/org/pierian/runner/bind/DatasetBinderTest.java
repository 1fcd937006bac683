package org.pierian.runner.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.data.Batch;
import org.pierian.core.data.Dataset;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.contract.SmallArrays;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.dataset.idx.IdxFiles;
import org.pierian.runner.dataset.images.PpmFiles;
import org.pierian.runner.dataset.parquet.ParquetWriter;
import org.pierian.runner.dataset.parquet.TestColumn;
import org.pierian.runner.dataset.sql.SqliteFiles;
import org.pierian.runner.record.PreprocessingFile;
import org.pierian.spec.ArraysSpec;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.ImagesSpec;
import org.pierian.spec.Split;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.language.Language;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecReader;

/// What every kind of dataset has to keep to.
class DatasetBinderTest {

    private static final String CLASSES = """
            csv:
                file: table.csv
                features:
                  - numeric: {column: a, missing: mean}
                  - categorical: {column: word, values: [one, two]}
                target: {class: {column: kind, values: [x, y]}}
            """;

    private static final String NUMBERS = """
            csv:
                file: table.csv
                features:
                  - numeric: {column: b, scale: minmax}
                  - numeric: {column: a, scale: none, missing: zero}
                target: {number: c}
                test: {file: table.csv}
            """;

    private static final String IDX = """
            idx:
                train_images: a.idx
                train_labels: a-classes.idx
                test_images: b.idx
                test_labels: b-classes.idx
                height: 2
                width: 3
                classes: 3
                layout: image
            """;

    private static final String TABLE =
            "a,b,c,word,kind\n1,0.1,-7,one,x\n,0.2,12,two,y\n3,-4,1e3,two,y\n0.5,6,0,one,x\n";

    private static final Path REAL = Path.of(System.getenv().getOrDefault("RUNNER_DATA", "../../shared/data"));

    @TempDir
    Path folder;

    static List<String> datasets() {
        return List.of(
                "xor",
                "{fizzbuzz: {from: 101, to: 140, test_from: 5, test_to: 9}}",
                "\n  " + IDX,
                "\n  " + CLASSES,
                "\n  " + NUMBERS,
                "{jsonl: {file: table.jsonl, features: [{numeric: {column: a, missing: mean}}], target: {number: c}}}",
                "{parquet: {file: table.parquet, features: [{numeric: a}], target: {boolean: c}}}",
                "{mnist: {train_limit: 300, test_limit: 20}}",
                "{mnist: {scale: unit, layout: image}}",
                "{mnist: {scale: standard}}",
                "{fizzbuzz: {from: 101, to: 140, test_from: 5, test_to: 9, validation: 10}}",
                "\n  " + IDX + "    validation: 1\n",
                "\n  " + CLASSES + "    validation: {last: 0.25}\n",
                "\n  " + NUMBERS + "    validation: {fraction: 0.3}\n",
                "{mnist: {scale: standard, validation: 5000}}",
                "{mnist: {train_limit: 300, test_limit: 20, validation: 59700}}",
                "{text: {file: poem.txt, tokens: {characters: 8}, sequence_length: 3}}",
                "{text: {file: poem.txt, tokens: bytes, sequence_length: 3, stride: 1, validation: {last: 0.2}}}",
                "{text: {file: poem.txt, tokens: {words: 5}, sequence_length: 1, test: {file: poem.txt}}}",
                "{text: {file: poem.txt, tokens: {characters: 8}, sequence_length: 13, examples: lines}}",
                "{text: {file: poem.txt, tokens: {words: 9}, sequence_length: 4, examples: lines, target: input,"
                        + " test: {fraction: 0.3}, validation: {last: 0.3}, split_seed: 2}}",
                "{images: {folder: pets, size: [1, 2], classes: [cat, dog]}}",
                "{images: {folder: pets, size: [1, 2], classes: [cat, dog], channels: gray, scale: standard, validation:"
                        + " {fraction: 0.3}}}",
                "{images: {folder: pets, size: [2, 1], classes: [cat, dog], resize: fit, filter: area, std: [0.3],"
                        + " mean: [0.4, 0.1, 0.7], labels: all.csv, test: {column: set, value: a}}}",
                "{text_folder: {folder: words, tokens: {characters: 4}, sequence_length: 3, classes: [x, y],"
                        + " test: {fraction: 0.4}}}",
                "{text_table: {file: texts.csv, text_column: t, class_column: c, tokens: bytes, sequence_length: 3,"
                        + " classes: [x, y], test: {last: 0.4}}}",
                "{conll: {file: words.conll, vocabulary: 9, sequence_length: 3, labels: [O, X], test: {last: 0.4}}}",
                "{sql: {url: 'jdbc:sqlite:rows.db', query: select * from rows, key: id, features: [{numeric: a}],"
                        + " target: {number: c}, test: {last: 0.4}}}",
                "moons",
                "{circles: {examples: 9, test_examples: 4, validation: 3, data_seed: -1}}",
                "{spirals: {examples: 9, classes: 3}}",
                "{blobs: {examples: 9, features: 3}}",
                "{checkerboard: {examples: 9, noise: 0.1}}",
                "{sine: {examples: 9}}",
                "{sequence_copy: {examples: 9, length: 2, delay: 3, validation: 4}}",
                "{adding_problem: {examples: 9, length: 6}}",
                "{npy: {inputs: x.npy, shape: [3], target: input, scale: standard}}",
                "{npy: {inputs: x.npy, targets: y.npy, shape: [2, 3], target: {class: {classes: 3, names: [a, b, c]}},"
                        + " test: {last: 0.3}, validation: {fraction: 0.2}}}",
                "{npy: {inputs: x.npy, targets: y.npy, shape: [4], vocabulary: 5, target: {class_per_step: 3}}}",
                "{npy: {inputs: x.npy, shape: [4], vocabulary: 5, target: input}}",
                "{npz: {file: d.npz, inputs: x, targets: y, shape: [2], target: {labels: 3}, scale: unit}}",
                "{npz: {file: d.npz, inputs: x, targets: y, shape: [2, 3, 3], target: {class_per_pixel: 3}, scale:"
                        + " standard, test: {inputs: xt, targets: yt}}}",
                "{npz: {file: d.npz, inputs: x, targets: y, shape: [2, 3], target: {numbers: [2]}, scale: standard}}",
                "{npz: {file: d.npz, inputs: x, targets: y, shape: [2], target: number}}",
                "{generated: {input: {numbers: [2, 3]}, target: {class: 4}, examples: 5}}",
                "{generated: {input: {numbers: {shape: [4, 3], lengths: true}}, target: {class_per_step: 2}}}",
                "{generated: {input: {numbers: [3, 4, 5]}, target: {class_per_pixel: 3}, validation: 7}}",
                "{generated: {input: {indices: {shape: [6], vocabulary: 9, lengths: true}}, target: next_token}}",
                "{generated: {input: {indices: {shape: [6], vocabulary: 70000}}, target: {numbers: [2, 3]}}}",
                "{generated: {input: {columns: [{number: age}, {index: {name: class, below: 3}}]}, target: {class: 1},"
                        + " test_examples: 3}}");
    }

    private static ResolvedSpec spec(String dataset) {
        String text = "dataset: " + dataset + "\narchitecture: [{linear: 2}]\nloss: mse\noptimizer: adam\n";
        return SpecReader.read(SourceText.of("s.yaml", text), Path.of("s.yaml"), List.of())
                .spec()
                .orElseThrow();
    }

    private Data load(ResolvedSpec spec, Optional<Preprocessing> fitted) throws IOException {
        boolean mnist = spec.spec().dataset() instanceof ImagesSpec.Mnist;
        assumeTrue(!mnist || Files.isDirectory(REAL.resolve("mnist")), "the MNIST files are not here: RUNNER_DATA");
        Files.writeString(folder.resolve("table.csv"), TABLE);
        Files.writeString(folder.resolve("table.jsonl"), "{\"a\": 1, \"c\": 2}\n{\"c\": 3}\n{\"a\": 4, \"c\": 7}\n");
        Files.write(
                folder.resolve("table.parquet"),
                ParquetWriter.PLAIN.write(
                        TestColumn.texts("a", "1", "2.5", "-3"), TestColumn.texts("c", "yes", "no", "yes")));
        Files.writeString(folder.resolve("poem.txt"), "abba cab\r\nbad dab\n\nfed a cabbed\nbag ".replace("g", "d"));
        pets();
        Files.createDirectories(folder.resolve("words"));
        Files.writeString(folder.resolve("words/x.txt"), "abc\nab\nb\n");
        Files.writeString(folder.resolve("words/y.txt"), "dc\nd\nad\n");
        Files.writeString(folder.resolve("texts.csv"), "t,c\nabc,x\nab,y\nb,x\nc,y\nd,x\n");
        Files.writeString(folder.resolve("words.conll"), "a O\nb X\n\nc O\n\na X\nb O\nc X\n\nb X\n\na O\n");
        SqliteFiles.write(
                folder.resolve("rows.db"),
                "drop table if exists rows",
                "create table rows (id integer primary key, a real, c real)",
                "insert into rows values (1, 2.5, 3), (2, 0.5, 4), (3, 7, 1), (4, 1, 1), (5, 0, 2)");
        if (spec.spec().dataset() instanceof ArraysSpec arrays) {
            SmallArrays.write(folder, arrays);
        }
        IdxFiles.images(folder.resolve("a.idx"), 4, 2, 3);
        IdxFiles.labels(folder.resolve("a-classes.idx"), 0, 2, 1, 1);
        IdxFiles.images(folder.resolve("b.idx"), 2, 2, 3);
        IdxFiles.labels(folder.resolve("b-classes.idx"), 2, 0);
        return new DataLoader(DataFolders.of(Optional.of(mnist ? REAL : folder)), line -> {})
                .load(spec, List.of(folder), fitted);
    }

    private void pets() throws IOException {
        for (String name : List.of("cat", "dog")) {
            for (int i = 0; i < 3; i++) {
                PpmFiles.write(folder.resolve("pets/train/" + name + "/" + i), 1, 2, i * name.hashCode());
                PpmFiles.write(folder.resolve("pets/test/" + name + "/" + i), 1, 2, ~i);
            }
        }
        Files.writeString(
                folder.resolve("pets/all.csv"),
                "file,class,set\ntrain/cat/1,cat,a\ntrain/cat/2,dog,b\ntrain/dog/0,cat,c\n");
    }

    @Test
    void everyKindIsAmongThoseTested() {
        assertThat(datasets().stream()
                        .map(dataset ->
                                spec(dataset).spec().dataset().getClass().getName())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(new Language()
                        .family(DatasetSpec.class).variants().stream()
                                .map(variant -> variant.type().getName())
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void dataIsWhatWasDeclared(String text) throws IOException {
        ResolvedSpec spec = spec(text);
        Source source = DatasetBinder.bind(spec.spec().dataset());
        Declaration declaration = source.declaration();
        Data data = load(spec, Optional.empty());
        Set<Split> splits = EnumSet.allOf(Split.class);
        if (!spec.spec().dataset().hasValidation()) {
            splits.remove(Split.VALIDATION);
        }
        assertThat(data.splits().keySet()).isEqualTo(splits);
        declaration
                .sizes()
                .forEach((split, size) -> assertThat(data.split(split).size()).isEqualTo(size));
        data.splits().forEach((split, examples) -> {
            Dataset dataset = examples.dataset();
            assertThat(dataset.inputType()).isEqualTo(declaration.input());
            assertThat(dataset.targetType()).isEqualTo(declaration.target());
            assertThat(examples.labels().isEmpty())
                    .isEqualTo(declaration.classes().isEmpty());
        });
        Preprocessing.Target target = data.preprocessing().target();
        assertThat(target instanceof Preprocessing.Target.Classes(String _, List<String> values) ? values : List.of())
                .isEqualTo(declaration.classes());
        assertThat(data.sha256().keySet())
                .containsAll(source.files().stream().map(source::recordedAs).toList());
        assertThat(source.pictureAdvice()).isNotBlank();
    }

    /// The saved form of what was fitted gives the same inputs bit by bit.
    @ParameterizedTest
    @MethodSource("datasets")
    void savedPreprocessingGivesTheSameBits(String text) throws IOException {
        ResolvedSpec spec = spec(text);
        Data data = load(spec, Optional.empty());
        Path file =
                Files.writeString(folder.resolve("preprocessing.json"), PreprocessingFile.text(data.preprocessing()));
        Preprocessing saved = PreprocessingFile.read(file);
        assertThat(saved).isEqualTo(data.preprocessing());
        assertThat(DatasetBinder.bind(spec.spec().dataset()).preprocessing(saved))
                .as("what the spec says, with the numbers of the file")
                .isEqualTo(saved);
        Data again = load(spec, Optional.of(saved));
        for (Split split : data.splits().keySet()) {
            assertThat(firstRows(again.split(split).dataset()))
                    .isNotEmpty()
                    .isEqualTo(firstRows(data.split(split).dataset()));
        }
    }

    /// Inputs and targets of the first three examples.
    private static List<Float> firstRows(Dataset dataset) {
        int rows = Math.min(3, dataset.size());
        List<Float> values = new ArrayList<>();
        try (Backend backend = CpuBackend.scalar()) {
            Tensor inputs = backend.zeros(dataset.inputType().shape().prepend(rows));
            Tensor targets = backend.zeros(dataset.targetType().outputShape().prepend(rows));
            dataset.fill(new int[] {0, 1, 2}, 0, new Batch(inputs, Tensor.NONE, targets));
            for (Tensor tensor : List.of(inputs, targets)) {
                for (float value : tensor.toArray()) {
                    values.add(value);
                }
            }
        }
        return values;
    }
}
