package org.pierian.site.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SiteTest {

    private static final Map<String, byte[]> SITE = Site.of(Path.of(".."));
    private static final Pattern REFERENCE = Pattern.compile("<[^>]* (?:href|src)=\"([^\"]*)\"");
    private static final Pattern LOADED = Pattern.compile("<(?:script|link|img|iframe|source|object)\\b[^>]*>");

    @Test
    void everyLinkOfEveryPageLeadsSomewhere() {
        List<String> dead = new ArrayList<>();
        SITE.keySet().stream().filter(name -> name.endsWith(".html")).forEach(name -> {
            for (String link : found(REFERENCE, name, 1)) {
                String[] parts = link.split("#", 2);
                String file = parts[0].isEmpty() ? name : Addresses.target(name, parts[0]);
                boolean there = link.matches("(https?|data|mailto):.*")
                        || (SITE.containsKey(file)
                                && (parts.length < 2 || html(file).contains("id=\"" + parts[1] + "\"")));
                if (!there) {
                    dead.add(name + ": " + link);
                }
            }
        });
        assertThat(dead).isEmpty();
    }

    @Test
    void noPageLoadsAnythingFromAnotherHost() {
        List<String> loaded = SITE.keySet().stream()
                .filter(name -> name.endsWith(".html"))
                .flatMap(name -> found(LOADED, name, 0).stream())
                .filter(tag -> tag.matches(".*(src|href)=\"(https?:)?//.*"))
                .toList();
        assertThat(loaded).isEmpty();
        assertThat(html("style.css")).doesNotContain("url(").doesNotContain("@import");
        assertThat(html("search.js")).doesNotContain("http").doesNotContain("fetch");
    }

    /// Blocks that are wider than the window can be scrolled by the keyboard only where they take its focus.
    @Test
    void everyBlockOfCodeTakesTheFocus() {
        SITE.keySet().stream()
                .filter(name -> name.endsWith(".html"))
                .forEach(name -> assertThat(html(name)).as(name).doesNotContainPattern("<pre(?! tabindex=\"0\")"));
    }

    @Test
    void everyPageHasATitleALanguageAndOneHeadingOfTheFirstLevel() {
        SITE.keySet().stream()
                .filter(name -> name.endsWith(".html"))
                .forEach(name -> assertThat(html(name))
                        .as(name)
                        .contains("<html lang=\"en\">")
                        .containsPattern("<title>[^<]+ · Pierian</title>")
                        .containsOnlyOnce("<h1 "));
    }

    @Test
    void theFirstPageShowsTheAnimationAndEverySection() {
        assertThat(html("index.html")).contains("src=\"images/two-moons.svg\"").contains("alt=\"");
        for (Navigation.Section section : Navigation.read(Path.of("..")).sections()) {
            assertThat(html("index.html")).contains("<h2>" + section.name() + "</h2>\n<dl>");
        }
        assertThat(SITE).containsKeys("images/two-moons.svg", "images/errors.svg", "decisions/index.html");
    }

    @Test
    void theSearchFindsHeadingsOfAllPages() {
        assertThat(html("search-index.js"))
                .contains("[\"splits.html\",")
                .contains("[\"decisions/0010-numerics-1.html\",")
                .contains("[\"spec-reference.html#adam\",\"Spec reference\",\"adam\",");
        assertThat(html("search-index.js").length()).isLessThan(400_000);
    }

    @Test
    void theSameRepositoryGivesTheSameBytes() {
        Map<String, byte[]> again = Site.of(Path.of(".."));
        assertThat(again.keySet()).containsExactlyElementsOf(SITE.keySet());
        again.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(SITE.get(name)));
        assertThat(SITE.keySet()).filteredOn(name -> name.endsWith(".html")).hasSizeGreaterThan(60);
    }

    private static List<String> found(Pattern pattern, String name, int group) {
        return pattern.matcher(html(name))
                .results()
                .map((MatchResult match) -> match.group(group))
                .toList();
    }

    private static String html(String name) {
        return new String(Objects.requireNonNull(SITE.get(name), name), StandardCharsets.UTF_8);
    }
}
