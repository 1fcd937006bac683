package org.pierian.runner.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.record.RunRecord;

/// What a finished run says about the accepted one.
///
/// @param verdict how they compare
/// @param differences what differs
public record Reproduction(Verdict verdict, List<Difference> differences) {

    private static final int SHOWN = 3;

    /// How a run and the accepted one compare.
    public enum Verdict {
        /// Nothing was accepted before.
        FIRST,
        /// The same inputs gave the same bits.
        REPRODUCED,
        /// The inputs were others.
        CHANGED
    }

    /// Takes a copy.
    public Reproduction {
        differences = List.copyOf(differences);
    }

    /// Compares.
    ///
    /// @param accepted the lock's record, if there is one
    /// @param now the record of the run that has just ended
    /// @param lock the lock's file, for messages
    /// @throws Failure with [ExitCode#DIFFERENT] when the same inputs gave other bits
    public static Reproduction judge(Optional<RunRecord> accepted, RunRecord now, Path lock) {
        if (accepted.isEmpty()) {
            return new Reproduction(Verdict.FIRST, List.of());
        }
        RunRecord before = accepted.get();
        List<Difference> differences = Comparison.of(before, now);
        if (!before.hasSameInputs(now)) {
            return new Reproduction(Verdict.CHANGED, differences);
        }
        if (differences.isEmpty()) {
            return new Reproduction(Verdict.REPRODUCED, List.of());
        }
        Failure failure = Failure.of(
                        ExitCode.DIFFERENT,
                        "the same spec, data and arithmetic gave other bits than `" + lock
                                + "` records; nothing was written")
                .at(lock.toString());
        for (Difference difference : differences.subList(0, Math.min(SHOWN, differences.size()))) {
            failure = failure.help(difference.text());
        }
        throw failure.help("run `runner doctor`; if this machine is right, the lock is from a faulty one: delete it");
    }

    /// What made the runs differ: the first of spec, data and arithmetic that is not the same.
    public String cause() {
        return differences.isEmpty()
                ? "nothing"
                : differences.getFirst().kind().name().toLowerCase(java.util.Locale.ROOT);
    }

    /// The inputs that differ, for the end of a line: keys with their values, files by their names. Empty where
    /// there is no more to say than that something differs.
    public static String summary(List<Difference> differences) {
        List<String> inputs = differences.stream()
                .filter(d -> d.kind().isInput() && !d.key().equals(Difference.HASH))
                .map(d -> d.kind() == Difference.Kind.DATA ? "data " + d.key() : d.text())
                .toList();
        if (inputs.isEmpty()) {
            return "";
        }
        int shown = Math.min(SHOWN, inputs.size());
        return " (" + String.join("; ", inputs.subList(0, shown))
                + (inputs.size() > shown ? "; and " + (inputs.size() - shown) + " more: --verbose" : "") + ")";
    }

    /// The differences, with the spec's keys where the accepted run's spec is known.
    ///
    /// @param acceptedSpec the canonical spec of the accepted run
    /// @param specText that of the run that has just ended
    public static List<Difference> named(List<Difference> differences, Optional<String> acceptedSpec, String specText) {
        List<Difference> named = new ArrayList<>();
        for (Difference difference : differences) {
            if (difference.kind() == Difference.Kind.SPEC && acceptedSpec.isPresent()) {
                named.addAll(SpecKeys.compare(acceptedSpec.get(), specText));
            } else {
                named.add(difference);
            }
        }
        return named;
    }
}
