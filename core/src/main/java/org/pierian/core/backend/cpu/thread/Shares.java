package org.pierian.core.backend.cpu.thread;

/// How elements are divided among threads.
public final class Shares {

    /// Shares begin at multiples of so many elements, such that no two threads write to one line of the cache, and
    /// random words come in whole groups.
    public static final int GROUP = 128;

    private Shares() {}

    /// Where a thread's share of `from .. to`, in whole groups, begins, and where that of the one before it ends.
    public static int border(int from, int to, int group, int part, int parts) {
        return part == parts ? to : from + (int) ((long) (to - from) / group * part / parts) * group;
    }
}
