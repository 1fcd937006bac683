package org.pierian.runner.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
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

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.result(AutoComplete.bash("runner", RunnerCommand.line(terminal)));
        return 0;
    }
}
