package org.pierian.runner.verify;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.weights.SafeTensors;

/// What is known of one side of a comparison.
///
/// @param name how the person named it
/// @param specText the canonical spec
/// @param record the fingerprints
/// @param folder of the run, if it is on this machine
public record RunSide(String name, Optional<String> specText, Optional<RunRecord> record, Optional<RunFolder> folder) {

    /// A side that is no run folder.
    public static RunSide of(String name, Optional<String> specText, Optional<RunRecord> record) {
        return new RunSide(name, specText, record, Optional.empty());
    }

    /// What differs between two sides, as far as both know it.
    public static List<Difference> compare(RunSide left, RunSide right) {
        List<Difference> found = new ArrayList<>();
        if (left.specText.isPresent() && right.specText.isPresent()) {
            found.addAll(SpecKeys.compare(left.specText.get(), right.specText.get()));
        }
        boolean keysKnown = !found.isEmpty();
        if (left.record.isPresent() && right.record.isPresent()) {
            for (Difference difference : Comparison.of(left.record.get(), right.record.get())) {
                if (difference.kind() != Difference.Kind.SPEC || !keysKnown) {
                    found.add(difference);
                }
            }
        }
        if (!found.isEmpty() && left.folder.isPresent() && right.folder.isPresent()) {
            runs(found, left.folder.get(), right.folder.get());
        }
        found.sort(java.util.Comparator.comparing(Difference::kind));
        return found;
    }

    /// What only the folders of both tell: the first step and, where the tensors are alike, the first number.
    private static void runs(List<Difference> found, RunFolder left, RunFolder right) {
        StepTrace.firstDifference(left.local(StepTrace.FILE), right.local(StepTrace.FILE))
                .ifPresent(found::add);
        if (Files.isRegularFile(left.weights()) && Files.isRegularFile(right.weights())) {
            WeightsDifference.first(SafeTensors.read(left.weights()), SafeTensors.read(right.weights()))
                    .ifPresent(found::add);
        }
    }
}
