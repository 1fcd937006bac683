package org.pierian.core.backend;

/// Where the windows of a pooling lie along one axis of an image: each covers a range of cells, and counts for as many
/// as its mean is divided by.
public final class Spans {

    private final int size;
    private final int[] first;
    private final int[] end;
    private final int[] counts;

    private Spans(int size, int[] first, int[] end, int[] counts) {
        this.size = size;
        this.first = first;
        this.end = end;
        this.counts = counts;
    }

    /// Windows of one size at equal distances.
    ///
    /// @param size cells of the axis
    /// @param number of windows
    /// @param kernel cells of a window
    /// @param stride distance between windows
    /// @param padding cells around the axis, on each side
    /// @param countPadding whether cells of padding are counted; those behind the padding never are
    public static Spans windows(int size, int number, int kernel, int stride, int padding, boolean countPadding) {
        Spans spans = new Spans(size, new int[number], new int[number], new int[number]);
        for (int i = 0; i < number; i++) {
            int from = i * stride - padding;
            spans.first[i] = Math.max(0, from);
            spans.end[i] = Math.min(size, from + kernel);
            spans.counts[i] = countPadding
                    ? Math.min(size + padding, from + kernel) - from
                    : Math.max(1, spans.end[i] - spans.first[i]);
        }
        return spans;
    }

    /// Windows that cover the axis, as equal as they can be: window i from `floor(i * size / number)` to below
    /// `ceil((i + 1) * size / number)`.
    ///
    /// @param size cells of the axis
    /// @param number of windows
    public static Spans shares(int size, int number) {
        Spans spans = new Spans(size, new int[number], new int[number], new int[number]);
        for (int i = 0; i < number; i++) {
            spans.first[i] = (int) ((long) i * size / number);
            spans.end[i] = (int) Math.ceilDiv((i + 1L) * size, (long) number);
            spans.counts[i] = spans.end[i] - spans.first[i];
        }
        return spans;
    }

    /// Cells of the axis.
    public int size() {
        return size;
    }

    /// Number of windows.
    public int number() {
        return first.length;
    }

    /// The first cell of a window.
    public int first(int window) {
        return first[window];
    }

    /// Behind the last cell of a window.
    public int end(int window) {
        return end[window];
    }

    /// For how many cells a window counts.
    public int count(int window) {
        return counts[window];
    }

    /// Cells of all windows together.
    public long cells() {
        long sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += end[i] - first[i];
        }
        return sum;
    }
}
