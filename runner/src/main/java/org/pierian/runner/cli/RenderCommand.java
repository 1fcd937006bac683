package org.pierian.runner.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.option.SpecOptions;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecReader;
import org.pierian.spec.write.SpecWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `render SPEC`.
@Command(
        name = "render",
        description = {
            "Print the resolved spec, every default written out.",
            "",
            "Reads no data. What is printed is a spec; rendering it again gives the same text."
        })
final class RenderCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "SPEC", description = "The spec, a YAML file; - for the standard input.")
    private Path spec = Path.of("");

    @Option(names = "--explain", description = "Say in a comment where each value came from.")
    private boolean explain;

    @Option(names = "--diff", description = "Mark by + what was filled in, and by - what --set replaces.")
    private boolean diff;

    @Mixin
    private SpecOptions specs = new SpecOptions();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    RenderCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (explain && diff) {
            throw Failure.of(ExitCode.USAGE, "`--explain` and `--diff` exclude each other")
                    .help("leave one of them out");
        }
        ResolvedSpec resolved = specs.require(spec, terminal);
        terminal.document(text(resolved));
        return 0;
    }

    private String text(ResolvedSpec resolved) {
        String name = spec.toString().equals("-") ? SpecReader.STANDARD_INPUT : spec.toString();
        if (explain) {
            return RenderedLines.explained(resolved, name);
        }
        return diff
                ? RenderedLines.difference(resolved, specs.withoutSets(spec), name)
                : SpecWriter.write(resolved.spec());
    }
}
