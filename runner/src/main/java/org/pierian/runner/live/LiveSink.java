package org.pierian.runner.live;

import java.util.List;

/// Is told how a run comes on, by one thread at a time.
public interface LiveSink {

    /// What was told before is of another run, or of this run's time before it was trained anew.
    void restart();

    /// More lines of `metrics.jsonl`, in order.
    void lines(List<EpochLine> more);

    /// How the run stands now.
    void progress(Snapshot now);
}
