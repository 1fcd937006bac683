package org.pierian.runner.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import org.pierian.runner.failure.Count;
import org.pierian.runner.record.Score;

/// How well a network did on a split, for a person: `test loss 0.3272  accuracy 0.9500  (100 examples)`.
public final class ScoreLine {

    private ScoreLine() {}

    /// One line, or several in a narrow terminal.
    ///
    /// @param split the split's name
    /// @param note what else is in the parentheses, beginning with a comma; or nothing
    /// @param room the columns of the terminal
    public static String of(String split, Score score, String note, int room) {
        List<String> parts = new ArrayList<>(score.texts());
        parts.set(0, split + " " + parts.getFirst());
        parts.add("(" + Count.of(score.examples(), "example") + note + ")");
        return Table.line(parts, room);
    }
}
