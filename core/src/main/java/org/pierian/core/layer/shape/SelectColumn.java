package org.pierian.core.layer.shape;

import org.pierian.core.backend.Moves;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

/// Takes one column of a row of a table: `[columns]` becomes `[]`, a number or an index.
///
/// @param name the column's name
public record SelectColumn(String name) implements MovingPlan {

    @Override
    public TensorType output(TensorType in) {
        return at(in).output(in);
    }

    @Override
    public Moves moves(TensorType in) {
        return at(in).moves(in);
    }

    private Select at(TensorType in) {
        int[] places = NamedColumns.places(in, name, "select");
        if (places.length > 1) {
            throw new ShapeException("select wants a column that is one input, got `" + name + "`, which is "
                    + places.length + "; take it with `columns`");
        }
        return new Select(places[0], 1);
    }
}
