package org.pierian.site.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pierian.site.markdown.CodeBlock;
import org.pierian.site.markdown.Page;

/// Something that a page asks its reader to do.
public sealed interface Step {

    /// To write a file.
    ///
    /// @param file its name
    /// @param text its content
    record Write(String file, String text) implements Step {}

    /// To type a command.
    ///
    /// @param line what is typed, of several lines where lines that continue it begin with `> `
    /// @param shown the lines that the page shows as its output; none where it shows nothing, `...` for any lines
    /// @param code the exit code: what stands behind `# ends with`, or 0
    /// @param place the line of the page where its block begins
    record Command(String line, List<String> shown, int code, int place) implements Step {}

    /// The steps of a page: blocks of code with the name of a file are written, blocks `console` are typed.
    ///
    /// @throws IllegalArgumentException if output stands before the first command of a block
    static List<Step> of(Page page) {
        List<Step> steps = new ArrayList<>();
        for (CodeBlock block : page.codeBlocks()) {
            if (!block.file().isEmpty()) {
                steps.add(new Write(block.file(), block.text()));
            } else if (block.language().equals("console")) {
                steps.addAll(Typed.commands(block));
            }
        }
        return steps;
    }

    /// Cuts a block into its commands.
    final class Typed {

        private static final Pattern ENDS = Pattern.compile("^(.*?)  # ends with (\\d+)$", Pattern.DOTALL);

        private final List<Step> commands = new ArrayList<>();
        private final List<String> shown = new ArrayList<>();
        private final int place;
        private String typed = "";

        private Typed(int place) {
            this.place = place;
        }

        static List<Step> commands(CodeBlock block) {
            Typed typed = new Typed(block.line());
            block.text().lines().forEach(typed::read);
            typed.end();
            return typed.commands;
        }

        private void read(String line) {
            if (line.startsWith("$ ")) {
                end();
                typed = line.substring(2);
            } else if (typed.isEmpty()) {
                throw new IllegalArgumentException("output before a command: " + line);
            } else if (line.startsWith("> ") && shown.isEmpty()) {
                typed += "\n" + line.substring(2);
            } else {
                shown.add(line);
            }
        }

        private void end() {
            if (!typed.isEmpty()) {
                Matcher ends = ENDS.matcher(typed);
                boolean fails = ends.matches();
                int code = fails ? Integer.parseInt(ends.group(2)) : 0;
                commands.add(new Command(fails ? ends.group(1) : typed, List.copyOf(shown), code, place));
            }
            typed = "";
            shown.clear();
        }
    }
}
