package org.pierian.runner.report;

import java.util.List;
import java.util.Optional;
import org.pierian.runner.record.Score;
import org.pierian.runner.run.Confusion;

/// What a network answers to the examples of a split.
///
/// @param score loss and metrics
/// @param confusion answers by class, where classes have names
/// @param rankings of classes that have examples and are not all; of very many, those with the smallest areas
/// @param ranked classes that could be ranked
/// @param scored how many examples rankings were made of, where not of all
/// @param calibration where outputs are probabilities
/// @param residuals where numbers are learned
/// @param worst examples with the largest losses, the largest first
/// @param surest examples with the surest answers, or the smallest losses, the surest first
public record Assessment(
        Score score,
        Optional<Confusion> confusion,
        List<Ranking> rankings,
        int ranked,
        Optional<Integer> scored,
        Optional<Calibration> calibration,
        Optional<Residuals> residuals,
        List<Shown> worst,
        List<Shown> surest) {

    /// Takes copies.
    public Assessment {
        rankings = List.copyOf(rankings);
        worst = List.copyOf(worst);
        surest = List.copyOf(surest);
    }
}
