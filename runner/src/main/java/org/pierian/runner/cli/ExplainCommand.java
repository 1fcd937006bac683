package org.pierian.runner.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.diagnostic.Explanation;
import org.pierian.spec.diagnostic.Suggestions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `explain [CODE]`.
@Command(
        name = "explain",
        description = {"Explain the code of an error in a spec or in a data file.", "", "Without a code, list them all."
        })
final class ExplainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "CODE", arity = "0..1", description = "A code, such as S001.")
    private String code = "";

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (code.isEmpty()) {
            Explanation.codes()
                    .forEach(each -> terminal.result(each + "  " + require(each).title() + "\n"));
            for (DataMistake mistake : DataMistake.values()) {
                terminal.result(mistake.code() + "  " + mistake.title() + "\n");
            }
            return 0;
        }
        String wanted = code.toUpperCase(Locale.ROOT);
        for (DataMistake mistake : DataMistake.values()) {
            if (mistake.code().equals(wanted)) {
                terminal.result(mistake.code() + ": " + mistake.title() + "\n\n" + mistake.text() + "\n");
                return 0;
            }
        }
        terminal.result(text(require(wanted)));
        return 0;
    }

    private static Explanation require(String code) {
        return Explanation.of(code).orElseThrow(() -> unknown(code));
    }

    private static Failure unknown(String code) {
        Failure failure = Failure.of(ExitCode.USAGE, "there is no code `" + code + "`");
        return Suggestions.nearest(code, Explanation.codes())
                .map(near -> failure.help("did you mean `" + near + "`?"))
                .orElse(failure)
                .help("`runner explain` lists the codes");
    }

    private static String text(Explanation explanation) {
        String circumstance = explanation.circumstance().isEmpty() ? "" : ", " + explanation.circumstance();
        return explanation.code() + ": " + explanation.title() + "\n\n" + explanation.text() + "\n\nwrong"
                + circumstance + ":\n\n" + explanation.wrong().indent(4) + "\nright:\n\n"
                + explanation.right().indent(4);
    }
}
