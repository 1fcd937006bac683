package org.pierian.runner.export.card;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.pierian.runner.bind.ComponentWord;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.bind.Summary;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.export.FileExport;
import org.pierian.runner.export.FinishedRun;
import org.pierian.runner.failure.Count;
import org.pierian.runner.file.AtomicFile;
import org.pierian.runner.record.RunRecord;
import org.pierian.spec.RunSpec;
import org.pierian.spec.write.SpecWriter;

/// A run as a model card: `README.md` with the front matter that model hubs read, and what a person should know before
/// the network is used. It follows from the run's committed files alone.
///
/// **Source:** <https://huggingface.co/docs/hub/model-cards>.
public final class ModelCard implements FileExport {

    private static final List<String> SPLITS = List.of("test", "validation", "train");

    @Override
    public List<Path> write(FinishedRun run, Path folder) {
        Path card = folder.resolve("README.md");
        AtomicFile.write(card, text(run));
        return List.of(card);
    }

    private static String text(FinishedRun run) {
        Declaration declaration = DatasetBinder.bind(run.spec().dataset()).declaration();
        return frontMatter(run, declaration)
                + "\n# " + run.spec().name() + "\n\n"
                + about(run.spec(), declaration)
                + data(run, declaration)
                + training(run.spec())
                + results(run.record())
                + use(run.record())
                + verify(run.record())
                + limits(run.record())
                + spec(run.spec());
    }

    private static String frontMatter(FinishedRun run, Declaration declaration) {
        StringBuilder text = new StringBuilder("---\nlibrary_name: pierian\ntags:\n");
        for (String tag : List.of("pierian", "reproducible", task(declaration))) {
            text.append("  - ").append(tag).append('\n');
        }
        text.append("metrics:\n");
        metricNames(run.record()).stream()
                .filter(name -> !name.equals("loss"))
                .forEach(name -> text.append("  - \"").append(name).append("\"\n"));
        return text.append("---\n").toString().replace("metrics:\n---", "---");
    }

    private static String task(Declaration declaration) {
        return declaration.hasClasses() || declaration.hasLabels() ? "classification" : "regression";
    }

    private static String about(RunSpec spec, Declaration declaration) {
        List<Summary.Row> rows = Summary.of(spec, declaration);
        long parameters = rows.stream().mapToLong(Summary.Row::parameters).sum();
        return "A neural network for " + task(declaration) + ": " + Count.of(rows.size(), "layer") + ", "
                + Count.of(parameters, "parameter") + " in float32. One example has the shape "
                + declaration.input() + ".\n\n"
                + classes(declaration);
    }

    private static String classes(Declaration declaration) {
        if (declaration.classes().isEmpty()) {
            return "";
        }
        return "Classes, in the order of the outputs: "
                + String.join(
                        ", ", declaration.classes().stream().map(Markdown::code).toList())
                + ".\n\n";
    }

    private static String data(FinishedRun run, Declaration declaration) {
        StringBuilder text = new StringBuilder("## Data\n\n");
        text.append("Dataset: ")
                .append(Markdown.code(ComponentWord.of(run.spec().dataset())))
                .append(".\n\n");
        if (!run.record().data().isEmpty()) {
            text.append(Markdown.header(List.of("file", "SHA-256")));
            run.record()
                    .data()
                    .forEach((name, hash) ->
                            text.append(Markdown.row(List.of(Markdown.code(name), Markdown.code(hash)))));
            text.append('\n');
        }
        int skipped = run.record().skipped().size();
        if (skipped > 0) {
            text.append(Count.of(skipped, "damaged file"))
                    .append(skipped == 1 ? " was" : " were")
                    .append(" left out.\n\n");
        }
        declaration.sizes().forEach((split, size) -> text.append("* ")
                .append(split.name().toLowerCase(Locale.ROOT))
                .append(": ")
                .append(Count.of(size, "example"))
                .append('\n'));
        return declaration.sizes().isEmpty() ? text.toString() : text.append('\n').toString();
    }

    private static String training(RunSpec spec) {
        return "## Training\n\n" + Markdown.header(List.of("what", "value"))
                + Markdown.row(List.of("loss", Markdown.code(ComponentWord.of(spec.loss()))))
                + Markdown.row(List.of("optimizer", Markdown.code(ComponentWord.of(spec.optimizer()))))
                + Markdown.row(List.of("batch size", "" + spec.batchSize()))
                + Markdown.row(List.of("epochs", "" + spec.epochs()))
                + Markdown.row(List.of("seed", "" + spec.seed()))
                + "\n";
    }

    private static SortedSet<String> metricNames(RunRecord record) {
        SortedSet<String> names = new TreeSet<>();
        record.metrics().values().forEach(metrics -> names.addAll(metrics.keySet()));
        return names;
    }

    private static String results(RunRecord record) {
        SortedSet<String> names = metricNames(record);
        List<String> header = new ArrayList<>(List.of("split"));
        names.forEach(name -> header.add(Markdown.code(name)));
        StringBuilder text = new StringBuilder("## Results\n\n" + Markdown.header(header));
        for (String split : SPLITS) {
            SortedMap<String, Double> metrics = record.metrics().get(split);
            if (metrics != null) {
                List<String> cells = new ArrayList<>(List.of(split));
                names.forEach(name -> cells.add(metrics.containsKey(name) ? "" + metrics.get(name) : ""));
                text.append(Markdown.row(cells));
            }
        }
        text.append('\n').append(Count.of(record.epochs(), "epoch")).append(" were trained");
        record.bestEpoch().ifPresent(best -> text.append(", and the weights of epoch " + best + " were kept"));
        text.append(". The figures of the training set are means over an epoch, while weights change.\n\n");
        record.selectedOn()
                .ifPresent(_ -> text.append("The test set chose weights, rates or the length of training, so its figures"
                        + " are better than those on new data.\n\n"));
        return text.toString();
    }

    private static String use(RunRecord record) {
        return "## Use\n\n" + Markdown.block("sh", "runner predict runs/" + record.name() + "/" + record.id() + " INPUT\n")
                + "\n`weights.safetensors` has the names of PyTorch's `Sequential`; `runner export RUN --to torch` writes"
                + " the module for them.\n\n";
    }

    private static String verify(RunRecord record) {
        return "## How to verify\n\n"
                + "The same spec and the same data give the same weights, bit for bit, on every machine:\n\n"
                + Markdown.block("sh", "runner verify runs/" + record.name() + "/" + record.id() + "\n")
                + "\n"
                + Markdown.header(List.of("what", "value"))
                + fingerprints(record)
                + "\n";
    }

    private static String fingerprints(RunRecord record) {
        StringBuilder text = new StringBuilder();
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("run", record.id());
        rows.put("numerics", "" + record.numerics());
        rows.put("SHA-256 of the spec", record.specSha256());
        rows.put("SHA-256 of the weights", record.weightsSha256());
        rows.put("SHA-256 of the metrics", record.metricsSha256());
        rows.forEach((what, value) -> text.append(Markdown.row(List.of(what, Markdown.code(value)))));
        return text.toString();
    }

    private static String limits(RunRecord record) {
        String measured = record.metrics().containsKey("test")
                ? "The network was measured on the test set above and on nothing else."
                : "The network was measured on no test set.";
        return "## Limits\n\n" + measured
                + " How it does on other data, for groups of people, or on inputs that somebody made to deceive it, is not"
                + " known. This card was written from the run's files; purpose, origin of the data and licence are for"
                + " the author to add.\n\n";
    }

    private static String spec(RunSpec spec) {
        return "## Spec\n\n" + Markdown.block("yaml", SpecWriter.write(spec));
    }
}
