package org.pierian.runner.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.pierian.runner.bind.FileCheck;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.option.SpecOptions;
import org.pierian.runner.cli.option.StrictOption;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.run.LocalFiles;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticGithub;
import org.pierian.spec.diagnostic.DiagnosticJson;
import org.pierian.spec.read.SpecResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `check SPEC...`.
@Command(
        name = "check",
        description = {
            "Show every error in specs, and warnings.",
            "",
            "Initial weights have to be there and fit the network, and a table next to the spec has to have the columns."
                    + " Reads no other data, except to count examples where a schedule depends on their number, and"
                    + " writes nothing."
        })
final class CheckCommand implements Callable<Integer> {

    private final Terminal terminal;

    private enum Format {
        TEXT,
        JSON,
        GITHUB;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "SPEC", arity = "1..*", description = "Specs, YAML files; - for the standard input.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "text, json (one line for each error) or github (workflow commands).")
    private Format format = Format.TEXT;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Mixin
    private StrictOption strict = new StrictOption();

    @Mixin
    private SpecOptions specs = new SpecOptions();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ExitCode worst = ExitCode.DONE;
        for (Path file : files) {
            Path folder = LocalFiles.folderOf(file);
            SpecResult read = FileCheck.complete(specs.read(file), folder, () -> DataFolders.of(Optional.empty()));
            SpecResult result = new SpecResult(read.spec(), strict.judge(read.diagnostics()), read.sources());
            show(file, result);
            worst = worst == ExitCode.DONE ? SpecOptions.exitCode(result.diagnostics()) : worst;
        }
        return worst.number();
    }

    private void show(Path file, SpecResult result) {
        switch (json ? Format.JSON : format) {
            case JSON -> lines(result, DiagnosticJson::render);
            case GITHUB -> lines(result, DiagnosticGithub::render);
            case TEXT -> {
                terminal.show(result.diagnostics(), result.sources());
                long errors = result.diagnostics().stream()
                        .filter(Diagnostic::isError)
                        .count();
                long warnings = result.diagnostics().size() - errors;
                String verdict = errors == 0 ? "no errors" : Count.of(errors, "error");
                String more = warnings == 0 ? "" : ", " + Count.of(warnings, "warning");
                terminal.resultLine(file + ": " + verdict + more);
            }
        }
    }

    private void lines(SpecResult result, Function<Diagnostic, String> form) {
        result.diagnostics().forEach(problem -> terminal.document(form.apply(problem) + "\n"));
    }
}
