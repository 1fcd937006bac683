package org.pierian.runner.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.run.RunRecord;

/// What is known of one side of a comparison.
///
/// @param name how the person named it
/// @param specText the canonical spec
/// @param record the fingerprints
/// @param steps the file of running losses, if the run is on this machine
public record RunSide(String name, Optional<String> specText, Optional<RunRecord> record, Optional<Path> steps) {

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
        if (!found.isEmpty() && left.steps.isPresent() && right.steps.isPresent()) {
            StepTrace.firstDifference(left.steps.get(), right.steps.get()).ifPresent(found::add);
        }
        found.sort(java.util.Comparator.comparing(Difference::kind));
        return found;
    }
}
