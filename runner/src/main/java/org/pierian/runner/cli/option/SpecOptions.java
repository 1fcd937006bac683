package org.pierian.runner.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pierian.runner.bind.SpecCheck;
import org.pierian.runner.cli.terminal.ShellLine;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.failure.Refusal;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.diagnostic.Sources;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecReader;
import org.pierian.spec.read.SpecResult;
import picocli.CommandLine.Option;

/// How specs are read by every verb that takes one.
public final class SpecOptions {

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Change a value of the spec, for example epochs=3 or architecture.0.linear.out_features=64;"
                    + " may be given several times.")
    private List<String> sets = new ArrayList<>();

    /// Changes a value of the spec after all others.
    ///
    /// @param change as after `--set`
    void add(String change) {
        sets.add(change);
    }

    /// Whether the spec is a file and nothing on the command line changes it.
    public boolean isPlain(Path file) {
        return sets.isEmpty() && !file.toString().equals("-");
    }

    /// Everything that is wrong with a spec, its shapes and its schedule included.
    public SpecResult read(Path file) {
        if (isTable(file)) {
            return table(file);
        }
        return SpecCheck.complete(file.toString().equals("-") ? readStandardInput() : SpecReader.read(file, sets));
    }

    private static boolean isTable(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return (name.endsWith(".csv") || name.endsWith(".tsv")) && Files.isRegularFile(file);
    }

    /// Data where a spec is expected, as other tools take it.
    private static SpecResult table(Path file) {
        Diagnostic problem = Diagnostic.error(
                        DiagnosticCodes.NOT_A_SPEC,
                        Location.startOf(file.toString()),
                        "`" + file + "` is a table, not a spec")
                .withExpected("a spec, a YAML file", "a table")
                .withHelp("write a spec for it: use `"
                        + ShellLine.of(List.of("runner", "init", "--from", file.toString())) + "`");
        return new SpecResult(Optional.empty(), List.of(problem), Sources.of(List.of()));
    }

    private SpecResult readStandardInput() {
        try {
            return SpecReader.read(System.in, Path.of(""), sets);
        } catch (IOException e) {
            throw Failure.of(ExitCode.IO, "the standard input cannot be read").causedBy(e);
        }
    }

    /// The spec as its files say it, without the values of `--set`; none from the standard input, which is read
    /// once.
    public Optional<ResolvedSpec> withoutSets(Path file) {
        return sets.isEmpty() || file.toString().equals("-")
                ? Optional.empty()
                : SpecReader.read(file, List.of()).spec();
    }

    /// A spec without errors; warnings are shown.
    ///
    /// @throws Refused when it has errors, which are shown
    public ResolvedSpec require(Path file, Terminal terminal) {
        return require(file, terminal, new StrictOption());
    }

    /// The same where warnings may be errors.
    ///
    /// @throws Refused when it has errors, which are shown
    public ResolvedSpec require(Path file, Terminal terminal, StrictOption strict) {
        SpecResult result = read(file);
        require(result.diagnostics(), result.sources(), terminal, strict);
        return result.spec().orElseThrow(() -> new Refused(exitCode(result.diagnostics())));
    }

    /// Shows diagnostics.
    ///
    /// @throws Refused when one is an error, or becomes one
    public static void require(List<Diagnostic> diagnostics, Sources sources, Terminal terminal, StrictOption strict) {
        List<Diagnostic> judged = strict.judge(diagnostics);
        terminal.show(judged, sources);
        if (judged.stream().anyMatch(Diagnostic::isError)) {
            throw new Refused(exitCode(judged));
        }
    }

    /// The exit code that the first error asks for.
    public static ExitCode exitCode(List<Diagnostic> diagnostics) {
        return Refusal.exitCode(diagnostics);
    }

    /// A spec was refused and its errors were shown.
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final ExitCode exitCode;

        /// @param exitCode how the program ends
        public Refused(ExitCode exitCode) {
            super("the spec was refused");
            this.exitCode = exitCode;
        }

        /// How the program ends.
        public ExitCode exitCode() {
            return exitCode;
        }
    }
}
