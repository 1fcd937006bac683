package org.pierian.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A query to a database.
///
/// @param url where the database is
/// @param query what is asked
/// @param key the column that orders the rows
/// @param features the inputs, in order
/// @param target the column that is learned
/// @param test which rows are the test set
/// @param validation which rows are the validation set, if some are
/// @param splitSeed what rows are drawn by
/// @param group the column whose equal values keep rows together
/// @param stratify whether drawn rows have the classes in the proportions of all
/// @param missingValues texts that mark a missing value
@Key("sql")
@Doc(
        value =
                "The rows of a query to a database: of PostgreSQL, of a SQLite file, or of another one whose driver is given"
                        + " by `--driver`. Its rows are ordered by `key`, so that they do not depend on the server. A server is"
                        + " connected to only if a person allows it, with `--allow-network HOST`; users and passwords are never"
                        + " written into a spec.",
        shapes = "the inputs of all features in order; the outputs of the target",
        source = "docs/sql.md",
        example = """
            dataset:
              sql:
                url: "jdbc:sqlite:flights.db"
                query: select id, distance, carrier, delay from flights
                key: id
                features:
                  - numeric: distance
                  - categorical: {column: carrier, values: [AA, UA, WN]}
                target: {number: delay}\
            """)
public record SqlSpec(
        @Doc(
                "Where the database is: `jdbc:sqlite:FILE`, the file in the spec's folder or below it, or in the data folders;"
                        + " or `jdbc:postgresql://HOST/DATABASE`, with `:PORT` behind the host if it is not 5432, and `?currentSchema=`"
                        + " or `?sslmode=` behind the database.")
        @JdbcUrl
        String url,

        @Doc("One query, which begins with `select`, `with` or `values`, without a semicolon.")
        String query,

        @Doc(
                "The column that orders the rows: integers or texts, different in each row and never null. Integers are ordered"
                        + " by size, texts by the bytes of UTF-8.")
        String key,

        @Doc("The inputs, in order.") List<FeatureSpec> features,
        @Doc("The column that is learned.") TargetSpec target,

        @Doc("Which rows are the test set.") @Default("{fraction: 0.2}")
        RowSetSpec test,

        @Doc("Which rows are the validation set; none unless written.")
        Optional<RowSetSpec> validation,

        @Doc(
                "What rows are drawn by, any 64-bit integer; 0 unless written, so that runs with other seeds have the same rows.")
        Optional<Long> splitSeed,

        @Doc("The column whose equal values keep rows together when they are drawn, such as a patient's number.")
        Optional<String> group,

        @Doc("Whether drawn rows have the classes in the proportions of all; `true` for classes unless written.")
        Optional<Boolean> stratify,

        @Doc(
                "Texts that mark a missing value, such as NA; null and an empty text always do. A class that `values` lists is"
                        + " none.")
        Optional<List<String>> missingValues)
        implements TableSpec, Constrained {

    private static final Pattern BEGINNING =
            Pattern.compile("\\s*(select|with|values)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /// Where the database is.
    public DatabaseAddress address() {
        return DatabaseAddress.of(url);
    }

    @Override
    public List<Contradiction> contradictions() {
        List<Contradiction> broken = new ArrayList<>(new Rules()
                .require(
                        BEGINNING.matcher(query).matches(),
                        "query",
                        "`query` must begin with `select`, `with` or `values`",
                        "write a query that reads rows")
                .require(
                        query.indexOf(';') < 0 && query.indexOf('\0') < 0,
                        "query",
                        "`query` is one query, and may not have a semicolon, not even in a text",
                        "delete the semicolon; in a text write `chr(59)`, or `char(59)` in SQLite")
                .require(
                        !key.equals(target.column()),
                        "key",
                        "`key` tells the rows apart and may not be the target",
                        "name another column")
                .broken());
        broken.addAll(TableRules.of(this).broken());
        noFile(broken, "test", Optional.of(test));
        noFile(broken, "validation", validation);
        return List.copyOf(broken);
    }

    private static void noFile(List<Contradiction> broken, String key, Optional<RowSetSpec> set) {
        broken.addAll(new Rules()
                .require(
                        set.filter(RowSetSpec.OtherFile.class::isInstance).isEmpty(),
                        key,
                        "the rows of a query are in no file",
                        "write `" + key + ": {fraction: 0.2}`, or tell the rows apart by a column of the query:"
                                + " `{column: split, value: " + key + "}`")
                .broken());
    }
}
