package org.pierian.site.html;

/// The list of all pages, as git hosts show it for the folder `docs`.
final class Contents {

    private Contents() {}

    static String markdown(Navigation navigation) {
        StringBuilder text = new StringBuilder("""
                # Documentation

                New here? Begin with [getting started](getting-started.md), or with the tutorial that is nearest to your data.
                `scripts/site.sh` makes a site of these pages, with a search, in `site/target/site`.
                """);
        for (Navigation.Section section : navigation.sections()) {
            if (section.entries().isEmpty()) {
                continue;
            }
            text.append("\n## ").append(section.name()).append("\n\n");
            for (Navigation.Entry entry : section.entries()) {
                String link = entry.page().file().substring("docs/".length());
                text.append("* [")
                        .append(entry.page().title())
                        .append("](")
                        .append(link)
                        .append("): ");
                text.append(entry.summary()).append('\n');
            }
        }
        return text.toString();
    }
}
