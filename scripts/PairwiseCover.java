import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// Prints few combinations of factors in which every two values of different factors meet at least once:
/// `java scripts/PairwiseCover.java SEED VALUES VALUES...`, where VALUES are one factor's, separated by commas.
/// One combination a line, values separated by blanks. Other seeds give other combinations.
final class PairwiseCover {

    private static final int CANDIDATES = 200;

    private record Cell(int factor, int value) {}

    private record Meeting(Cell left, Cell right) {}

    public static void main(String[] args) {
        SplittableRandom random = new SplittableRandom(Long.parseLong(args[0]));
        String[][] factors =
                Arrays.stream(args).skip(1).map(values -> values.split(",")).toArray(String[][]::new);
        Set<Meeting> open = new HashSet<>();
        for (int[] row : everyTwo(factors)) {
            open.add(new Meeting(new Cell(row[0], row[1]), new Cell(row[2], row[3])));
        }
        while (!open.isEmpty()) {
            Set<Meeting> most = Set.of();
            int[] best = {};
            for (int i = 0; i < CANDIDATES || most.isEmpty(); i++) {
                int[] candidate = Arrays.stream(factors)
                        .mapToInt(values -> random.nextInt(values.length))
                        .toArray();
                Set<Meeting> met = meetings(candidate);
                met.retainAll(open);
                if (met.size() > most.size()) {
                    most = met;
                    best = candidate;
                }
            }
            open.removeAll(most);
            System.out.println(text(factors, best));
        }
    }

    private static List<int[]> everyTwo(String[][] factors) {
        List<int[]> all = new ArrayList<>();
        for (int left = 0; left < factors.length; left++) {
            for (int right = left + 1; right < factors.length; right++) {
                for (int a = 0; a < factors[left].length; a++) {
                    for (int b = 0; b < factors[right].length; b++) {
                        all.add(new int[] {left, a, right, b});
                    }
                }
            }
        }
        return all;
    }

    private static Set<Meeting> meetings(int[] row) {
        Set<Meeting> met = new HashSet<>();
        for (int left = 0; left < row.length; left++) {
            for (int right = left + 1; right < row.length; right++) {
                met.add(new Meeting(new Cell(left, row[left]), new Cell(right, row[right])));
            }
        }
        return met;
    }

    private static String text(String[][] factors, int[] row) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
            values.add(factors[i][row[i]]);
        }
        return String.join(" ", values);
    }
}
