package org.pierian.runner.dataset.table;

import org.pierian.runner.dataset.Background;

/// Does for many rows what does not depend on their order, for one half of them on another thread.
final class Halves {

    private static final int FEW = 1 << 14;

    private Halves() {}

    /// What is done for some rows.
    @FunctionalInterface
    interface Work {

        /// Does it.
        ///
        /// @param first the first row
        /// @param end the row behind the last one
        void of(int first, int end);
    }

    /// Does it for all rows.
    ///
    /// @param rows how many
    static void of(int rows, Work work) {
        int half = rows < FEW ? rows : rows / 2;
        if (half == rows) {
            work.of(0, rows);
            return;
        }
        Background<Boolean> other = Background.start("half", () -> {
            work.of(half, rows);
            return true;
        });
        work.of(0, half);
        other.get();
    }
}
