package org.pierian.runner.run;

import java.util.List;

/// Where training stands between two steps, and what it has measured so far.
///
/// @param epochs number of finished epochs
/// @param steps number of finished steps
/// @param examples examples seen in the unfinished epoch
/// @param lossSum sum of their losses
/// @param correct right answers among them
/// @param chain the last link of the hash chain
/// @param links the kept links
/// @param scores one for each finished epoch and split
public record Position(
        int epochs,
        long steps,
        int examples,
        double lossSum,
        long correct,
        String chain,
        List<RunRecord.Link> links,
        List<Score> scores) {

    public Position {
        links = List.copyOf(links);
        scores = List.copyOf(scores);
    }
}
