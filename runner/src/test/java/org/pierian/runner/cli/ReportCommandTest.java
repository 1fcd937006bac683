package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/// Reports: the same bytes everywhere, well formed, small, without a request to anywhere, and true.
class ReportCommandTest {

    private static final int MOST_BYTES = 400 * 1024;
    private static final String TABLE = """
            name: table
            seed: %d
            dataset:
              csv:
                file: table.csv
                features: [{numeric: a}, {categorical: {column: b, values: [x, "<script>alert(1)</script>"]}}]
                target: {class: {column: c, values: ["<b>no", "yes&"]}}
                test: {file: table.csv}
            architecture: [{linear: 4}, tanh, {linear: 2}]
            loss: softmax_cross_entropy
            optimizer: {adam: 0.1}
            batch_size: 4
            epochs: %d
            """;
    private static final String NUMBERS = """
            name: numbers
            dataset:
              csv:
                file: numbers.csv
                features: [{numeric: a}]
                target: {number: price}
                test: {file: numbers.csv}
            architecture: [{linear: 1}]
            loss: mse
            optimizer: {gradient_descent: 0.1}
            epochs: 5
            """;

    @TempDir
    Path folder;

    private Path train(String spec, String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), spec);
        Files.writeString(
                folder.resolve("table.csv"),
                "a,b,c\n1,x,<b>no\n2,x,<b>no\n3,<script>alert(1)</script>,yes&\n4,<script>alert(1)</script>,yes&\n9,x,yes&\n");
        Files.writeString(folder.resolve("numbers.csv"), "a,price\n1,10\n2,20\n3,30\n4,41\n");
        Program.Result result = Program.run(
                "train",
                file.toString(),
                "-q",
                "--json",
                "--no-lock",
                "--out",
                folder.resolve("runs").toString());
        assertThat(result.code()).as(result.err()).isZero();
        return Path.of(result.out().replaceFirst("(?s).*?\"run\":\"([^\"]*)\".*", "$1"));
    }

    private static String report(String... arguments) {
        String[] all = Stream.concat(Stream.of("report"), Stream.of(arguments)).toArray(String[]::new);
        Program.Result result = Program.run(all);
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    private static String page(Path run) throws IOException {
        report(run.toString());
        return Files.readString(run.resolve("report.html"));
    }

    /// As XML, but for what scripts and styles contain.
    private static Document parsed(String page) throws Exception {
        String xml = page.replaceFirst("<!DOCTYPE html>\n", "")
                .replaceAll("(?s)(<script[^>]*>).*?</script>", "$1</script>")
                .replaceAll("(?s)<style>.*?</style>", "<style></style>");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    /// Examples by formula of which nothing is known but their shapes.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{numbers: [3]}, target: {class: 2}|[{linear: 4}, tanh, {linear: 2}]|softmax_cross_entropy",
                "{numbers: [1, 6, 6]}, target: {class: 2}|[flatten, {linear: 2}]|softmax_cross_entropy",
                "{numbers: [3]}, target: {numbers: [2]}|[{linear: 2}]|mse",
                "{indices: {shape: [5], vocabulary: 7}}, target: {class: 2}|[{embedding: 3}, flatten, {linear: 2}]|softmax_cross_entropy",
                "{indices: {shape: [5], vocabulary: 7, lengths: true}}, target: {class_per_step: 3}|[{embedding: 4}, {gru: 3}]|softmax_cross_entropy",
                "{indices: {shape: [5], vocabulary: 7}}, target: next_token|[{embedding: 4}, {linear: 7}]|softmax_cross_entropy",
            })
    void generatedExamplesOfEveryShapeAreReported(String data, String layers, String loss) throws Exception {
        Path run = train(
                "name: drawn\ndataset: {generated: {input: " + data
                        + ", examples: 30, test_examples: 12}}\narchitecture: " + layers + "\nloss: " + loss
                        + "\noptimizer: {adam: 0.01}\nbatch_size: 8\nepochs: 2\n",
                "drawn");
        String page = page(run);
        assertThat(parsed(page).getElementsByTagName("h2").getLength()).isPositive();
        assertThat(report(run.toString(), "--markdown")).contains("drawn");
    }

    @Test
    void sameBytesTwiceAndInAnotherLocaleAndTimeZone() throws Exception {
        Path run = train(TABLE.formatted(1, 6), "table");
        String page = page(run);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(page(run)).isEqualTo(page);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(MOST_BYTES);
        assertThat(page).doesNotContain(folder.toString());
    }

    @Test
    void pageIsWellFormedAndAsksForNothing() throws Exception {
        String page = page(train(TABLE.formatted(1, 6), "table"));
        Document document = parsed(page);
        assertThat(document.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo("table");
        assertThat(page).contains("default-src 'none'; img-src data:; style-src 'sha256-");
        for (String attribute : List.of("src", "href")) {
            assertThat(page.replaceAll("(?s)<script.*?</script>", ""))
                    .doesNotContainPattern(attribute + "=\"(?!#|data:)");
        }
        assertThat(page).doesNotContain("<script>alert", "<b>no");
        assertThat(page).contains("&lt;b&gt;no", "yes&amp;", "&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void pageHasAllPartsOfClasses() throws Exception {
        String page = page(train(TABLE.formatted(1, 6), "table"));
        for (String id : List.of("curves", "answers", "examples", "network", "spec", "verify")) {
            assertThat(page).contains("<section id=\"" + id + "\"");
        }
        for (String plot : List.of(
                "loss",
                "accuracy",
                "learning_rate",
                "gradient_norm",
                "weight_norm",
                "confusion",
                "roc",
                "precision_recall",
                "calibration",
                "layers")) {
            assertThat(page).contains("id=\"plot-" + plot + "\"");
        }
        assertThat(page).contains("# table.yaml:1</span>", "# default</span>", "runner verify runs/table/");
    }

    @Test
    void pageHasResidualsOfNumbersInTheirUnits() throws Exception {
        String page = page(train(NUMBERS, "numbers"));
        assertThat(page).contains("id=\"plot-residuals\"", "id=\"plot-predicted\"", "actual price");
        assertThat(page).contains("<span class=\"quiet\">actual </span><strong>41</strong>");
        assertThat(page).doesNotContain("id=\"plot-confusion\"");
    }

    @Test
    void withoutTheDataThePageSaysSo() throws Exception {
        Path run = train(TABLE.formatted(1, 6), "table");
        Files.delete(folder.resolve("table.csv"));
        Program.Result result = Program.run("report", run.toString());
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("warning: the report has no answers to examples");
        String page = Files.readString(run.resolve("report.html"));
        assertThat(page).contains("The data of the run was not there", "id=\"plot-loss\"");
        assertThat(page).doesNotContain("id=\"plot-confusion\"", folder.toString());
        parsed(page);
    }

    @Test
    void runOfAnOlderProgramHasNoNorms() throws Exception {
        Path run = train(TABLE.formatted(1, 6), "table");
        Files.delete(run.resolve("norms.jsonl"));
        Files.delete(run.resolve("local").resolve("origins.yaml"));
        String page = page(run);
        assertThat(page).contains("id=\"plot-loss\"", "is known only to the folder");
        assertThat(page).doesNotContain("id=\"plot-weight_norm\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics.jsonl", "norms.jsonl"})
    void damagedFileIsRefused(String file) throws Exception {
        Path run = train(TABLE.formatted(1, 6), "table");
        Files.writeString(run.resolve(file), "{\"epoch\":1,\"split\":\"train\",\"loss\":[]}\n");
        Program.Result result = Program.run("report", run.toString());
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains(file + ":1", "`loss` is no number");
        assertThat(run.resolve("report.html")).doesNotExist();
    }

    @Test
    void otherWeightsAreNotShownAsTheRuns() throws Exception {
        Path run = train(TABLE.formatted(1, 6), "table");
        Path other = train(TABLE.formatted(2, 6), "table");
        Files.copy(
                other.resolve("weights.safetensors"),
                run.resolve("weights.safetensors"),
                StandardCopyOption.REPLACE_EXISTING);
        String page = page(run);
        assertThat(page).contains("are not those of the record").doesNotContain("id=\"plot-confusion\"");
    }

    @Test
    void markdownHasTablesAndPictures() throws Exception {
        Path run = train(TABLE.formatted(1, 6), "table");
        String text = report(run.toString(), "--markdown");
        assertThat(text).startsWith("## table `").contains("| metric | train | test |\n|---|---:|---:|\n| accuracy | ");
        assertThat(text).contains("&lt;b&gt;no", "runner verify runs/table/").doesNotContain("![");
        Path file = folder.resolve("pr.md");
        report(run.toString(), "--markdown", "--out", file.toString());
        assertThat(Files.readString(file)).contains("![Loss](pr.loss.svg)", "![Confusion matrix](pr.confusion.svg)");
        parsed(Files.readString(folder.resolve("pr.loss.svg")));
        assertThat(Files.readString(folder.resolve("pr.loss.svg"))).contains("prefers-color-scheme: dark");
    }

    @Test
    void singlePlotIsAnSvgFile() throws Exception {
        Path run = train(TABLE.formatted(1, 6), "table");
        String svg = report(run.toString(), "--svg", "roc");
        assertThat(svg)
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg ")
                .contains("ROC curve");
        parsed(svg);
        Program.Result result = Program.run("report", run.toString(), "--svg", "rok");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("no plot `rok`", "it has loss, ", "roc");
    }

    @Test
    void severalRunsAreCompared() throws Exception {
        Path one = train(TABLE.formatted(1, 6), "table");
        Path two = train(TABLE.formatted(2, 6), "table");
        Path longer = train(TABLE.formatted(1, 9), "table");
        Path file = folder.resolve("all.html");
        report(one.toString(), two.toString(), longer.toString(), "--out", file.toString());
        String page = Files.readString(file);
        parsed(page);
        assertThat(page).contains("<h1>3 runs</h1>", "mean of table, 2 seeds", "class=\"band t0\"");
        assertThat(page).contains("<th scope=\"row\">epochs</th><td>6</td><td>6</td><td>9</td>");
        assertThat(page).contains("<th scope=\"row\">seed</th><td>1</td><td>2</td><td>1</td>");
        String text = report(one.toString(), two.toString(), "--markdown");
        assertThat(text).contains("### Seeds", "| table, 2 seeds | train loss | ");
    }

    @Test
    void plotsAreDrawnInTheTerminal() throws Exception {
        Path run = train(TABLE.formatted(1, 6), "table");
        Program.Result result = Program.run("plot", run.toString(), "loss");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("train loss\n", "epoch 1", "epoch 6", "test loss: ");
        assertThat(Program.run("plot", run.toString(), "test_loss").out()).doesNotContain("train loss");
        String lines =
                Program.run("plot", run.toString(), "weight_norm", "--json").out();
        assertThat(lines.lines()).hasSize(12);
        assertThat(lines).startsWith("{\"epoch\":1,\"layer\":\"0\",\"weight_norm\":");
        Program.Result none = Program.run("plot", run.toString(), "los");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("no metric `los`", "did you mean `loss`?", "it has loss, accuracy, ");
    }

    @ParameterizedTest
    @CsvSource({"page.md, ''", "page.PDF, ''", "text.html, --markdown", "plot.png, --svg=loss", "plot.md, --svg=loss"})
    void aFileIsNamedForWhatItHolds(String name, String form) {
        Path out = folder.resolve(name);
        List<String> words = new ArrayList<>(List.of("report", folder.toString(), "--out", out.toString()));
        if (!form.isEmpty()) {
            words.add(form);
        }
        Program.Result result = Program.run(words.toArray(String[]::new));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("would hold what its name does not say", "name a file that ends with ");
        assertThat(out).doesNotExist();
    }

    @Test
    void whatIsNoFinishedRunIsRefused() {
        Program.Result result = Program.run("report", folder.toString());
        assertThat(result.code()).isEqualTo(66);
        assertThat(Program.run("plot", folder.toString(), "loss").code()).isEqualTo(66);
        Program.Result both = Program.run("report", folder.toString(), "--markdown", "--svg", "loss");
        assertThat(both.code()).isEqualTo(2);
    }
}
