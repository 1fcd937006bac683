package org.pierian.runner.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.terminal.Terminal;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `completion SHELL`.
@Command(
        name = "completion",
        description = {
            "Print a script that lets a shell complete verbs and options.",
            "",
            "For this session: source <(runner completion bash)"
        })
final class CompletionCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Supplier<CommandLine> line;

    private enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "SHELL", description = "bash or zsh; one script serves both.")
    @SuppressWarnings("UnusedVariable") // checked by picocli
    private Shell shell = Shell.BASH;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    /// @param line the command line that the script completes
    CompletionCommand(Terminal terminal, Supplier<CommandLine> line) {
        this.terminal = terminal;
        this.line = line;
    }

    @Override
    public Integer call() {
        terminal.document(AutoComplete.bash("runner", line.get()));
        return 0;
    }
}
