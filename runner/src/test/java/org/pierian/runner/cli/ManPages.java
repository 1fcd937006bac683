package org.pierian.runner.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The man pages of the program and of every verb, taken from what parses the command line; in roff with the macros of
/// man(7), without a date, so that they change only when the program does.
final class ManPages {

    private final StringBuilder page = new StringBuilder();

    private ManPages() {}

    /// The pages by the names of their files.
    static Map<String, String> of(CommandSpec root) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("runner.1", program(root));
        root.subcommands().forEach((verb, line) -> pages.put("runner-" + verb + ".1", verb(line.getCommandSpec())));
        return pages;
    }

    private static String program(CommandSpec root) {
        ManPages man = new ManPages();
        man.title("runner", root);
        man.page.append(".B runner\n.I VERB\n.RI [ ARGUMENTS ]\n");
        man.section("DESCRIPTION");
        man.paragraphs(root);
        man.section("VERBS");
        root.subcommands()
                .forEach((verb, line) -> man.item(
                        "\\fB" + escape("runner-" + verb) + "\\fR(1)",
                        line.getCommandSpec().usageMessage().description()[0]));
        man.section("OPTIONS");
        man.arguments(root);
        man.section("EXIT STATUS");
        root.usageMessage().exitCodeList().forEach((code, text) -> man.item(escape(code), text));
        man.section("ENVIRONMENT");
        man.item("\\fBRUNNER_DATA\\fR", "Folder in which data is looked for.");
        man.item("\\fBRUNNER_JAVA_HOME\\fR", "The JDK to use, of version 25 or newer.");
        man.item("\\fBRUNNER_JAVA_OPTS\\fR", "More options for java, separated by blanks.");
        man.item("\\fBNO_COLOR\\fR", "When set and not empty, messages have no colour.");
        man.section("EXAMPLE");
        man.example(List.of("runner train examples/specs/xor.yaml"));
        return man.page.toString();
    }

    private static String verb(CommandSpec verb) {
        ManPages man = new ManPages();
        man.title(verb.qualifiedName("-"), verb);
        String synopsis = verb.commandLine().getHelp().synopsis(0).strip().replaceAll("\\s+", " ");
        man.page.append(escape(synopsis)).append('\n');
        man.section("DESCRIPTION");
        man.paragraphs(verb);
        man.section("OPTIONS");
        man.arguments(verb);
        man.section("EXAMPLES");
        man.example(
                Arrays.stream(verb.usageMessage().footer()).map(String::strip).toList());
        man.section("SEE ALSO");
        man.page.append(".BR runner (1)\n");
        return man.page.toString();
    }

    private void title(String name, CommandSpec spec) {
        String first = spec.usageMessage().description()[0];
        String what = first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1);
        page.append(".\\\" Generated from the command line's model by scripts/refresh-docs.sh.\n.TH ")
                .append(escape(name.toUpperCase(Locale.ROOT)))
                .append(" 1 \"\" Pierian \"Pierian Manual\"\n");
        section("NAME");
        page.append(escape(name))
                .append(" \\- ")
                .append(escape(what.endsWith(".") ? what.substring(0, what.length() - 1) : what))
                .append('\n');
        section("SYNOPSIS");
    }

    private void section(String name) {
        page.append(".SH ").append(name).append('\n');
    }

    private void paragraphs(CommandSpec spec) {
        List<String> lines = new ArrayList<>(List.of(spec.usageMessage().description()));
        while (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        lines.forEach(line -> page.append(line.isEmpty() ? ".PP\n" : escape(line) + "\n"));
    }

    private void arguments(CommandSpec spec) {
        for (PositionalParamSpec argument : spec.positionalParameters()) {
            item("\\fI" + escape(argument.paramLabel()) + "\\fR", description(argument));
        }
        for (OptionSpec option : spec.options()) {
            List<String> names = Arrays.stream(option.names())
                    .map(name -> "\\fB" + escape(name) + "\\fR")
                    .toList();
            String value = option.arity().max() == 0 ? "" : "=\\fI" + escape(option.paramLabel()) + "\\fR";
            item(String.join(", ", names) + value, description(option));
        }
    }

    private static String description(ArgSpec argument) {
        return String.join(" ", argument.description());
    }

    private void item(String form, String text) {
        page.append(".TP\n").append(form).append('\n').append(escape(text)).append('\n');
    }

    private void example(List<String> commands) {
        page.append(".nf\n");
        commands.forEach(command -> page.append(escape(command)).append('\n'));
        page.append(".fi\n");
    }

    /// A text in which nothing is a request or an escape of roff, and `-` is a minus that can be copied.
    private static String escape(String text) {
        String plain = text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("`", "\\(ga");
        return plain.startsWith(".") ? "\\&" + plain : plain;
    }
}
