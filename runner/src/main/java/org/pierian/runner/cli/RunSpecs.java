package org.pierian.runner.cli;

import java.nio.file.Files;
import org.pierian.runner.cli.option.SpecOptions;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.run.RunFolder;
import org.pierian.spec.read.ResolvedSpec;

/// The specs of finished runs.
final class RunSpecs {

    private RunSpecs() {}

    /// The spec of a run's folder.
    ///
    /// @throws Failure when it is no such folder
    /// @throws SpecOptions.Refused when the spec has errors, which are shown
    static ResolvedSpec require(RunFolder folder, Terminal terminal) {
        if (!Files.isRegularFile(folder.spec())) {
            throw Failure.of(ExitCode.NOT_FOUND, "`" + folder.path() + "` is not a run folder: it has no spec.yaml")
                    .help("name a folder that `runner train` has printed, such as runs/xor/1a2b3c4d5e6f");
        }
        return new SpecOptions().require(folder.spec(), terminal);
    }
}
