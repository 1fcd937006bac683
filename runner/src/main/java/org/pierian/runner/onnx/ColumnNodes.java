package org.pierian.runner.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.Preprocessing.Input;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.onnx.format.ElementType;
import org.pierian.runner.onnx.nodes.Graph;
import org.pierian.runner.record.Json;
import org.pierian.spec.CategoryForm;
import org.pierian.spec.DatePart;
import org.pierian.spec.MissingCategory;
import org.pierian.spec.MissingNumber;
import org.pierian.spec.MissingWord;

/// The columns of a table, each an input `[batch, 1]` of the column's name, as nodes that make inputs of a network of
/// them.
///
/// @param graph receives the nodes
/// @param feeds receives the inputs of the model
/// @param notes receives the values of categories, which the model takes by their places
record ColumnNodes(Graph graph, Feeds feeds, Map<String, String> notes) {

    private static final Shape ONE = Shape.of(1);
    private static final double TURN = 2 * Math.PI;

    /// Adds the nodes of a column.
    ///
    /// @return what it becomes, float32 `[batch, ...]`
    List<String> add(Input part) {
        return switch (part) {
            case Input.Numeric numeric -> List.of(numeric(numeric));
            case Input.Categorical words -> List.of(category(words));
            case Input.Bool(String column, double filler, MissingNumber missing) -> {
                String x = feed(column, ElementType.DOUBLE, "1 for yes, 0 for no" + orMissing(missing));
                yield List.of(cast(column, filled(column, x, filler, missing), ElementType.FLOAT));
            }
            case Input.Ordinal ordinal -> List.of(ordinal(ordinal));
            case Input.DateTime date -> date(date);
            case Input.BinaryDigits(String column, int digits) -> List.of(digits(column, digits));
            case Input.Pixels _, Input.Picture _, Input.Array _, Input.Tokens _ ->
                throw new IllegalArgumentException("no column of a table: " + part);
        };
    }

    private String numeric(Input.Numeric part) {
        String column = part.column();
        String x = feed(column, ElementType.DOUBLE, "a number, not scaled" + orMissing(part.missing()));
        String present = filled(column, x, part.scaling().missing(), part.missing());
        return new ScalingNodes(graph, column).add(present, List.of(part.scaling()), ONE);
    }

    private static String orMissing(MissingNumber missing) {
        return missing == MissingNumber.REFUSE ? "" : "; NaN where it is missing";
    }

    private String filled(String column, String x, double filler, MissingNumber missing) {
        return missing == MissingNumber.REFUSE ? x : where(column, x, graph.doubles("missing", Shape.of(), filler));
    }

    private String where(String column, String x, String other) {
        String isMissing = graph.add(column, "IsNaN", List.of(x));
        return graph.add(column, "Where", List.of(isMissing, other, x));
    }

    private String category(Input.Categorical words) {
        String column = words.column();
        int categories = words.values().size() + (words.missing() == MissingCategory.OWN ? 1 : 0);
        String x = feed(
                column,
                ElementType.INT64,
                "place of the category among pierian.values." + column
                        + (words.missing() == MissingCategory.REFUSE ? "" : "; -1 where it is missing"));
        note(column, words.values());
        String place = words.missing() == MissingCategory.REFUSE
                ? x
                : placed(
                        column,
                        x,
                        words.missing() == MissingCategory.OWN ? words.values().size() : categories);
        if (words.as() == CategoryForm.INDEX) {
            return cast(column, place, ElementType.FLOAT);
        }
        String hot = graph.add(
                column,
                "OneHot",
                List.of(place, graph.integer(categories), graph.floats("off_on", Shape.of(2), 0f, 1f)));
        return graph.add(column, "Squeeze", List.of(hot, graph.integers(1)));
    }

    /// Another place where one is below 0. One behind the last becomes zeros.
    private String placed(String column, String x, long other) {
        String isMissing = graph.add(column, "Less", List.of(x, graph.integer(0)));
        return graph.add(column, "Where", List.of(isMissing, graph.integer(other), x));
    }

    private void note(String column, List<String> values) {
        notes.put("pierian.values." + column, Json.line(Map.of("values", values)));
    }

    private String ordinal(Input.Ordinal words) {
        String column = words.column();
        String x = feed(
                column,
                ElementType.INT64,
                "place of the value among pierian.values." + column
                        + (words.missing() == MissingNumber.REFUSE ? "" : "; -1 where it is missing"));
        note(column, words.values());
        String divided = graph.add(
                column,
                "Div",
                List.of(
                        cast(column, x, ElementType.DOUBLE),
                        graph.doubles("last", Shape.of(), words.values().size() - 1)));
        String present = divided;
        if (words.missing() != MissingNumber.REFUSE) {
            String isMissing = graph.add(column, "Less", List.of(x, graph.integer(0)));
            String filler = graph.doubles("missing", Shape.of(), words.filler());
            present = graph.add(column, "Where", List.of(isMissing, filler, divided));
        }
        return cast(column, present, ElementType.FLOAT);
    }

    private List<String> date(Input.DateTime date) {
        List<String> values = new ArrayList<>();
        int scalings = 0;
        for (DatePart part : date.parts()) {
            String name = date.column() + "." + part.name().toLowerCase(Locale.ROOT);
            String x = feed(
                    name,
                    ElementType.DOUBLE,
                    what(part) + (date.missing() == MissingWord.REFUSE ? "" : "; NaN where the date is missing"));
            boolean mayMiss = date.missing() != MissingWord.REFUSE;
            if (part.inputs() == 1) {
                Scaling scaling = date.scalings().get(scalings++);
                values.add(zeroed(name, x, new ScalingNodes(graph, name).add(x, List.of(scaling), ONE), mayMiss));
            } else {
                String turn = graph.doubles("turn", Shape.of(), TURN / period(part));
                String angle = cast(name, graph.add(name, "Mul", List.of(x, turn)), ElementType.FLOAT);
                values.add(zeroed(name, x, graph.add(name, "Sin", List.of(angle)), mayMiss));
                values.add(zeroed(name, x, graph.add(name, "Cos", List.of(angle)), mayMiss));
            }
        }
        return values;
    }

    /// 0 where the number that a value was made of is missing.
    private String zeroed(String name, String x, String value, boolean mayMiss) {
        return mayMiss
                ? graph.add(name, "Where", List.of(graph.add(name, "IsNaN", List.of(x)), graph.number(0), value))
                : value;
    }

    private static String what(DatePart part) {
        return switch (part) {
            case YEAR -> "the year";
            case MONTH -> "the month, 0 for January";
            case WEEKDAY -> "the day of the week, 0 for Monday";
            case HOUR -> "seconds since midnight";
            case SECONDS -> "seconds since 1970-01-01 00:00 UTC";
        };
    }

    private static double period(DatePart part) {
        return switch (part) {
            case MONTH -> 12;
            case WEEKDAY -> 7;
            case HOUR -> 86_400;
            case YEAR, SECONDS -> throw new IllegalArgumentException(part + " is no cycle");
        };
    }

    private String digits(String column, int digits) {
        String x = feed(column, ElementType.INT64, "an integer of 0 to below 2^" + digits);
        long[] powers = new long[digits];
        Arrays.setAll(powers, i -> 1L << i);
        String shifted = graph.add(column, "Div", List.of(x, graph.integers(powers)));
        return cast(column, graph.add(column, "Mod", List.of(shifted, graph.integer(2))), ElementType.FLOAT);
    }

    private String cast(String prefix, String x, ElementType type) {
        return new ScalingNodes(graph, prefix).cast(x, type);
    }

    private String feed(String column, ElementType element, String doc) {
        return feeds.add(column, element, ONE, doc);
    }
}
