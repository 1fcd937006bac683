package org.pierian.runner.dataset.sql;

/// The same rows of all types for SQLite and for PostgreSQL, which have the same hash.
public final class TypedRows {

    /// The hash, worked out by `hashlib.sha256` in Python from the texts that `docs/sql.md` says.
    public static final String SHA256 = "a4bcdbf4fa070ae0b0ad34e3c2fadd811f0c3c691fa7272c16913a8c59668345";

    /// A table of SQLite. What PostgreSQL has and SQLite has not is a text here.
    public static final String SQLITE_TABLE = """
        create table typed (id integer primary key, i integer, n numeric, f4 real, f8 real, b boolean, t text, d text, ts text,
            tz text, half text)\
        """;

    public static final String SQLITE_ROWS = """
        insert into typed values
            (1, 7, 1.50, 0.1, 1e21, 1, 'K\u00F6ln', '2024-01-31', '2024-01-31 12:30:00.5', '2024-01-31 10:00:00Z', 'low'),
            (2, -9223372036854775807, 150.00, -2.5, 2, 0, '', '2024-02-29', '1999-12-31 23:59:59', '2023-12-31 23:30:00Z', 'high'),
            (3, null, null, null, null, null, null, null, null, null, 'low'),
            (4, 0, 0.000001, 16777216, 1e-7, 1, '\u6F22\u5B57 \uD83C\uDF0D', '0001-01-01', '2024-01-31 00:00:00',
                '2024-07-01 00:00:00Z', 'high'),
            (10, 1, -0.25, 3, 123456789.125, 0, 'a b', '9999-12-31', '2024-01-31 00:00:00.000001', '2024-07-01 00:00:00.25Z',
                'low')\
        """;

    public static final String POSTGRES_TABLE = """
        create table typed (id bigint primary key, i bigint, n numeric(12, 6), f4 real, f8 double precision, b boolean,
            t text, d date, ts timestamp, tz timestamptz, half varchar(10))\
        """;

    public static final String POSTGRES_ROWS = """
        insert into typed values
            (10, 1, -0.25, 3, 123456789.125, false, 'a b', '9999-12-31', '2024-01-31 00:00:00.000001',
                '2024-06-30 20:00:00.25-04', 'low'),
            (4, 0, 0.000001, 16777216, 1e-7, true, '\u6F22\u5B57 \uD83C\uDF0D', '0001-01-01', '2024-01-31 00:00:00',
                '2024-07-01 05:45:00+05:45', 'high'),
            (3, null, null, null, null, null, null, null, null, null, 'low'),
            (2, -9223372036854775807, 150.00, -2.5, 2, false, '', '2024-02-29', '1999-12-31 23:59:59',
                '2024-01-01 00:30:00+01', 'high'),
            (1, 7, 1.50, 0.1, 1e21, true, 'K\u00F6ln', '2024-01-31', '2024-01-31 12:30:00.5', '2024-01-31 12:00:00+02', 'low')\
        """;

    private TypedRows() {}

    /// A spec that reads all columns.
    public static String spec(String url) {
        return """
            dataset:
              sql:
                url: "%s"
                query: select * from typed
                key: id
                features:
                  - numeric: {column: i, missing: zero}
                  - numeric: {column: n, missing: zero}
                  - numeric: {column: f4, missing: zero}
                  - numeric: {column: f8, missing: zero}
                  - boolean: {column: b, missing: zero}
                  - categorical: {column: t, values: ["K\u00F6ln", "\u6F22\u5B57 \uD83C\uDF0D", a b], missing: zero}
                  - datetime: {column: d, missing: zero}
                  - datetime: {column: ts, missing: zero}
                  - datetime: {column: tz, missing: zero}
                target: {class: {column: half, values: [low, high]}}
                test: {last: 0.25}
            architecture: [{linear: 2}]
            loss: softmax_cross_entropy
            optimizer: {adam: 0.01}
            epochs: 3
            """.formatted(url);
    }
}
