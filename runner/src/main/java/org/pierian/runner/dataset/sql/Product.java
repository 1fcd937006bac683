package org.pierian.runner.dataset.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.pierian.runner.failure.Failure;

/// Everything that differs between databases.
interface Product {

    /// Rows that are fetched at once.
    int FETCHED = 500;

    /// Connects, read-only and in a transaction.
    ///
    /// @throws Failure when that is not possible
    Connection connect();

    /// How the values of a column become texts.
    ///
    /// @param type the column's type in JDBC
    /// @param typeName its type in the database
    /// @return empty for a type that is not read
    Optional<CellForm> form(int type, String typeName);

    /// What to order by, so that integers are ordered by size, and texts by the bytes of UTF-8.
    ///
    /// @param column the name in quotes
    /// @param areNumbers whether the column's type is one of numbers
    String order(String column, boolean areNumbers);

    /// What a driver throws while a query is asked and its rows are read.
    ///
    /// @param query what was sent
    Failure failure(SQLException e, QueryText query, String sent);
}
