package org.pierian.runner.run;

import java.io.IOException;
import java.util.Optional;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.file.Sha256;
import org.pierian.runner.record.RunRecord;

/// Makes sure that a finished run is judged by what it was: the weights and the data that its record names.
///
/// @param record the run's; without one nothing is checked
public record RecordCheck(Optional<RunRecord> record) {

    private static final int SHOWN_DIGITS = 12;

    /// Checks the weights in the run's folder.
    ///
    /// @throws Failure when they are not those of the record
    public void requireWeights(RunFolder run) {
        if (record.isEmpty()) {
            return;
        }
        String recorded = record.get().weightsSha256();
        String found;
        try {
            found = Sha256.of(run.weights());
        } catch (IOException e) {
            throw InputFile.unreadable(run.weights(), e);
        }
        if (!found.equals(recorded)) {
            throw Failure.of(
                            ExitCode.INPUT,
                            "`" + run.weights().getFileName() + "` does not hold the weights of the run: "
                                    + hashes(found, recorded))
                    .at(run.weights().toString())
                    .help("restore the file, or train again: `runner verify` shows the first number that differs")
                    .help("to measure other weights on purpose, take `record.json` out of the folder");
        }
    }

    /// Checks the files that data were read from.
    ///
    /// @throws Failure when one is not that of the record
    public void requireData(Data data) {
        data.sha256().forEach((name, found) -> {
            String recorded =
                    record.map(r -> r.data().getOrDefault(name, found)).orElse(found);
            if (!found.equals(recorded)) {
                throw Failure.of(
                                ExitCode.INPUT,
                                "`" + name + "` has changed since the run was trained: " + hashes(found, recorded))
                        .at(name)
                        .help("restore the file as it was, name its folder with `--data-dir`, or train again");
            }
        });
    }

    private static String hashes(String found, String recorded) {
        return "SHA-256 " + found.substring(0, SHOWN_DIGITS) + "..., in the record "
                + recorded.substring(0, SHOWN_DIGITS) + "...";
    }
}
