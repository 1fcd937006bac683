package org.pierian.runner.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.pierian.spec.write.SpecWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `render SPEC`.
@Command(name = "render", description = "Print the resolved spec, every default written out.")
final class RenderCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "SPEC", description = "The spec, a YAML file; - for the standard input.")
    private Path spec = Path.of("");

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
        terminal.result(SpecWriter.write(specs.require(spec, terminal).spec()));
        return 0;
    }
}
