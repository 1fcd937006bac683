package org.pierian.runner.cli;

import org.pierian.runner.cli.option.SpecOptions;
import org.pierian.runner.cli.option.StrictOption;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.run.RunFolder;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecResult;

/// The specs of finished runs.
final class RunSpecs {

    private RunSpecs() {}

    /// The spec of a run's folder.
    ///
    /// @throws org.pierian.runner.failure.Failure when it is no such folder
    /// @throws SpecOptions.Refused when the spec has errors, which are shown
    static ResolvedSpec require(RunFolder folder, Terminal terminal) {
        SpecResult result = folder.readSpec();
        SpecOptions.require(result.diagnostics(), result.sources(), terminal, new StrictOption());
        return result.spec().orElseThrow(() -> new SpecOptions.Refused(SpecOptions.exitCode(result.diagnostics())));
    }
}
