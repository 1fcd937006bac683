package org.pierian.runner.dataset.sql;

import java.math.BigDecimal;
import java.sql.Types;
import java.util.Optional;
import java.util.regex.Pattern;

/// The types of PostgreSQL. Values come as the server writes them, with dates in the style ISO and times in UTC.
final class PostgresCells {

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIMESTAMP =
            Pattern.compile(DATE.pattern() + " [0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.][0-9]{1,6})?");
    private static final String UTC = "+00";

    private PostgresCells() {}

    /// The form of a type.
    ///
    /// @param type its number in JDBC
    /// @param name its name in PostgreSQL
    /// @return empty for a type that is not read
    static Optional<CellForm> form(int type, String name) {
        return switch (name) {
            case "int2", "int4", "int8", "oid", "smallserial", "serial", "bigserial" ->
                Optional.of(CellForm.numbers(text -> text));
            case "numeric" -> Optional.of(CellForm.numbers(PostgresCells::decimal));
            case "float4" -> Optional.of(CellForm.numbers(text -> NumberText.of(Float.parseFloat(text))));
            case "float8" -> Optional.of(CellForm.numbers(text -> NumberText.of(Double.parseDouble(text))));
            case "bool" -> Optional.of(CellForm.texts(text -> text.startsWith("t") ? "true" : "false"));
            case "text", "varchar", "bpchar", "char", "name", "citext", "uuid", "time" ->
                Optional.of(CellForm.texts(text -> text));
            case "date" -> Optional.of(CellForm.texts(text -> matching(DATE, text)));
            case "timestamp" -> Optional.of(CellForm.texts(text -> matching(TIMESTAMP, text)));
            case "timestamptz" -> Optional.of(CellForm.texts(PostgresCells::instant));
            default -> type == Types.VARCHAR ? Optional.of(CellForm.texts(text -> text)) : Optional.empty();
        };
    }

    private static String decimal(String text) {
        return Character.isLetter(text.charAt(text.length() - 1)) ? text : NumberText.of(new BigDecimal(text));
    }

    private static String instant(String text) throws CellForm.Unreadable {
        String local = text.endsWith(UTC) ? text.substring(0, text.length() - UTC.length()) : text;
        return matching(TIMESTAMP, local) + "Z";
    }

    private static String matching(Pattern form, String text) throws CellForm.Unreadable {
        if (!form.matcher(text).matches()) {
            throw new CellForm.Unreadable("is `" + text + "`, and dates are of the years 1 to 9999");
        }
        return text;
    }
}
