package org.pierian.spec.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.spec.ActivationSpec;
import org.pierian.spec.AdaptiveSpec;
import org.pierian.spec.BasicLayerSpec;
import org.pierian.spec.DescentSpec;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.DiagnosticRenderer;

class SpecReaderTest {

    private static final String SMALL = """
            dataset: xor
            params: {rate: 0.25}
            architecture: [{linear: 2}, sigmoid, {linear: 1}]
            loss: sse
            optimizer: {gradient_descent: "${rate}"}
            """;

    @Test
    void threeFormsOfAComponentAreOne() {
        RunSpec spec = Specs.read(SMALL).spec().orElseThrow().spec();
        assertThat(spec.name()).isEqualTo("test");
        assertThat(spec.optimizer()).isEqualTo(new DescentSpec.GradientDescent(0.25));
        assertThat(spec.architecture().get(1)).isEqualTo(new ActivationSpec.Sigmoid());
        assertThat(((BasicLayerSpec.Linear) spec.architecture().getFirst()).outFeatures())
                .isEqualTo(2);
    }

    @Test
    void overridesReachIntoListsWordsAndParameters() {
        SpecResult result = Specs.read(SMALL, "architecture.0.linear.out_features=5", "params.rate=0.5", "epochs=9");
        RunSpec spec = result.spec().orElseThrow().spec();
        assertThat(((BasicLayerSpec.Linear) spec.architecture().getFirst()).outFeatures())
                .isEqualTo(5);
        assertThat(spec.optimizer()).isEqualTo(new DescentSpec.GradientDescent(0.5));
        assertThat(spec.epochs()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({
        "epoch=3, S001",
        "epochs=many, S002",
        "architecture.7.linear=3, S034",
        "optimizer.adam.learning_rate=1, S034",
        "epochs, S034",
        "params.rat=1, S027",
        "'params={rate: 1, more: 2}', S027",
        "optimizer.learning_rate=0.1, S034",
        "optimizer.sgd=0.1, S034",
        "'optimizer={sgd:0.1}', S004",
        "extends=not-there.yaml, S030",
        "extends=../up.yaml, S032",
        "extends=, S002",
        "extends.base=a.yaml, S034",
        "batch_size.x=1, S034",
    })
    void anOverrideThatWouldChangeNothingIsRefused(String set, String code) {
        SpecResult result = Specs.read(SMALL, set);
        assertThat(Specs.codes(result)).contains(code);
        assertThat(result.isRefused()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "optimizer.learning_rate=0.1 | adam | write `optimizer.adam.learning_rate=...`",
                "optimizer.lr=0.1 | adam | write `optimizer.adam.learning_rate=...`",
                "optimizer.learning_rate=0.1 | {adam: 0.1} | write `optimizer.adam.learning_rate=...`",
                "optimizer.sgd=0.1 | adam | replace it as a whole: `--set 'optimizer={sgd: ...}'`",
                "optimizer={sgd:0.1} | adam | put a space after the colon: `sgd: 0.1`",
                "architecture.0.out_features=3 | adam | write `architecture.0.linear.out_features=...`",
                "architecture.1.linear=3 | adam | replace it as a whole: `--set 'architecture.1={linear: ...}'`",
                "architecture.0.tanh=3 | adam | replace it as a whole: `--set 'architecture.0=tanh'`",
                "params.a=3 | adam | leave it out: the spec uses no parameter",
            })
    void anOverrideBesideTheWordOfAComponentNamesTheRightOne(String set, String optimizer, String help) {
        SpecResult result = Specs.read("""
                dataset: xor
                architecture: [{linear: 2}, sigmoid, {linear: 1}]
                loss: sse
                params: {}
                optimizer:\s""" + optimizer + "\n", set);
        assertThat(result.diagnostics()).hasSize(1);
        assertThat(result.diagnostics().getFirst().helps()).containsExactly(help);
        assertThat(result.diagnostics().getFirst().location().file()).isEqualTo("--set");
    }

    @Test
    void keysThatABareWordLeavesAtTheirDefaultAreOverridden() {
        SpecResult result = Specs.read(SMALL, "optimizer=adam", "optimizer.adam.epsilon=0.5", "params={}");
        assertThat(result.spec().orElseThrow().spec().optimizer())
                .isInstanceOfSatisfying(
                        AdaptiveSpec.Adam.class,
                        adam -> assertThat(adam.epsilon()).isEqualTo(0.5));
    }

    @Test
    void extendsIsOverriddenRelativeToTheSpec(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("bases"));
        Files.writeString(folder.resolve("bases/long.yaml"), "epochs: 77\nseed: 5\n");
        Files.writeString(folder.resolve("bases/short.yaml"), "epochs: 2\n");
        Path spec = Files.writeString(folder.resolve("spec.yaml"), SMALL);
        Path own = Files.writeString(folder.resolve("own.yaml"), "extends: bases/short.yaml\nseed: 9\n" + SMALL);
        assertThat(epochsAndSeed(spec, "extends=bases/long.yaml")).isEqualTo("77 5");
        assertThat(epochsAndSeed(own, "extends=bases/long.yaml")).isEqualTo("77 9");
        assertThat(epochsAndSeed(own, "seed=1", "extends=bases/long.yaml")).isEqualTo("77 1");
        assertThat(epochsAndSeed(own)).isEqualTo("2 9");
    }

    private static String epochsAndSeed(Path file, String... sets) {
        RunSpec spec = SpecReader.read(file, List.of(sets)).spec().orElseThrow().spec();
        return spec.epochs() + " " + spec.seed();
    }

    @Test
    void aMissingKeyComesWithItsWords() {
        SpecResult result = Specs.read("dataset: xor\narchitecture: [{linear: 1}]\noptimizer:\n");
        assertThat(result.diagnostics()).hasSize(2);
        assertThat(result.diagnostics()).anySatisfy(missing -> {
            assertThat(missing.message()).isEqualTo("the spec needs `loss`");
            assertThat(missing.notes()).anyMatch(note -> note.startsWith("losses: sse, mse, mae, "));
        });
        assertThat(result.diagnostics())
                .anySatisfy(empty -> assertThat(empty.helps()).containsExactly("write a value after `optimizer:`"));
    }

    @Test
    void anUnknownLayerComesWithTheLikestOfManyAndTheirPage() {
        SpecResult result = Specs.read(SMALL, "architecture=[convolution, {linear: 1}]");
        assertThat(result.diagnostics()).first().satisfies(unknown -> {
            assertThat(unknown.message()).isEqualTo("unknown layer `convolution`");
            assertThat(unknown.notes()).hasSize(2);
            assertThat(unknown.notes().getFirst())
                    .startsWith("layers: ")
                    .contains("conv")
                    .endsWith(" more");
            assertThat(unknown.notes().getFirst().length()).isLessThan(150);
            assertThat(unknown.notes().getLast()).isEqualTo("all layers are in docs/spec-reference.md");
        });
        assertThat(Specs.read(SMALL, "optimizer=shampoo").diagnostics())
                .first()
                .satisfies(few -> assertThat(few.notes())
                        .containsExactly("optimizers: gradient_descent, momentum, sgd, "
                                + "adagrad, adadelta, rmsprop, adam, adamw, adamax, nadam, radam, lion, lamb, adafactor, "
                                + "schedule_free_adamw, muon"));
    }

    @Test
    void whatIsNeededIsNotToBeDeleted() {
        SpecResult result = Specs.read(SMALL, "loss=perplexity", "optimizer=shampoo", "params={}");
        assertThat(result.diagnostics())
                .hasSize(2)
                .allSatisfy(wrong ->
                        assertThat(wrong.helps()).hasSize(1).allMatch(help -> help.startsWith("write one of the ")));
        assertThat(Specs.read(SMALL + "perplexity: 3\n")
                        .diagnostics()
                        .getFirst()
                        .helps())
                .containsExactly("delete it, or write one of the keys of the spec");
    }

    @Test
    void allErrorsAreReportedInTheOrderOfTheFile() {
        SpecResult result = Specs.read("""
                dataset: mnits
                architecture:
                  - linear: {out_feature: 30, in_features: 012}
                  - dropot: 0.1
                  - dropout: 1.5
                epochs: 2.5
                epochs: 3
                loss: &a sse
                optimizer:
                  adam:
                    learning_rte: 0.001
                shuffle: yes
                """);
        assertThat(Specs.codes(result))
                .containsExactly("S004", "S001", "S021", "S004", "S024", "S021", "S013", "S011", "S001", "S002");
        List<Integer> lines =
                result.diagnostics().stream().map(d -> d.location().line()).toList();
        assertThat(lines).isSorted();
    }

    @Test
    void anErrorIsShownAsCompilersShowIt() {
        SpecResult result = Specs.read(SMALL + "optimiser: adam\n");
        assertThat(DiagnosticRenderer.plain(result.sources()).render(result.diagnostics()))
                .isEqualTo("""
                        error[S001]: unknown key `optimiser` in the spec
                         --> test.yaml:6:1
                          |
                        6 | optimiser: adam
                          | ^^^^^^^^^ not a key of the spec
                          |
                          = help: did you mean `optimizer`?
                          = note: keys of the spec: name, numerics, seed, dataset, augment, architecture, init, bias_init, loss, metrics, optimizer, schedule, penalty, clip, freeze, parameter_groups, average, batch_size, accumulate, epochs, shuffle, bucket_by_length, early_stopping, checkpoint, params, blocks, extends
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seed: 9223372036854775808|S023",
                "seed: 0x1F|S021",
                "epochs: 1_000|S021",
                "epochs: .inf|S022",
                "epochs: 0|S024",
                "epochs: '3'|S021",
                "shuffle: on|S002",
                "name: ../up|S026",
                "init: {file: ../secret}|S032",
                "init: {file: /etc/passwd}|S032",
                "init: !!java.lang.Runtime {}|S015",
                "init: {uniform: {low: 1, high: 0}}|S025",
                "<<: {epochs: 3}|S011",
                "1: 2|S014",
                "name: a${nope}|S033",
            })
    void badValuesAreRefused(String line, String code) {
        assertThat(Specs.codes(Specs.read(SMALL + line + "\n"))).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"3.4028235e38, true", "3.4028236e38, false", "-3.4028235e38, false", "1.4e-45, true", "1e-46, false"})
    void theNumbersThatMessagesNameAsLimitsAreAccepted(String number, boolean accepted) {
        SpecResult result = Specs.read(SMALL.replace("\"${rate}\"", number));
        assertThat(result.isRefused()).isEqualTo(!accepted);
    }

    @Test
    void deepAndWideTextsAreRefusedAtOnce() {
        assertThat(Specs.codes(Specs.read("a: " + "[".repeat(100_000)))).contains("S012");
        assertThat(Specs.codes(Specs.read("a: [" + "x,".repeat(30_000) + "]"))).isNotEmpty();
        assertThat(Specs.codes(Specs.read("---\na: 1\n---\nb: 2\n"))).contains("S019");
        assertThat(Specs.codes(Specs.read(""))).containsExactly("S018");
    }
}
