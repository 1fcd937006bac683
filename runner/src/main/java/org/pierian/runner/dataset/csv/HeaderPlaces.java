package org.pierian.runner.dataset.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.Separator;
import org.pierian.spec.diagnostic.Suggestions;
import org.pierian.spec.language.Words;

/// Where the columns that a trained network needs stand in the header of a file.
public final class HeaderPlaces {

    /// Who says that a column must be there, where the network takes it.
    public static final String OF_NETWORK = "the network was trained with";

    private static final int SHOWN = 20;

    private final String name;
    private final List<String> header;
    private final List<String> problems = new ArrayList<>();

    private HeaderPlaces(String name, List<String> header) {
        this.name = name;
        this.header = header;
    }

    /// The places of columns.
    ///
    /// @param columns their names
    /// @param header the header of the file
    /// @param name the file's name, for messages
    /// @param dialect how it was read
    /// @param who says that they must be there, such as [#OF_NETWORK]
    /// @throws Failure when one is not there, or there twice; all of them are named
    public static int[] of(List<String> columns, List<String> header, String name, Dialect dialect, String who) {
        HeaderPlaces places = new HeaderPlaces(name, header);
        int[] found = columns.stream().mapToInt(places::place).toArray();
        places.refuse(dialect, who);
        return found;
    }

    private int place(String column) {
        int first = header.indexOf(column);
        if (first < 0) {
            Optional<String> near = Suggestions.closest(column, header);
            problems.add("no column " + quoted(column)
                    + near.map(n -> "; is it " + quoted(n) + "?").orElse(""));
        } else if (header.lastIndexOf(column) != first) {
            problems.add("two columns " + quoted(column));
        }
        return first;
    }

    private void refuse(Dialect dialect, String who) {
        if (problems.isEmpty()) {
            return;
        }
        Failure failure = DataMistake.COLUMN
                .failure("`" + name + "` does not have the columns that " + who)
                .at(name + ":1");
        for (String problem : problems.subList(0, Math.min(SHOWN, problems.size()))) {
            failure = failure.detail(problem);
        }
        if (problems.size() > SHOWN) {
            failure = failure.detail("and " + (problems.size() - SHOWN) + " more");
        }
        List<String> names =
                header.stream().limit(SHOWN).map(HeaderPlaces::quoted).toList();
        throw failure.detail("its columns are " + String.join(", ", names)
                        + (header.size() > SHOWN ? " and " + (header.size() - SHOWN) + " more" : ""))
                .help(advice(dialect));
    }

    /// A table of one column is most often one with another separator.
    private String advice(Dialect dialect) {
        for (Separator other : Separator.values()) {
            if (header.size() == 1
                    && other != dialect.separator()
                    && header.getFirst().indexOf(Dialect.character(other)) >= 0) {
                return "add `--separator " + Words.ofConstant(other) + "` for this file";
            }
        }
        return dialect.header()
                ? "the first line names the columns, each once; upper and lower case and blanks count"
                : "the run's spec says `header: false`: columns are called 1, 2, 3 and so on by their place, the target's"
                        + " among them, whose cells may be empty";
    }

    private static String quoted(String column) {
        return "`" + BadCells.shown(column) + "`";
    }
}
