package org.pierian.runner.live;

import java.util.Locale;

/// What may be asked of a run in progress.
public enum Wish {
    /// To write a checkpoint after the present step and end, so that the run can be resumed.
    STOP,
    /// To write a checkpoint after the present step and go on.
    CHECKPOINT;

    /// The word for it in addresses and names of files.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
