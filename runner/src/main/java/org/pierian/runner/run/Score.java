package org.pierian.runner.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pierian.core.train.Tally;

/// How well a network did on one split of the data.
///
/// @param epoch number of the epoch, from 1
/// @param split `train` (while training, each loss before its own step) or `test`
/// @param examples number of examples
/// @param loss mean loss per example
/// @param accuracy part of right answers, 0 to 1
public record Score(int epoch, String split, long examples, double loss, double accuracy) {

    /// The score that a tally shows.
    public static Score of(int epoch, String split, Tally tally) {
        return new Score(epoch, split, tally.examples(), tally.meanLoss(), tally.accuracy());
    }

    /// One line of `metrics.jsonl`, without its end.
    public String line() {
        return line(OptionalDouble.empty());
    }

    /// The same with the learning rate of the epoch's last step, in a run that has a schedule.
    String line(OptionalDouble learningRate) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("epoch", epoch);
        map.put("split", split);
        map.put("loss", loss);
        map.put("accuracy", accuracy);
        learningRate.ifPresent(rate -> map.put("learning_rate", rate));
        return Json.line(map);
    }

    /// Loss and accuracy, for a record.
    SortedMap<String, Double> figures() {
        SortedMap<String, Double> map = new TreeMap<>();
        map.put("accuracy", accuracy);
        map.put("loss", loss);
        return map;
    }
}
