package org.pierian.runner.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pierian.runner.record.SignificantDigits;
import org.pierian.runner.report.Assessment;
import org.pierian.runner.report.Filters;
import org.pierian.runner.report.RunFacts;
import org.pierian.runner.report.markup.Element;

/// The report of one run as a page of HTML.
public final class ReportPage {

    private final Report report;
    private final Parts parts = new Parts();
    private final ReportPlots plots;
    private final Map<String, Element> sections = new LinkedHashMap<>();
    private final Map<String, String> headings = new LinkedHashMap<>();

    private ReportPage(Report report) {
        this.report = report;
        this.plots = ReportPlots.of(report.run(), report.answers());
    }

    /// The text of the page.
    public static String of(Report report) {
        return new ReportPage(report).text();
    }

    private String text() {
        section("curves", "Curves", curves());
        report.answers().ifPresent(answers -> {
            section("answers", "Answers", answers(answers));
            section("examples", "Examples", ExamplesSection.of(answers));
        });
        section("network", "Network", network());
        section("spec", "Spec", spec());
        section("verify", "Fingerprints", fingerprints());
        List<Element> body = new ArrayList<>(List.of(header()));
        body.addAll(sections.values());
        String title = report.run().label() + " – Pierian report";
        return Frame.page(title, parts, body);
    }

    private void section(String id, String heading, Element section) {
        headings.put(id, heading);
        sections.put(id, section);
    }

    private Element header() {
        RunFacts run = report.run();
        Element header =
                Element.of("header").add(Element.of("h1").text(run.record().name()));
        String epochs = run.record().epochs() + (run.record().epochs() == 1 ? " epoch" : " epochs");
        String kept = run.record()
                .bestEpoch()
                .map(epoch -> "; the weights of epoch " + epoch + " were kept")
                .orElse("");
        header.add(Element.of("p")
                .text("Run ")
                .add(Element.of("code").text(run.record().id()))
                .text(", " + epochs + kept + ", numerics " + run.record().numerics() + "."));
        header.add(figures());
        run.record()
                .selectedOn()
                .ifPresent(split -> header.add(Element.of("p", "note")
                        .text("The " + split + " set chose weights, rates or the length of training, so its figures are"
                                + " better than on new data.")));
        report.missing().forEach(note -> header.add(Element.of("p", "note").text(note)));
        Element list = Element.of("ul");
        headings.forEach((id, heading) -> list.add(
                Element.of("li").add(Element.of("a").with("href", "#" + id).text(heading))));
        return header.add(Element.of("nav").with("aria-label", "Sections").add(list));
    }

    /// The values of the last split, the loss first.
    private Element figures() {
        Element figures = Element.of("dl", "figures");
        String split = report.run().record().metrics().containsKey("test") ? "test" : "train";
        Optional.ofNullable(report.run().record().metrics().get(split))
                .ifPresent(metrics -> metrics.entrySet().stream()
                        .limit(6)
                        .forEach(metric -> figures.add(Element.of("div")
                                .add(Element.of("dt")
                                        .text(split + " " + metric.getKey().replace('_', ' ')))
                                .add(Element.of("dd").text(SignificantDigits.of(metric.getValue()))))));
        long parameters = report.run().layers().stream()
                .mapToLong(layer -> layer.parameters())
                .sum();
        return figures.add(Element.of("div")
                .add(Element.of("dt").text("parameters"))
                .add(Element.of("dd").text(Long.toString(parameters))));
    }

    private Element curves() {
        Element section = Parts.section("curves", "Curves");
        section.add(Element.of("p", "quiet")
                .text(
                        "Train figures are means over an epoch, while weights change. The dashed line marks the epoch whose"
                                + " weights were kept."));
        return section.add(parts.plots(plots.curves()))
                .add(Parts.table(
                        "Metrics of the kept weights",
                        RunRows.metrics(report.run().record()),
                        1));
    }

    private Element answers(Assessment answers) {
        Element section =
                Parts.section("answers", "Answers on the " + answers.score().split() + " set");
        section.add(Element.of("p")
                .text(answers.score().examples() + " examples: "
                        + answers.score().text(", ") + "."));
        section.add(parts.plots(plots.answers()));
        answers.confusion().ifPresent(confusion -> {
            section.add(Parts.table(ClassRows.caption(confusion), ClassRows.rates(confusion), 1));
            List<List<String>> mistakes = ClassRows.mistakes(confusion);
            if (mistakes.size() > 1) {
                section.add(Parts.table("Taken for another class most often", mistakes, 2));
            }
            if (confusion.classes().size() <= 40) {
                section.add(Element.of("details")
                        .add(Element.of("summary").text("Confusion matrix as a table"))
                        .add(Parts.table(
                                "Actual classes by row, predicted ones by column", ClassRows.matrix(confusion), 1)));
            }
        });
        return section;
    }

    private Element network() {
        Element section = Parts.section("network", "Network");
        section.add(parts.figure(plots.layers()));
        section.add(Element.of("details")
                .add(Element.of("summary").text("Layers as a table"))
                .add(Parts.table("Sizes for one example", RunRows.layers(report.run()), 3)));
        report.run().filters().ifPresent(filters -> section.add(filters(filters)));
        return section;
    }

    private static Element filters(Filters filters) {
        String count = filters.shown() < filters.all()
                ? "The first " + filters.shown() + " of " + filters.all() + " filters"
                : filters.all() + " filters";
        return Element.of("figure", "filters")
                .add(Element.of("figcaption").text("First layer, " + filters.tensor()))
                .add(Element.of("img")
                        .with("src", filters.uri())
                        .with("width", Integer.toString(filters.width()))
                        .with("height", Integer.toString(filters.height()))
                        .with("alt", count + " of the first layer as pictures"))
                .add(Element.of("p").text(count + ", each in its own range: white adds, black subtracts, grey is 0."));
    }

    private Element spec() {
        Element section = Parts.section("spec", "Spec");
        section.add(Element.of("p", "quiet").text(report.originNote()));
        Element pre = Element.of("pre", "spec")
                .with("tabindex", "0")
                .with("role", "region")
                .with("aria-label", "The resolved spec with origins");
        for (String line : report.explained().lines().toList()) {
            int comment = line.indexOf("  # ");
            if (comment < 0) {
                pre.text(line + "\n");
            } else {
                pre.text(line.substring(0, comment))
                        .add(Element.of("span", "origin").text(line.substring(comment)))
                        .text("\n");
            }
        }
        return section.add(pre);
    }

    private Element fingerprints() {
        Element section = Parts.section("verify", "Fingerprints, and how to verify");
        section.add(Parts.table(
                "All of them are the same on every machine",
                RunRows.hashes(report.run().record()),
                2));
        String run = report.folderName();
        section.add(Element.of("p").text("Train again and compare every bit, with the run's folder or its spec:"));
        section.add(Element.of("pre")
                .with("tabindex", "0")
                .with("role", "region")
                .with("aria-label", "Commands")
                .text("runner verify " + run + "\nsha256sum " + run + "/weights.safetensors"));
        return section;
    }
}
