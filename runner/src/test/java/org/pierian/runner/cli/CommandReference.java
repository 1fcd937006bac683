package org.pierian.runner.cli;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The page of the command line: every verb with its arguments and options, taken from what parses them.
final class CommandReference {

    private final StringBuilder page = new StringBuilder();

    private CommandReference() {}

    static String of(CommandSpec root) {
        CommandReference reference = new CommandReference();
        reference.page.append("""
                # Command reference

                This page is generated from the program; `runner VERB --help` says the same, and so do the man pages next to it
                (`man ./docs/man/runner.1`). Results go to the standard output, messages to the standard error.
                """);
        root.subcommands().forEach((verb, line) -> reference.verb(verb, line.getCommandSpec()));
        reference.page.append("\n## Exit codes\n\n| | |\n|---|---|\n");
        root.usageMessage()
                .exitCodeList()
                .forEach((code, text) -> reference.page.append("| " + code + " | " + text + " |\n"));
        return reference.page.toString();
    }

    private void verb(String verb, CommandSpec spec) {
        page.append("\n## ").append(verb).append("\n\n");
        for (String line : spec.usageMessage().description()) {
            page.append(line.replace("<", "\\<")).append('\n');
        }
        String synopsis = spec.commandLine().getHelp().synopsis(0).strip().replaceAll("\\s+", " ");
        page.append("\n```text\n").append(synopsis).append("\n```\n\n| | |\n|---|---|\n");
        for (PositionalParamSpec argument : spec.positionalParameters()) {
            row(argument.paramLabel(), argument);
        }
        for (OptionSpec option : spec.options()) {
            String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
            row(String.join(", ", option.names()) + value, option);
        }
        page.append("\n```sh\n");
        for (String example : spec.usageMessage().footer()) {
            page.append(example.strip()).append('\n');
        }
        page.append("```\n");
    }

    private void row(String form, ArgSpec argument) {
        String description = String.join(" ", argument.description());
        page.append("| `")
                .append(form.replace("|", "\\|"))
                .append("` | ")
                .append(description.replace("|", "\\|"))
                .append(" |\n");
    }
}
