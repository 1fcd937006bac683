package org.pierian.runner.dataset.split;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;

/// Draws rows to be held out. Rows of one group are drawn together, and strata have their share of what is drawn.
///
/// Groups are taken in an order that a random stream gives. Each is held out if this brings the numbers of rows that
/// are held out of all strata, together, nearer to their quotas. With a row to a group and one stratum these are the
/// first rows of that order.
final class RowDraw {

    private final long seed;
    private final int[] groups;
    private final int[] strata;

    /// @param seed of the random stream
    /// @param groups the group of each row of the file; empty where each row is a group of its own
    /// @param strata the stratum of each row of the file; empty where there is one
    RowDraw(long seed, int[] groups, int[] strata) {
        this.seed = seed;
        this.groups = groups;
        this.strata = strata;
    }

    /// Rows that are held out and those that are not, both in the order in which they were drawn.
    @SuppressWarnings("ArrayRecordComponent") // two results, never compared
    record Parts(int[] held, int[] rest) {}

    /// Draws from some rows.
    ///
    /// @param rows the rows of the file that remain
    /// @param count how many are to be held out
    /// @param path of the random stream, so that one draw does not depend on another
    Parts draw(int[] rows, int count, String path) {
        return groups.length == 0 ? drawRows(rows, count, path) : drawGroups(rows, count, path);
    }

    /// The same where each row is a group.
    private Parts drawRows(int[] rows, int count, String path) {
        int[] order = rows.clone();
        RandomStream.of(seed, StreamTag.SPLIT, path).shuffle(0, order);
        if (strata.length == 0) {
            return new Parts(Arrays.copyOf(order, count), Arrays.copyOfRange(order, count, order.length));
        }
        int[] left = quotas(rows, count);
        int[] held = new int[count];
        int[] rest = new int[rows.length - count];
        int heldSize = 0;
        int restSize = 0;
        for (int row : order) {
            if (left[stratum(row)] > 0) {
                left[stratum(row)]--;
                held[heldSize++] = row;
            } else {
                rest[restSize++] = row;
            }
        }
        return new Parts(held, rest);
    }

    private Parts drawGroups(int[] rows, int count, String path) {
        int[] unitOf = units(rows);
        int[] starts = starts(unitOf);
        int[] members = members(unitOf, starts);
        int[] order = new int[starts.length - 1];
        RandomStream.of(seed, StreamTag.SPLIT, path).permute(0, order);
        int[] left = quotas(rows, count);
        int[] held = new int[rows.length];
        int[] rest = new int[rows.length];
        int heldSize = 0;
        int restSize = 0;
        for (int unit : order) {
            boolean take = isNearer(rows, members, starts[unit], starts[unit + 1], left);
            for (int m = starts[unit]; m < starts[unit + 1]; m++) {
                int row = rows[members[m]];
                if (take) {
                    left[stratum(row)]--;
                    held[heldSize++] = row;
                } else {
                    rest[restSize++] = row;
                }
            }
        }
        return new Parts(Arrays.copyOf(held, heldSize), Arrays.copyOf(rest, restSize));
    }

    /// The group of each place in `rows`, numbered in the order of their first rows.
    private int[] units(int[] rows) {
        int[] unitOf = new int[rows.length];
        Map<Integer, Integer> known = new HashMap<>();
        for (int i = 0; i < rows.length; i++) {
            int next = known.size();
            unitOf[i] = known.computeIfAbsent(groups[rows[i]], _ -> next);
        }
        return unitOf;
    }

    /// Where the members of each group begin, and where those of the last one end.
    private static int[] starts(int[] unitOf) {
        int units = Arrays.stream(unitOf).max().orElse(-1) + 1;
        int[] starts = new int[units + 1];
        for (int unit : unitOf) {
            starts[unit + 1]++;
        }
        for (int u = 0; u < units; u++) {
            starts[u + 1] += starts[u];
        }
        return starts;
    }

    private static int[] members(int[] unitOf, int[] starts) {
        int[] next = starts.clone();
        int[] members = new int[unitOf.length];
        for (int i = 0; i < unitOf.length; i++) {
            members[next[unitOf[i]]++] = i;
        }
        return members;
    }

    private int stratum(int row) {
        return strata.length == 0 ? 0 : strata[row];
    }

    /// How many rows of each stratum are to be held out: its share, rounded so that all add up to `count`.
    private int[] quotas(int[] rows, int count) {
        int[] sizes = new int[1 + Arrays.stream(strata).max().orElse(0)];
        for (int row : rows) {
            sizes[stratum(row)]++;
        }
        int[] quotas = new int[sizes.length];
        int missing = count;
        for (int s = 0; s < sizes.length; s++) {
            quotas[s] = (int) ((long) count * sizes[s] / rows.length);
            missing -= quotas[s];
        }
        boolean[] raised = new boolean[sizes.length];
        for (; missing > 0; missing--) {
            int most = -1;
            for (int s = 0; s < sizes.length; s++) {
                if (!raised[s] && (most < 0 || part(count, sizes[s], rows) > part(count, sizes[most], rows))) {
                    most = s;
                }
            }
            raised[most] = true;
            quotas[most]++;
        }
        return quotas;
    }

    /// What rounding down has cut off a stratum's share, times the number of rows.
    private static long part(int count, int size, int[] rows) {
        return (long) count * size % rows.length;
    }

    /// Whether holding out a group brings the strata nearer to what is left of their quotas.
    private boolean isNearer(int[] rows, int[] members, int from, int to, int[] left) {
        if (to - from == 1) {
            return left[stratum(rows[members[from]])] > 0;
        }
        int[] after = left.clone();
        for (int m = from; m < to; m++) {
            after[stratum(rows[members[m]])]--;
        }
        return distance(after) < distance(left);
    }

    private static long distance(int[] left) {
        long sum = 0;
        for (int l : left) {
            sum += Math.abs(l);
        }
        return sum;
    }
}
