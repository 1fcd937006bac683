package org.pierian.runner.report.page;

import java.util.List;
import java.util.Optional;
import org.pierian.runner.report.Assessment;
import org.pierian.runner.report.RunFacts;

/// Everything that a report of one run says.
///
/// @param run what its files say
/// @param answers what the network answers to a split; empty where the examples are not there
/// @param missing what the report cannot show, why, and how to get it, a sentence each
/// @param explained the resolved spec, with a comment at each line whose value has an origin
/// @param originNote what the comments mean
public record Report(
        RunFacts run, Optional<Assessment> answers, List<String> missing, String explained, String originNote) {

    /// Takes a copy.
    public Report {
        missing = List.copyOf(missing);
    }

    /// Where a run lies unless `--out` says otherwise.
    String folderName() {
        return "runs/" + run.record().name() + "/" + run.record().id();
    }
}
