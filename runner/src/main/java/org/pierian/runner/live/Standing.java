package org.pierian.runner.live;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.pierian.runner.record.Score;

/// Makes snapshots of samples. One thread uses it.
final class Standing {

    private final String session;
    private final int epochs;
    private final long examples;
    private final Trail trail = new Trail();
    private final Rate rate = new Rate();
    private double lossOfEpochs;
    private long beat;
    private Optional<Sample> latest = Optional.empty();

    /// @param session of the process
    /// @param epochs the most epochs of the run
    /// @param examples examples in an epoch
    Standing(String session, int epochs, long examples) {
        this.session = session;
        this.epochs = epochs;
        this.examples = examples;
    }

    /// Counts finished epochs.
    void add(List<Measured> measured) {
        for (Measured each : measured) {
            Score score = each.score();
            if (score.split().equals("train")) {
                lossOfEpochs += score.loss() * score.examples();
            }
        }
    }

    /// Counts the epochs that were finished before this process; the trail begins behind them.
    void begin(List<Measured> measured) {
        add(measured);
        long finished = measured.stream()
                .map(Measured::score)
                .filter(score -> score.split().equals("train"))
                .count();
        trail.add(finished * examples, lossOfEpochs);
    }

    /// Takes a sample; what was measured before it was added before.
    void add(Sample sample) {
        latest = Optional.of(sample);
        long seen = seen(sample);
        trail.add(seen, lossOfEpochs + sample.loss() * sample.examples());
        rate.add(seen, sample.nanos());
    }

    private long seen(Sample sample) {
        return (sample.epoch() - 1) * examples + sample.examples();
    }

    /// How the run stands.
    Snapshot snapshot(RunState state, OptionalLong checkpoint) {
        long seen = latest.map(this::seen).orElse(0L);
        Snapshot.Length length = new Snapshot.Length(
                latest.map(Sample::epoch).orElse(0),
                epochs,
                seen,
                examples,
                latest.map(Sample::steps).orElse(0L));
        return new Snapshot(session, state, ++beat, length, figures(seen), checkpoint, trail.points());
    }

    private Snapshot.Figures figures(long seen) {
        OptionalDouble speed = rate.value();
        OptionalDouble left = speed.isPresent() && speed.getAsDouble() > 0
                ? OptionalDouble.of((epochs * examples - seen) / speed.getAsDouble())
                : OptionalDouble.empty();
        return new Snapshot.Figures(
                latest.map(sample -> OptionalDouble.of(sample.loss())).orElse(OptionalDouble.empty()),
                latest.flatMap(Sample::accuracy).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                speed,
                left);
    }
}
