package org.pierian.runner.dataset.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;

class RowDrawTest {

    private static final int[] NONE = {};

    private static int[] all(int rows) {
        return IntStream.range(0, rows).toArray();
    }

    /// What test sets have been since there are tables: the first rows of one permutation.
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7, -3})
    void rowsOfNoGroupAreTheFirstOfAPermutation(long seed) {
        int[] order = new int[103];
        RandomStream.of(seed, StreamTag.SPLIT, "").permute(0, order);
        RowDraw.Parts parts = new RowDraw(seed, NONE, NONE).draw(all(103), 21, "");
        assertThat(parts.held()).isEqualTo(Arrays.copyOf(order, 21));
        assertThat(parts.rest()).isEqualTo(Arrays.copyOfRange(order, 21, 103));
    }

    @Test
    void anotherPathIsAnotherDraw() {
        RowDraw draw = new RowDraw(5, NONE, NONE);
        assertThat(draw.draw(all(50), 10, "validation").held())
                .isNotEqualTo(draw.draw(all(50), 10, "").held());
    }

    @Test
    void onlyRowsThatAreGivenAreDrawn() {
        int[] rows = {40, 2, 31, 7, 19};
        RowDraw.Parts parts = new RowDraw(1, NONE, NONE).draw(rows, 2, "validation");
        assertThat(parts.held()).hasSize(2);
        int[] both = IntStream.concat(Arrays.stream(parts.held()), Arrays.stream(parts.rest()))
                .toArray();
        assertThat(both).containsExactlyInAnyOrder(rows);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void aGroupIsNeverDivided(long seed) {
        int[] groups = IntStream.range(0, 200).map(row -> row * row % 37).toArray();
        RowDraw.Parts parts = new RowDraw(seed, groups, NONE).draw(all(200), 40, "");
        Set<Integer> held = new HashSet<>();
        Arrays.stream(parts.held()).forEach(row -> held.add(groups[row]));
        assertThat(Arrays.stream(parts.rest()).noneMatch(row -> held.contains(groups[row])))
                .isTrue();
        assertThat(parts.held().length + parts.rest().length).isEqualTo(200);
        assertThat(parts.held().length).isBetween(35, 45);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void everyClassHasItsShareWithinOneRow(long seed) {
        int[] classes = IntStream.range(0, 97)
                .map(row -> row < 60 ? 0 : row < 90 ? 1 : 2)
                .toArray();
        RowDraw.Parts parts = new RowDraw(seed, NONE, classes).draw(all(97), 19, "");
        assertThat(parts.held()).hasSize(19);
        int[] sizes = {60, 30, 7};
        for (int c = 0; c < 3; c++) {
            int wanted = c;
            long held = Arrays.stream(parts.held())
                    .filter(row -> classes[row] == wanted)
                    .count();
            assertThat((double) held).isBetween(19 * sizes[c] / 97.0 - 1, 19 * sizes[c] / 97.0 + 1);
        }
    }

    @Test
    void groupsOfClassesKeepBothRules() {
        int[] groups = IntStream.range(0, 120).map(row -> row / 3).toArray();
        int[] classes =
                IntStream.range(0, 120).map(row -> row / 3 % 4 == 0 ? 1 : 0).toArray();
        RowDraw.Parts parts = new RowDraw(3, groups, classes).draw(all(120), 24, "");
        assertThat(Arrays.stream(parts.held()).filter(row -> classes[row] == 1).count())
                .isEqualTo(6);
        assertThat(parts.held()).hasSize(24);
    }

    @Test
    void groupsThatAreTooLargeAreNotHeldOut() {
        RowDraw.Parts parts = new RowDraw(3, new int[10], NONE).draw(all(10), 2, "");
        assertThat(parts.held()).isEmpty();
    }
}
