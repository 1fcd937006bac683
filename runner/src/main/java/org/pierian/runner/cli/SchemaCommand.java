package org.pierian.runner.cli;

import java.util.concurrent.Callable;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.spec.schema.SpecSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `schema`.
@Command(name = "schema", description = "Print the JSON Schema of specs, for editors.")
final class SchemaCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.document(SpecSchema.write());
        return 0;
    }
}
