package org.pierian.spec.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.pierian.spec.diagnostic.Diagnostic;

/// What people write who come from other frameworks, or to YAML for the first time: one error is one diagnostic,
/// at the place where something has to be changed, with the change.
class BeginnersMistakesTest {

    private static final String GOOD = """
            name: demo
            dataset: mnist
            architecture:
              - linear: 30
              - relu
              - linear: 10
            loss: softmax_cross_entropy
            optimizer:
              adam: 0.001
            batch_size: 32
            epochs: 3
            """;

    /// @param right a piece of the good spec
    /// @param wrong what stands there instead
    /// @param place line and column
    /// @param help a part of the first help
    private record Mistake(String right, String wrong, String place, String help) {}

    private static final List<Mistake> MISTAKES = List.of(
            // Words of other frameworks.
            new Mistake("linear: 30", "Dense: 30", "4:5", "did you mean `linear`?"),
            new Mistake("linear: 30", "Linear: 30", "4:5", "did you mean `linear`?"),
            new Mistake("linear: 30", "dense: 30", "4:5", "did you mean `linear`?"),
            new Mistake("linear: 30", "fully_connected: 30", "4:5", "did you mean `linear`?"),
            new Mistake("- relu", "- ReLU", "5:5", "did you mean `relu`?"),
            new Mistake("- relu", "- nn.ReLU()", "5:5", "write `relu`"),
            new Mistake("- relu", "- conv: {out_channels: 8, kernel_size: 3}", "5:5", "did you mean `conv2d`?"),
            new Mistake("- relu", "- Conv2D: {out_channels: 8, kernel_size: 3}", "5:5", "did you mean `conv2d`?"),
            new Mistake("- relu", "- MaxPooling2D: 2", "5:5", "did you mean `max_pool2d`?"),
            new Mistake("- relu", "- Swish", "5:5", "did you mean `silu`?"),
            new Mistake("- relu", "- activation: relu", "5:5", "write `relu` itself"),
            new Mistake("- relu", "- dropout: {p: 0.5}", "5:15", "did you mean `drop_probability`?"),
            new Mistake("- relu", "- dropout: {rate: 0.5}", "5:15", "did you mean `drop_probability`?"),
            new Mistake("linear: 30", "linear: {units: 30}", "4:14", "did you mean `out_features`?"),
            new Mistake("linear: 30", "linear: {out: 30}", "4:14", "did you mean `out_features`?"),
            new Mistake("softmax_cross_entropy", "CrossEntropyLoss", "7:7", "did you mean `softmax_cross_entropy`?"),
            new Mistake("softmax_cross_entropy", "cross_entropy", "7:7", "did you mean `softmax_cross_entropy`?"),
            new Mistake(
                    "softmax_cross_entropy",
                    "categorical_crossentropy",
                    "7:7",
                    "did you mean `softmax_cross_entropy`?"),
            new Mistake("softmax_cross_entropy", "MSELoss", "7:7", "did you mean `mse`?"),
            new Mistake("epochs: 3", "epochs: 3\nlr_scheduler: cosine", "12:1", "did you mean `schedule`?"),
            new Mistake("epochs: 3", "epochs: 3\ngrad_clip: {norm: 1}", "12:1", "did you mean `clip`?"),
            new Mistake("adam: 0.001", "adam: {lr: 0.001}", "9:10", "did you mean `learning_rate`?"),
            new Mistake("adam: 0.001", "adam: {eps: 1e-8}", "9:10", "did you mean `epsilon`?"),
            new Mistake("adam: 0.001", "AdamW: 0.001", "9:3", "did you mean `adamw`?"),
            new Mistake("epochs: 3", "epochs: 3\ninit: glorot_uniform", "12:7", "did you mean `xavier_uniform`?"),
            // Keys of the spec.
            new Mistake("optimizer:", "optimiser:", "8:1", "did you mean `optimizer`?"),
            new Mistake("architecture:", "layers:", "3:1", "did you mean `architecture`?"),
            new Mistake("architecture:", "model:", "3:1", "did you mean `architecture`?"),
            new Mistake("dataset:", "data:", "2:1", "did you mean `dataset`?"),
            new Mistake("loss:", "criterion:", "7:1", "did you mean `loss`?"),
            new Mistake("batch_size", "batchsize", "10:1", "did you mean `batch_size`?"),
            new Mistake("batch_size", "batch-size", "10:1", "did you mean `batch_size`?"),
            new Mistake("batch_size", "batch", "10:1", "did you mean `batch_size`?"),
            new Mistake("epochs", "num_epochs", "11:1", "did you mean `epochs`?"),
            new Mistake("epochs: 3", "epochs: 3\nrandom_state: 1", "12:1", "did you mean `seed`?"),
            new Mistake("epochs: 3", "epochs: 3\nmetrics: [acc]", "12:11", "did you mean `accuracy`?"),
            new Mistake("epochs: 3", "epochs: 3\nmetrics: [accuracy, loss]", "12:21", "the loss is always measured"),
            new Mistake(
                    "epochs: 3",
                    "epochs: 3\nearly_stopping: {acc: {patience: 3, split: train}}",
                    "12:18",
                    "did you mean `accuracy`?"),
            new Mistake("epochs: 3", "epochs: 3\nparam: {a: 1}", "12:1", "did you mean `params`?"),
            // Right words in the wrong place.
            new Mistake("epochs: 3", "epochs: 3\nlearning_rate: 0.1", "12:1", "`learning_rate` belongs to `optimizer`"),
            new Mistake("epochs: 3", "epochs: 3\nlr: 0.1", "12:1", "`learning_rate` belongs to `optimizer`"),
            new Mistake("mnist", "{name: mnist}", "2:11", "write `mnist` itself instead of `name`"),
            new Mistake("adam: 0.001", "name: adam\n  learning_rate: 0.001", "10:3", "write `adam` itself"),
            new Mistake("adam: 0.001", "adam:\n  learning_rate: 0.001", "10:3", "indent `learning_rate` further"),
            new Mistake("batch_size", "  batch_size", "10:3", "start `batch_size` in the first column"),
            new Mistake("linear: 30", "type: linear\n    out_features: 30", "5:5", "write `linear` itself"),
            new Mistake("linear: 30", "linear: {out_features: 30, epochs: 3}", "4:32", "in the first column"),
            // Values.
            new Mistake("epochs: 3", "epochs: \"3\"", "11:9", "write `epochs: 3` without quotes"),
            new Mistake("epochs: 3", "epochs: 1,000", "11:9", "write `epochs: 1000`"),
            new Mistake("epochs: 3", "epochs: three", "11:9", "write an integer"),
            new Mistake("epochs: 3", "epochs: 3\nshuffle: True", "12:10", "write `true`"),
            new Mistake("- relu", "- dropout: 50%", "5:14", "write `dropout: 0.5`"),
            new Mistake("- relu", "- dropout: {drop_probability: 50%}", "5:33", "write `drop_probability: 0.5`"),
            new Mistake("- relu", "- dropout:", "5:13", "write a value after `dropout:`"),
            new Mistake("- relu", "- dropout: \"0.5\"", "5:14", "write `dropout: 0.5` without quotes"),
            new Mistake("- relu", "- dropout: 0,5", "5:14", "with a point: `dropout: 0.5`"),
            new Mistake("adam: 0.001", "adam: 0,001", "9:9", "with a point: `adam: 0.001`"),
            new Mistake("- relu", "- {dropout: 0,5}", "5:17", "with a point: `0.5`; two numbers"),
            new Mistake("epochs: 3", "epochs: 3 times", "11:9", "without a unit: `epochs: 3`"),
            new Mistake("epochs: 3", "epochs: 3\ncheckpoint: {minutes: 5min}", "12:23", "a unit: `minutes: 5`"),
            new Mistake("adam: 0.001", "adam: 0.001f", "9:9", "without a unit: `adam: 0.001`"),
            new Mistake("epochs: 3", "epochs: 3k", "11:9", "write an integer"),
            new Mistake("epochs: 3", "epochs: 2.5 h", "11:9", "write an integer"),
            new Mistake("name: demo", "name: my demo", "1:7", "`my_demo`"),
            new Mistake("dataset: mnist", "dataset: MNIST", "2:10", "did you mean `mnist`?"),
            new Mistake("- relu", "- relu:", "5:5", "write `relu` without a colon"),
            new Mistake("linear: 30", "linear(30)", "4:5", "write a value after a colon: `linear: 30`"),
            new Mistake("linear: 30", "nn.Linear(784, 30)", "4:5", "write a value after a colon: `linear: ...`"),
            new Mistake("epochs: 3", "epochs: ${n}", "11:9", "add `params: {n: ...}`"),
            // YAML.
            new Mistake("  - relu", "   - relu", "5:4", "start all items of a list in the same column"),
            new Mistake("  - relu", "\t- relu", "5:1", "use spaces"),
            new Mistake("epochs: 3", "epochs 3", "11:1", "write `epochs: 3`"),
            new Mistake("epochs: 3", "epochs = 3", "11:1", "`epochs: 3`"),
            new Mistake("loss: ", "loss:", "7:1", "put a space after the colon: `loss: softmax_cross_entropy`"),
            new Mistake("adam: 0.001", "adam:0.001", "9:3", "put a space after the colon: `adam: 0.001`"),
            new Mistake("epochs: 3", "epochs: 3\n  seed: 3", "12:3", "start all keys of one level in the same column"),
            new Mistake("  - linear: 30", "-linear: 30", "4:1", "write `- linear: 30`"),
            new Mistake("- linear: 30", "linear: 30", "5:3", "start each item of the list with `- `"),
            new Mistake(
                    "  - linear: 30\n  - relu\n  - linear: 10",
                    "  linear: 30\n  dropout: 0.1\n  linear: 10",
                    "4:3",
                    "start each item with `- `"));

    @Test
    void thereAreManyAndTheSpecAroundThemIsGood() {
        assertThat(MISTAKES).hasSizeGreaterThan(60).doesNotHaveDuplicates();
        assertThat(Specs.read(GOOD).diagnostics()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> eachIsOneDiagnosticWithTheWayOut() {
        return MISTAKES.stream().map(mistake -> DynamicTest.dynamicTest(mistake.wrong(), () -> judge(mistake)));
    }

    private static void judge(Mistake mistake) {
        assertThat(GOOD).contains(mistake.right());
        List<Diagnostic> found = Specs.read(GOOD.replaceFirst(
                        java.util.regex.Pattern.quote(mistake.right()),
                        java.util.regex.Matcher.quoteReplacement(mistake.wrong())))
                .diagnostics();
        assertThat(found).as(mistake.wrong()).hasSize(1);
        Diagnostic only = found.getFirst();
        assertThat(only.location() + " " + only.helps()).contains(":" + mistake.place() + " [", mistake.help());
        assertThat(only.helps()).hasSize(1);
    }

    @Test
    void amongTheMissingAnInheritedSpecThatIsNotThereIsTheOnlyMistake() {
        List<Diagnostic> found = Specs.read(
                        "extends: nowhere.yaml\nepochs: ${n}\noptimizer: {adam: {lr: 1}}\n", "params.n=3")
                .diagnostics();
        assertThat(found).extracting(Diagnostic::code).containsExactly("S030", "S001");
        assertThat(found.getFirst().location().toString()).isEqualTo("test.yaml:1:10");
    }
}
