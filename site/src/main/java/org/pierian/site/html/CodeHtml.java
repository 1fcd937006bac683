package org.pierian.site.html;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A block of code as HTML: prompts that are not copied along, comments, keys of YAML.
final class CodeHtml {

    private static final Pattern KEY = Pattern.compile("^(\\s*(?:- )?)([A-Za-z_][A-Za-z0-9_]*)(:)(?=\\s|$)");

    private CodeHtml() {}

    /// @param language the word behind the fence
    /// @param file the file that the block is, or nothing
    static String of(String language, String file, String text) {
        String lines = text.stripTrailing()
                .lines()
                .map(line -> line(language, line))
                .collect(Collectors.joining("\n", "", "\n"));
        String caption = file.isEmpty() ? "" : "<figcaption>" + Html.escape(file) + "</figcaption>";
        String kind = language.isEmpty() ? "text" : language;
        return "<figure class=\"code\">" + caption + "<pre tabindex=\"0\"><code class=\"language-" + Html.escape(kind)
                + "\">" + lines + "</code></pre></figure>\n";
    }

    private static String line(String language, String line) {
        return switch (language) {
            case "yaml" -> yaml(line);
            case "console" ->
                line.startsWith("$ ")
                        ? "<span class=\"prompt\">$ </span><b>" + Html.escape(line.substring(2)) + "</b>"
                        : Html.escape(line);
            case "sh" -> comment(line, "");
            default -> Html.escape(line);
        };
    }

    private static String yaml(String line) {
        Matcher key = KEY.matcher(line);
        return key.find()
                ? comment(line.substring(key.end()), key.group(1) + "<i>" + key.group(2) + "</i>:")
                : comment(line, "");
    }

    private static String comment(String line, String before) {
        int mark = line.startsWith("#") ? 0 : line.indexOf(" #");
        return mark < 0
                ? before + Html.escape(line)
                : before + Html.escape(line.substring(0, mark)) + "<em>" + Html.escape(line.substring(mark)) + "</em>";
    }
}
