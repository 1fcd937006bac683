package org.pierian.core.layer.shape;

import java.util.List;
import java.util.stream.IntStream;
import org.pierian.core.tensor.Column;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

/// Finds the columns of a table in a row of it.
final class NamedColumns {

    private NamedColumns() {}

    /// The places of the elements that a column has become.
    ///
    /// @param word the layer, for the message
    /// @throws ShapeException when the input is no row, or has no such column
    static int[] places(TensorType in, String name, String word) {
        List<Column> columns = in.columns();
        if (columns.isEmpty()) {
            throw new ShapeException(word + " wants a row of a table, whose columns have names, got " + in);
        }
        int[] places = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).name().equals(name))
                .toArray();
        if (places.length == 0) {
            List<String> names = columns.stream().map(Column::name).distinct().toList();
            throw new ShapeException(word + " wants a column `" + name + "`, got " + String.join(", ", names));
        }
        return places;
    }
}
