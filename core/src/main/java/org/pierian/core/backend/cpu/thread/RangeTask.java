package org.pierian.core.backend.cpu.thread;

/// An operation on a range of elements that is divided among threads. An object is used again and again: its
/// subclass holds the operands while it runs.
public abstract class RangeTask implements Team.Task {

    private int from;
    private int to;
    private int group;

    /// Computes elements `from .. to`.
    protected abstract void compute(int from, int to);

    /// Computes all of `from .. to`.
    ///
    /// @param group shares begin at multiples of so many elements
    public final void divide(Team team, int from, int to, int group) {
        this.from = from;
        this.to = to;
        this.group = group;
        team.run(Integer.MAX_VALUE, this);
    }

    @Override
    public final void run(int part, int parts) {
        compute(Shares.border(from, to, group, part, parts), Shares.border(from, to, group, part + 1, parts));
    }
}
