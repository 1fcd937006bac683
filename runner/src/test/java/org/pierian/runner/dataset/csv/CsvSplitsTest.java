package org.pierian.runner.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.data.Batch;
import org.pierian.core.data.Dataset;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.bind.DataLoader;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.failure.SpecMisfit;
import org.pierian.spec.Split;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecReader;

/// Which rows of a table become training, validation and test set: of a table of which each row is told by its number.
class CsvSplitsTest {

    private static final int ROWS = 40;

    @TempDir
    Path folder;

    private Data load(String keys) throws IOException {
        return load(keys, 5);
    }

    private Data load(String keys, long seed) throws IOException {
        StringBuilder text = new StringBuilder("n,patient,part,kind\n");
        for (int i = 0; i < ROWS; i++) {
            String part = i % 10 == 3 ? "test" : i % 10 == 7 ? "val" : "train";
            text.append(i).append(",p").append(i / 4).append(',').append(part);
            text.append(i % 5 == 0 ? ",y\n" : ",x\n");
        }
        Files.writeString(folder.resolve("t.csv"), text);
        Files.writeString(folder.resolve("other.csv"), "n,kind\n100,x\n101,y\n");
        Path file = Files.writeString(folder.resolve("spec.yaml"), """
                dataset:
                  csv:
                    file: t.csv
                    features: [{numeric: {column: n, scale: none}}]
                    target: {class: {column: kind, values: [x, y]}}
                %sarchitecture: [{linear: 2}]
                loss: softmax_cross_entropy
                optimizer: adam
                seed: %d
                """.formatted(
                        keys.replace("; ", "\n").indent(4), seed));
        ResolvedSpec resolved = SpecReader.read(file, List.of()).spec().orElseThrow();
        return new DataLoader(DataFolders.of(Optional.of(folder)), line -> {}).load(resolved, List.of(folder));
    }

    private static List<Integer> rows(Data data, Split split) {
        Dataset set = data.split(split).dataset();
        int[] order = new int[set.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        List<Integer> rows = new ArrayList<>();
        try (Backend backend = CpuBackend.scalar()) {
            Tensor x = backend.zeros(set.inputType().shape().prepend(set.size()));
            Tensor t = backend.zeros(set.targetType().outputShape().prepend(set.size()));
            set.fill(order, 0, new Batch(x, Tensor.NONE, t));
            for (float value : x.toArray()) {
                rows.add((int) value);
            }
        }
        return rows;
    }

    private static List<Integer> numbers(int from, int to) {
        return Stream.iterate(from, n -> n + 1).limit(to - from).toList();
    }

    @Test
    void noRowIsLostOrInTwoSets() throws IOException {
        Data data = load("test: {fraction: 0.25}; validation: {fraction: 0.1}");
        assertThat(rows(data, Split.TEST)).hasSize(10);
        assertThat(rows(data, Split.VALIDATION)).hasSize(4); // of all rows, not of the other thirty
        List<Integer> all = new ArrayList<>(rows(data, Split.TRAIN));
        all.addAll(rows(data, Split.VALIDATION));
        all.addAll(rows(data, Split.TEST));
        assertThat(all).containsExactlyInAnyOrderElementsOf(numbers(0, ROWS));
    }

    @Test
    void testRowsDoNotDependOnTheValidationSet() throws IOException {
        List<Integer> test = rows(load("test: {fraction: 0.25}"), Split.TEST);
        for (String validation : List.of("{fraction: 0.1}", "{fraction: 0.5}", "{last: 0.2}", "{file: other.csv}")) {
            Data data = load("test: {fraction: 0.25}; validation: " + validation);
            assertThat(rows(data, Split.TEST)).as(validation).isEqualTo(test);
            assertThat(rows(data, Split.VALIDATION)).doesNotContainAnyElementsOf(test);
        }
    }

    @Test
    void everySeedHasTheSameRowsAndASplitSeedHasOthers() throws IOException {
        String keys = "test: {fraction: 0.25}; validation: {fraction: 0.25}";
        Data plain = load(keys, 0);
        for (int seed = 1; seed < 10; seed++) {
            Data other = load(keys, seed);
            for (Split split : Split.values()) {
                assertThat(rows(other, split)).isEqualTo(rows(plain, split));
            }
        }
        Data sown = load(keys + "; split_seed: 5", 0);
        assertThat(rows(sown, Split.TEST)).isNotEqualTo(rows(plain, Split.TEST));
        assertThat(rows(sown, Split.VALIDATION)).isNotEqualTo(rows(plain, Split.VALIDATION));
        assertThat(rows(load(keys + "; split_seed: 0", 3), Split.TEST)).isEqualTo(rows(plain, Split.TEST));
    }

    @Test
    void theLastRowsKeepTheirOrder() throws IOException {
        Data data = load("test: {last: 0.25}; validation: {last: 0.1}");
        assertThat(rows(data, Split.TRAIN)).isEqualTo(numbers(0, 26));
        assertThat(rows(data, Split.VALIDATION)).isEqualTo(numbers(26, 30));
        assertThat(rows(data, Split.TEST)).isEqualTo(numbers(30, 40));
    }

    @Test
    void aColumnTellsTheSetsApart() throws IOException {
        Data data = load("test: {column: {name: part, value: test}}; validation: {column: {name: part, value: val}}");
        assertThat(rows(data, Split.TEST)).containsExactly(3, 13, 23, 33);
        assertThat(rows(data, Split.VALIDATION)).containsExactly(7, 17, 27, 37);
        assertThat(rows(data, Split.TRAIN)).hasSize(32).isSorted();
    }

    @Test
    void otherFilesNeedNoColumnThatTellsRowsApart() throws IOException {
        Data data = load("test: {column: {name: part, value: test}}; validation: {file: other.csv}");
        assertThat(rows(data, Split.VALIDATION)).containsExactly(100, 101);
        assertThat(rows(data, Split.TRAIN)).hasSize(36);
        assertThat(data.sha256()).containsOnlyKeys("t.csv", "other.csv");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3})
    void aPatientIsInOneSetOnly(long seed) throws IOException {
        Data data = load("test: {fraction: 0.2}; validation: {fraction: 0.2}; group: patient", seed);
        List<List<Integer>> patients = Stream.of(Split.values())
                .map(split -> rows(data, split).stream()
                        .map(row -> row / 4)
                        .distinct()
                        .toList())
                .toList();
        assertThat(patients.stream().flatMap(List::stream)).hasSize(10).doesNotHaveDuplicates();
        assertThat(rows(data, Split.TEST)).hasSize(8);
        assertThat(rows(data, Split.VALIDATION)).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3})
    void strataHaveTheirShareOfBothSets(long seed) throws IOException {
        Data data = load("test: {fraction: 0.25}; validation: {fraction: 0.25}; stratify: true", seed);
        for (Split split : List.of(Split.TEST, Split.VALIDATION)) {
            assertThat(rows(data, split).stream().filter(row -> row % 5 == 0)).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test: {column: {name: part, value: tset}} | has `tset` in column `part` | `test`, `train`, `val`",
                "validation: {column: {name: patient, value: p99}} | has `p99` in column `patient` | and 0 more",
                "test: {fraction: 0.5}; validation: {fraction: 0.1}; group: kind | none is left for the | hold out other rows",
            })
    void anEmptySetIsRefused(String text) {
        String[] parts = text.split(" \\| ", -1);
        Failure failure = catchThrowableOfType(Failure.class, () -> load(parts[0]));
        assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(failure.code()).contains("D033");
        assertThat(failure.message()).contains(parts[1]);
        assertThat(String.join("", failure.helps())).contains(parts[2].replace("and 0 more", "`p0`, `p1`"));
    }

    @Test
    void aColumnThatIsNotThereIsToldAtItsPlace() {
        SpecMisfit misfit = catchThrowableOfType(
                SpecMisfit.class, () -> load("test: {column: {name: prt, value: test}}; validation: {fraction: 0.1}"));
        assertThat(misfit.diagnostics().getFirst().message()).isEqualTo("`t.csv` has no column `prt`");
        assertThat(misfit.diagnostics().getFirst().location().line()).isEqualTo(6);
        assertThat(misfit.diagnostics().getFirst().helps()).containsExactly("did you mean `part`?");
    }

    @Test
    void aRowWithoutAGroupIsRefused() throws IOException {
        Failure failure = catchThrowableOfType(Failure.class, () -> {
            load("group: patient");
            Files.writeString(folder.resolve("t.csv"), "n,patient,kind\n1,,x\n2,p,x\n");
            ResolvedSpec resolved = SpecReader.read(folder.resolve("spec.yaml"), List.of())
                    .spec()
                    .orElseThrow();
            new DataLoader(DataFolders.of(Optional.of(folder)), line -> {}).load(resolved, List.of(folder));
        });
        assertThat(failure.code()).contains("D036");
        assertThat(failure.details()).containsExactly("t.csv:2: column `patient`: the group is missing");
    }
}
