package org.pierian.runner.dataset.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.diagnostic.Suggestions;

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
    /// @param name what messages call the table
    /// @param rows has the header
    /// @param who says that they must be there, such as [#OF_NETWORK]
    /// @throws Failure when one is not there, or there twice; all of them are named
    public static int[] of(List<String> columns, String name, TableRows rows, String who) {
        HeaderPlaces places = new HeaderPlaces(name, rows.header());
        int[] found = columns.stream().mapToInt(places::place).toArray();
        places.refuse(rows.words(), who);
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

    private void refuse(ColumnWords words, String who) {
        if (problems.isEmpty()) {
            return;
        }
        Failure failure = DataMistake.COLUMN
                .failure("`" + name + "` does not have the columns that " + who)
                .at(words.place());
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
                .help(words.adviceForUse());
    }

    private static String quoted(String column) {
        return "`" + BadCells.shown(column) + "`";
    }
}
