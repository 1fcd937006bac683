package org.pierian.runner.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/// Command lines to copy, at the end of each verb's help.
final class HelpExamples {

    private static final String TABLE = """
            train: runner train examples/specs/xor.yaml
            train: runner train spec.yaml --set epochs=3 --set optimizer.adam.learning_rate=0.01
            check: runner check examples/specs/*.yaml
            check: runner render spec.yaml | runner check -
            summary: runner summary spec.yaml --format markdown
            summary: runner summary spec.yaml --schedule
            gradcheck: runner gradcheck examples/specs/xor.yaml
            gradcheck: runner gradcheck spec.yaml --random-inputs --format json
            time: runner time spec.yaml --batch 64 --threads 1
            overfit: runner overfit examples/specs/mnist-mlp.yaml
            overfit: runner overfit spec.yaml --examples 8 --loss 0.05 --steps 5000
            lr-find: runner lr-find spec.yaml
            lr-find: runner lr-find spec.yaml --from 1e-5 --to 1 --steps 200
            render: runner render spec.yaml --explain --set epochs=3
            evaluate: runner evaluate runs/xor/1a2b3c4d5e6f --split train
            evaluate: runner evaluate runs/penguins/1a2b3c4d5e6f --on new.csv
            predict: runner predict runs/penguins/1a2b3c4d5e6f new.csv --probabilities --out predictions.csv
            predict: runner predict runs/titanic/1a2b3c4d5e6f --row pclass=3 --row sex=male --row age=22
            predict: runner predict runs/mnist-cnn/1a2b3c4d5e6f digit.png --top 3
            serve: runner serve runs/penguins/1a2b3c4d5e6f
            serve: runner serve digits=runs/mnist-mlp/1a2b3c4d5e6f runs/titanic/1a2b3c4d5e6f --port 9000
            data: runner data examples/specs/mnist-deep.yaml --grid digits.png
            inspect: runner inspect runs/xor/1a2b3c4d5e6f/weights.safetensors
            resume: runner resume runs/mnist-cnn/1a2b3c4d5e6f
            resume: runner resume runs/mnist-cnn/1a2b3c4d5e6f --epochs 40
            train: runner train examples/specs/mnist-mlp.yaml --watch
            watch: runner watch runs/mnist-mlp/1a2b3c4d5e6f
            verify: runner verify examples/specs/xor.yaml
            diff: runner diff HEAD:xor.lock.json xor.yaml
            runs: runner runs --sort test_loss
            export: runner export runs/mnist-cnn/1a2b3c4d5e6f --to model-card
            import: runner import model.onnx --out model.yaml
            report: runner report runs/xor/1a2b3c4d5e6f
            report: runner report runs/mnist-mlp/* --markdown --out report.md
            plot: runner plot runs/xor/1a2b3c4d5e6f loss
            schema: runner schema > spec.schema.json
            doctor: runner doctor
            explain: runner explain S001
            init: runner init --task classification spec.yaml
            completion: source <(runner completion bash)
            """;

    private HelpExamples() {}

    /// The examples of each verb.
    static Map<String, List<String>> byVerb() {
        Map<String, List<String>> examples = new LinkedHashMap<>();
        TABLE.lines().forEach(line -> {
            int colon = line.indexOf(':');
            examples.merge(line.substring(0, colon), List.of(line.substring(colon + 2)), HelpExamples::both);
        });
        return examples;
    }

    private static List<String> both(List<String> first, List<String> second) {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    }

    /// Adds them to the help of the verbs of a parser.
    static void addTo(CommandLine line) {
        Map<String, List<String>> all = byVerb();
        line.getSubcommands().forEach((verb, sub) -> {
            List<String> examples = all.get(verb);
            if (examples == null) {
                throw new IllegalStateException("no example of " + verb);
            }
            sub.getCommandSpec()
                    .usageMessage()
                    .footerHeading(examples.size() > 1 ? "%nExamples:%n" : "%nExample:%n")
                    .footer(examples.stream().map(example -> "  " + example).toArray(String[]::new));
        });
    }
}
