package org.pierian.site.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pierian.site.markdown.Page;

class NavigationTest {

    private static final Path ROOT = Path.of("..");
    private static final Path CONTENTS = ROOT.resolve("docs/README.md");

    @Test
    void everyPageIsListedOnce() {
        List<String> listed =
                Navigation.read(ROOT).pages().stream().map(Page::file).toList();
        List<String> pages = RepositoryFiles.below(ROOT, "docs").stream()
                .filter(file -> file.endsWith(".md") && !file.equals("docs/README.md"))
                .filter(file -> !file.matches("docs/decisions/\\d{4}-.*"))
                .toList();
        assertThat(listed)
                .as("list each page of docs/ in " + Navigation.FILE + ", in the section where a reader looks for it")
                .containsExactlyInAnyOrderElementsOf(pages);
    }

    @Test
    void theListOfAllPagesIsFresh() throws IOException {
        String page = Contents.markdown(Navigation.read(ROOT));
        if (Boolean.getBoolean("pierian.refresh")) {
            Files.writeString(CONTENTS, page);
        }
        assertThat(CONTENTS)
                .as("docs/README.md is generated and stale; write it anew with scripts/refresh-docs.sh")
                .hasContent(page);
    }
}
