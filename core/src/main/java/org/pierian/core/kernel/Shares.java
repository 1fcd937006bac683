package org.pierian.core.kernel;

/// How the elements of large arrays are shared out among threads.
final class Shares {

    /// Elements below which one thread does everything.
    private static final int SERIAL = 1 << 15;
    /// Shares begin at multiples of so many elements, such that no two threads write to one line of the cache, and
    /// random words come in whole groups.
    static final int GROUP = 128;

    private Shares() {}

    /// Whether more than one thread pays.
    static boolean pays(int elements) {
        return elements >= SERIAL && Parallel.threads() > 1;
    }

    /// Where a thread's share of `from .. to` begins, and where that of the one before it ends.
    static int border(int from, int to, int part, int parts) {
        return border(from, to, GROUP, part, parts);
    }

    /// The same with shares of whole groups of another size.
    static int border(int from, int to, int group, int part, int parts) {
        return part == parts ? to : from + (int) ((long) (to - from) / group * part / parts) * group;
    }
}
