package org.pierian.runner.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlotTest {

    @Test
    void aRisingLineRises() {
        assertThat(Plot.text(List.of(1.0, 2.0, 3.0), "a", "b", 12, false)).isEqualTo("""
                3.0000 |  *
                       |
                       |
                       |
                       | *
                       |
                       |
                       |
                       |
                1.0000 |*
                       +---
                        a b
                """);
    }

    @Test
    void blocksFillColumnsByEighths() {
        String text = Plot.text(List.of(0.0, 1.0), "", "", 11, true);
        assertThat(text).startsWith("1.0000 | █\n").contains("     0 |▁█\n");
    }

    @Test
    void aConstantIsALevelLineAndNarrowRoomIsEnough() {
        String text = Plot.text(List.of(0.1, 0.1, 0.1), "x", "y", 1, false);
        assertThat(text.lines().filter(line -> line.contains("*"))).hasSize(1);
    }
}
