package org.pierian.runner.report.page;

import java.util.List;
import org.pierian.runner.record.SignificantDigits;
import org.pierian.runner.report.Assessment;
import org.pierian.runner.report.Shown;
import org.pierian.runner.report.markup.Element;

/// The worst and the surest examples of a report.
final class ExamplesSection {

    private ExamplesSection() {}

    static Element of(Assessment answers) {
        Element section = Parts.section("examples", "Worst and surest examples");
        section.add(Element.of("p", "quiet")
                .text("Of the " + answers.score().split() + " set; numbers of examples begin at 0."));
        section.addAll(List.of(
                Element.of("h3").text("Largest losses"), list(answers.worst()),
                Element.of("h3").text("Surest answers"), list(answers.surest())));
        return section;
    }

    private static Element list(List<Shown> examples) {
        boolean areTexts = examples.stream().anyMatch(example -> example.content() instanceof Shown.Content.Words);
        return Element.of("ul", areTexts ? "examples texts" : "examples")
                .addAll(examples.stream().map(ExamplesSection::card).toList());
    }

    private static Element card(Shown example) {
        Element card = Element.of("li");
        card.add(content(example));
        card.add(line("actual", example.actual()));
        card.add(line("predicted", example.predicted()));
        card.add(line("loss", SignificantDigits.of(example.loss())));
        if (!example.surety().isEmpty()) {
            card.add(Element.of("p").text(example.surety()));
        }
        card.add(Element.of("p", "quiet").text("example " + example.index()));
        return card;
    }

    private static Element line(String name, String value) {
        return Element.of("p")
                .add(Element.of("span", "quiet").text(name + " "))
                .add(Element.of("strong").text(value));
    }

    private static Element content(Shown example) {
        return switch (example.content()) {
            case Shown.Content.Picture picture ->
                Element.of("img")
                        .with("src", picture.uri())
                        .with("width", Integer.toString(picture.width()))
                        .with("height", Integer.toString(picture.height()))
                        .with("alt", "picture of example " + example.index());
            case Shown.Content.Cells cells -> cells(cells);
            case Shown.Content.Words words -> words(words);
        };
    }

    private static Element cells(Shown.Content.Cells cells) {
        Element table = Element.of("table");
        cells.cells()
                .forEach(cell -> table.add(Element.of("tr")
                        .add(Element.of("th").with("scope", "row").text(cell.name()))
                        .add(Element.of("td", "number").text(cell.value()))));
        return table;
    }

    private static Element words(Shown.Content.Words words) {
        Element text = Element.of("p", "text");
        for (Shown.Word word : words.words()) {
            if (word.mark() == 0) {
                text.text(word.text());
            } else {
                text.add(Element.of("mark", "m" + word.mark()).text(word.text()));
            }
        }
        Element all = Element.of("div").add(text);
        return words.meaning().isEmpty()
                ? all
                : all.add(Element.of("p", "quiet").text(words.meaning() + "."));
    }
}
