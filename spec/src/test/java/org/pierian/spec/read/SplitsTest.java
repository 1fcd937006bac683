package org.pierian.spec.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.spec.DecaySpec;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.RunSpec;
import org.pierian.spec.Split;
import org.pierian.spec.TableSpec;
import org.pierian.spec.write.SpecWriter;

/// Which examples are held out, and which of them may be watched.
class SplitsTest {

    private static final String STOPPING = "early_stopping: {loss: 5}\nschedule: {reduce_on_plateau: {patience: 3}}\n";

    private static String csv(String keys) {
        return """
                dataset:
                  csv:
                    file: t.csv
                    features: [{numeric: a}]
                    target: {class: {column: b, values: [x, y]}}
                %sarchitecture: [{linear: 2}]
                loss: softmax_cross_entropy
                optimizer: adam
                """.formatted(keys.isEmpty() ? "" : keys.indent(4));
    }

    private static String fizzbuzz(String keys) {
        return "dataset: {fizzbuzz: {" + keys + "}}\narchitecture: [{linear: 4}]\nloss: softmax_cross_entropy\n"
                + "optimizer: adam\n";
    }

    private static RunSpec spec(String text) {
        SpecResult result = Specs.read(text);
        return result.spec()
                .orElseThrow(() -> new AssertionError(result.diagnostics()))
                .spec();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{fraction: 0.2}",
                "{file: v.csv}",
                "{last: 0.2}",
                "{column: {name: split, value: test}}",
            })
    void bothSetsHaveTheSameForms(String form) {
        Map<String, RowSetSpec> forms = Map.of(
                "{fraction: 0.2}", new RowSetSpec.Fraction(0.2),
                "{file: v.csv}", new RowSetSpec.OtherFile("v.csv"),
                "{last: 0.2}", new RowSetSpec.Last(0.2),
                "{column: {name: split, value: test}}", new RowSetSpec.Column("split", "test"));
        TableSpec.Csv test = (TableSpec.Csv) spec(csv("test: " + form)).dataset();
        assertThat(test.test()).isEqualTo(forms.get(form));
        assertThat(test.validation()).isEmpty();
        RunSpec spec = spec(csv("validation: " + form));
        assertThat(((TableSpec.Csv) spec.dataset()).validation()).contains(forms.get(form));
        assertThat(spec(SpecWriter.write(spec))).isEqualTo(spec);
    }

    @Test
    void withoutAValidationSetTheCanonicalTextIsWhatItWas() {
        String text = SpecWriter.write(spec(csv("")));
        assertThat(text)
                .contains("    test:\n      fraction:\n        part: 0.2\n    separator: comma\n")
                .doesNotContain("validation", "split_seed", "group", "stratify");
        assertThat(SpecWriter.write(spec(fizzbuzz("from: 101")))).doesNotContain("validation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"validation: {fraction: 0.2}", "validation: {last: 0.2}"})
    void whatChoosesWatchesTheValidationSetWhereThereIsOne(String key) {
        RunSpec spec = spec(csv(key) + STOPPING);
        assertThat(spec.watches()).extracting(RunSpec.Watch::split).containsOnly(Optional.of(Split.VALIDATION));
        assertThat(SpecWriter.write(spec)).contains("    patience: 5\n    split: validation\n");
        assertThat(spec(SpecWriter.write(spec))).isEqualTo(spec);
        RunSpec train = spec(csv(key) + STOPPING.replace("{loss: 5}", "{loss: {patience: 5, split: train}}"));
        assertThat(train.earlyStopping().orElseThrow().split()).contains(Split.TRAIN);
        assertThat(((DecaySpec.ReduceOnPlateau) train.schedule().orElseThrow()).split())
                .contains(Split.VALIDATION);
    }

    @Test
    void theSplitThatIsWatchedHasTheOriginOfADefault() {
        ResolvedSpec resolved =
                Specs.read(csv("validation: {last: 0.2}") + STOPPING).spec().orElseThrow();
        assertThat(resolved.origins())
                .containsEntry("early_stopping.loss.split", new Origin.Default())
                .containsEntry("schedule.reduce_on_plateau.split", new Origin.Default());
        String written = STOPPING.replace("{loss: 5}", "{loss: {patience: 5, split: train}}");
        assertThat(Specs.read(csv("validation: {last: 0.2}") + written)
                        .spec()
                        .orElseThrow()
                        .origins()
                        .get("early_stopping.loss.split"))
                .isInstanceOf(Origin.Written.class);
    }

    @Test
    void withoutAValidationSetTheSplitHasToBeWritten() {
        SpecResult both = Specs.read(csv("") + STOPPING);
        assertThat(Specs.codes(both)).containsExactly("S025", "S025");
        assertThat(both.diagnostics().getFirst().message())
                .startsWith("a metric is watched, and the dataset has no validation set to measure it on");
        assertThat(both.diagnostics().getFirst().helps())
                .containsExactly("add `validation` to the dataset, or write `split: train`");
        RunSpec test = spec(csv("") + "early_stopping: {loss: {patience: 5, split: test}}\n");
        assertThat(test.watched()).contains(Split.TEST);
        assertThat(spec(csv("") + "early_stopping: {loss: {patience: 5, split: train}}\n")
                        .watched())
                .isEmpty();
    }

    @Test
    void aSplitThatIsNotThereOrNotToBeWatchedIsAContradiction() {
        String validation = "early_stopping: {loss: {patience: 5, split: validation}}\n";
        SpecResult none = Specs.read(csv("") + validation);
        assertThat(Specs.codes(none)).containsExactly("S025");
        assertThat(none.diagnostics().getFirst().message())
                .isEqualTo("`split: validation` needs a validation set, and the dataset has none");
        assertThat(none.diagnostics().getFirst().location().line()).isEqualTo(9);
        SpecResult test = Specs.read(csv("validation: {last: 0.1}") + validation.replace("validation}", "test}"));
        assertThat(Specs.codes(test)).containsExactly("S025");
        assertThat(test.diagnostics().getFirst().message()).contains("the test set is measured once, after training");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "validation: {fraction: 0.9} | `validation` and `test` must leave rows to train with",
                "test: {last: 0.5};validation: {last: 0.5} | `validation` and `test` must leave rows to train with",
                "test: {file: v.csv};validation: {file: v.csv} | `validation` and `test` must not be the same",
                "test: {column: {name: a, value: t}} | column `a` is what tells the splits apart and may not be a feature",
                "test: {column: {name: b, value: x}} | column `b` is the target and may not tell the splits apart",
                "validation: {column: {name: b, value: x}} | column `b` is the target and may not tell the splits apart",
                "test: {last: 0.1};split_seed: 3 | `split_seed` needs a `fraction` in `test` or `validation`",
                "test: {last: 0.1};group: g | `group` needs a `fraction` in `test` or `validation`",
                "test: {last: 0.1};stratify: true | `stratify` needs a `fraction` in `test` or `validation`",
            })
    void setsThatCannotBeAreRefused(String keys, String message) {
        SpecResult result = Specs.read(csv(keys.replace(";", "\n")));
        assertThat(Specs.codes(result)).containsExactly("S025");
        assertThat(result.diagnostics().getFirst().message()).startsWith(message);
        assertThat(result.diagnostics().getFirst().helps()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{fizzbuzz: {from: 101, to: 110, validation: 10}} | `validation` must leave a number to train with",
                "{mnist: {train_limit: 55001, validation: 5000}} | `train_limit` and `validation` must not be above 60,000",
            })
    void aValidationSetLeavesSomethingToTrainWith(String dataset, String message) {
        String rest = "\narchitecture: [{linear: 10}]\nloss: softmax_cross_entropy\noptimizer: adam\n";
        SpecResult result = Specs.read("dataset: " + dataset + rest);
        assertThat(Specs.codes(result)).containsExactly("S025");
        assertThat(result.diagnostics().getFirst().message()).startsWith(message);
        String less = dataset.replace("10}}", "9}}").replace("55001", "55000");
        assertThat(Specs.read("dataset: " + less + rest).spec()).isPresent();
    }

    @Test
    void aValueMayStandBesideItsColumn() {
        RunSpec spec = spec(csv("validation: {value: val, column: split}\ntest: {column: split, value: test}"));
        TableSpec.Csv csv = (TableSpec.Csv) spec.dataset();
        assertThat(csv.test()).isEqualTo(new RowSetSpec.Column("split", "test"));
        assertThat(csv.validation()).contains(new RowSetSpec.Column("split", "val"));
        assertThat(spec(SpecWriter.write(spec))).isEqualTo(spec);
        assertThat(Specs.codes(Specs.read(csv("test: {column: split}")))).containsExactly("S003");
        assertThat(Specs.codes(Specs.read(csv("test: {column: split, value: [1]}"))))
                .containsExactly("S002");
        assertThat(Specs.codes(Specs.read(csv("test: {column: split, part: 0.2}"))))
                .containsExactly("S005");
    }

    @Test
    void wordsOfOtherProgramsAreUnderstood() {
        SpecResult result = Specs.read(csv("validation_split: {file: v.csv}"));
        assertThat(result.diagnostics().getFirst().helps()).containsExactly("did you mean `validation`?");
        assertThat(Specs.read(csv("test: {other_file: v.csv}"))
                        .diagnostics()
                        .getFirst()
                        .helps())
                .containsExactly("did you mean `file`?");
        assertThat(Optional.of(Specs.read(csv("test: {fracton: 0.1}"))
                        .diagnostics()
                        .getFirst()
                        .message()))
                .contains("unknown row set `fracton`");
    }
}
