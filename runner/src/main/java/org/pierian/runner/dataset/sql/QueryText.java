package org.pierian.runner.dataset.sql;

import java.util.List;
import java.util.stream.Collectors;

/// What a database is sent for a query of a spec, which stays what it is, in brackets of its own.
///
/// @param query the query
/// @param quote what the database puts around names
record QueryText(String query, String quote) {

    private static final String BEFORE = "from (\n";
    private static final String AFTER = "\n) q";

    /// Asks for the columns, and no row.
    String describing() {
        return "select * " + BEFORE + query + AFTER + " where 1 = 0";
    }

    /// Asks for rows.
    ///
    /// @param columns names that the query has, and no others
    /// @param order what they are ordered by
    String reading(List<String> columns, String order) {
        return columns.stream().map(this::name).collect(Collectors.joining(", ", "select ", " ")) + BEFORE + query
                + AFTER + " order by " + order;
    }

    /// A column of the query.
    String name(String column) {
        return "q." + quote + column.replace(quote, quote + quote) + quote;
    }

    /// Where a character of what was sent is in the query.
    ///
    /// @param sent one of these texts
    /// @param position its number, from 1
    /// @return the number in the query, from 1; 0 where it is not in the query
    int position(String sent, int position) {
        int within = position - sent.indexOf(BEFORE) - BEFORE.length();
        return within >= 1 && within <= query.length() ? within : 0;
    }
}
