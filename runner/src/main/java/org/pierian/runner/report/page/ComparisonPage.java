package org.pierian.runner.report.page;

import java.util.ArrayList;
import java.util.List;
import org.pierian.runner.report.RunFacts;
import org.pierian.runner.report.markup.Element;

/// The report of several runs as a page of HTML.
public final class ComparisonPage {

    private ComparisonPage() {}

    /// The text of the page.
    public static String of(ComparedRuns compared) {
        Parts parts = new Parts();
        List<Element> body = new ArrayList<>();
        body.add(header(compared));
        body.add(Parts.section("curves", "Curves").add(parts.plots(compared.plots())));
        if (!compared.groups().isEmpty()) {
            body.add(Parts.section("seeds", "Seeds")
                    .add(Parts.table("Runs that differ in the seed alone", compared.spreads(), 2)));
        }
        Element differences = Parts.section("differences", "Differences");
        List<List<String>> keys = compared.keys();
        if (keys.size() > 1) {
            differences.add(Parts.table(
                    "Keys of the specs that differ", keys, keys.getFirst().size()));
        } else {
            differences.add(Element.of("p").text("No key of the specs differs."));
        }
        body.add(differences.add(Parts.table("Results of the kept weights", compared.results(), 1)));
        return Frame.page(compared.runs().size() + " runs – Pierian report", parts, body);
    }

    private static Element header(ComparedRuns compared) {
        Element list = Element.of("ul");
        for (RunFacts run : compared.runs()) {
            list.add(Element.of("li")
                    .text(run.record().name() + " ")
                    .add(Element.of("code").text(run.record().id())));
        }
        return Element.of("header")
                .add(Element.of("h1").text(compared.runs().size() + " runs"))
                .add(list);
    }
}
