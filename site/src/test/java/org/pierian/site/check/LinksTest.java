package org.pierian.site.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.site.html.RepositoryFiles;
import org.pierian.site.markdown.Page;

class LinksTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void noPageOfTheRepositoryHasADeadLink() {
        List<String> dead = new ArrayList<>();
        Links links = new Links(ROOT);
        int all = 0;
        for (String file : RepositoryFiles.pages(ROOT)) {
            Page page = Page.read(ROOT, file);
            all += page.links().size();
            dead.addAll(links.dead(page));
        }
        assertThat(dead).isEmpty();
        assertThat(all).isGreaterThan(200);
    }

    @Test
    void deadLinksAreNamed(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("docs"));
        Files.writeString(
                folder.resolve("docs/there.md"), "# There\n\n## A heading, with `code`\n\n## A heading, with `code`\n");
        Files.writeString(folder.resolve("data.csv"), "a,b\n");
        Page page = Page.of("docs/page.md", """
                # Page

                [1](there.md) [2](there.md#a-heading-with-code) [3](there.md#a-heading-with-code-1) [4](#page) [5](../data.csv)
                [6](https://example.org/none) [7](gone.md) [8](there.md#gone) [9](#gone) [10](../data.csv#gone) [11](../../out.md)
                ![picture](gone.png)
                """);
        assertThat(new Links(folder).dead(page))
                .containsExactly(
                        "docs/page.md: gone.md: no such file",
                        "docs/page.md: there.md#gone: no such heading",
                        "docs/page.md: #gone: no such heading",
                        "docs/page.md: ../data.csv#gone: only pages have headings",
                        "docs/page.md: ../../out.md: no such file",
                        "docs/page.md: gone.png: no such file");
    }
}
