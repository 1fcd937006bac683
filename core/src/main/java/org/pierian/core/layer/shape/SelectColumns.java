package org.pierian.core.layer.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pierian.core.backend.Moves;
import org.pierian.core.tensor.Column;
import org.pierian.core.tensor.TensorType;

/// Takes some columns of a row of a table, in the order in which they are named; a column that has become several
/// inputs gives all of them.
///
/// @param names the columns, each once
public record SelectColumns(List<String> names) implements MovingPlan {

    /// Keeps a copy of the list.
    public SelectColumns {
        names = List.copyOf(names);
    }

    @Override
    public TensorType output(TensorType in) {
        List<Column> taken = new ArrayList<>();
        for (int place : places(in)) {
            taken.add(in.columns().get(place));
        }
        return TensorType.row(taken);
    }

    private int[] places(TensorType in) {
        return names.stream()
                .flatMapToInt(name -> Arrays.stream(NamedColumns.places(in, name, "columns")))
                .toArray();
    }

    /// Columns that follow each other move together; only the first of the [Moves] writes gradients, so the rest
    /// add theirs to zeros.
    @Override
    public Moves moves(TensorType in) {
        int[] places = places(in);
        AxisMoves moves = new AxisMoves(in.shape(), 0, places.length);
        int begin = 0;
        for (int i = 1; i <= places.length; i++) {
            if (i == places.length || places[i] != places[i - 1] + 1) {
                moves.move(i - begin, places[begin], 1, begin);
                begin = i;
            }
        }
        return moves.all();
    }
}
