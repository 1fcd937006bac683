package org.pierian.runner.dataset.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.dataset.ReadAhead;
import org.pierian.runner.dataset.table.BadCells;
import org.pierian.runner.dataset.table.ColumnWords;
import org.pierian.runner.dataset.table.TableRow;
import org.pierian.runner.dataset.table.TableRows;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;

/// The rows of a query, ordered by its key. They come in parts, of which a few are in memory: while the rows of one are
/// used, another thread reads the next ones.
final class SqlRows implements TableRows {

    private static final int ROWS = 1 << 7; // of a part
    private static final String PLAIN_NAME = "[A-Za-z_][A-Za-z0-9_]*";

    private final Question question;
    private final Connection connection;
    private final Statement statement;
    private final QueryColumns columns;
    private final Asked asked;
    private final KeyOrder order;
    private final RowHash hash;
    private final int keyPlace;
    private final ReadAhead<List<@Nullable Object[]>> parts = new ReadAhead<>("rows", true, this::read);
    private Iterator<@Nullable Object[]> part = Collections.emptyIterator();
    private @Nullable ResultSet rows;
    private long count;

    /// What is asked.
    ///
    /// @param product the database
    /// @param query the query of the spec
    /// @param key the column that orders the rows
    /// @param name what messages call the table
    /// @param report turns what is wrong into what is thrown
    record Question(
            Product product, String query, String key, String name, Function<Failure, RuntimeException> report) {}

    /// What was sent last.
    private static final class Asked {
        private final QueryText query;
        private String sent = "";

        Asked(QueryText query) {
            this.query = query;
        }
    }

    private SqlRows(Question question, Connection connection, Statement statement, Asked asked, List<String> wanted)
            throws SQLException {
        this.question = question;
        this.connection = connection;
        this.statement = statement;
        this.asked = asked;
        this.columns = columns(wanted);
        this.order = new KeyOrder(question.key(), question.name());
        this.hash = new RowHash(columns.names());
        this.keyPlace = columns.names().indexOf(question.key());
    }

    /// Asks, and looks at the columns.
    ///
    /// @param wanted the columns that are asked for
    static SqlRows open(Question question, List<String> wanted) {
        Connection connection;
        try {
            connection = question.product().connect();
        } catch (Failure failure) {
            throw question.report().apply(failure);
        }
        boolean opened = false;
        Asked asked = new Asked(new QueryText(question.query(), ""));
        try {
            String quote = Objects.requireNonNullElse(connection.getMetaData().getIdentifierQuoteString(), "");
            asked = new Asked(new QueryText(question.query(), quote.strip()));
            SqlRows rows = new SqlRows(question, connection, connection.createStatement(), asked, wanted);
            opened = true;
            return rows;
        } catch (SQLException e) {
            throw question.report().apply(question.product().failure(e, asked.query, asked.sent));
        } catch (Failure failure) {
            throw question.report().apply(failure);
        } finally {
            if (!opened) {
                closeQuietly(connection);
            }
        }
    }

    private QueryColumns columns(List<String> wanted) throws SQLException {
        statement.setEscapeProcessing(false);
        asked.sent = asked.query.describing();
        try (ResultSet none = statement.executeQuery(asked.sent)) {
            return QueryColumns.of(none.getMetaData(), question.product(), wanted, question.key(), question.name());
        }
    }

    @Override
    public List<String> header() {
        return columns.areThere() ? columns.names() : columns.labels();
    }

    @Override
    public Optional<TableRow> next() {
        while (!part.hasNext()) {
            Optional<List<@Nullable Object[]>> next = parts.next();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            part = next.get().iterator();
        }
        try {
            return Optional.of(row(part.next()));
        } catch (Failure failure) {
            throw question.report().apply(failure);
        }
    }

    private TableRow row(@Nullable Object[] values) {
        count++;
        CellForm ofKey = columns.forms().get(keyPlace);
        Object key = values[keyPlace];
        order.add(text(values, keyPlace), key == null ? ofKey.areNumbers() : ofKey.isNumber(key));
        @Nullable String[] texts = new String[values.length];
        double[] decimals = new double[values.length];
        for (int c = 0; c < texts.length; c++) {
            Object value = values[c];
            decimals[c] = value == null ? Double.NaN : columns.forms().get(c).decimal(value);
            if (Double.isNaN(decimals[c])) {
                Optional<String> cell = text(values, c);
                hash.add(cell);
                texts[c] = cell.orElse("");
            } else {
                hash.add(decimals[c]);
            }
        }
        return new SqlRow(count, texts, decimals);
    }

    private Optional<String> text(@Nullable Object[] values, int c) {
        Object value = values[c];
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(columns.forms().get(c).text(value));
        } catch (CellForm.Unreadable e) {
            throw DataMistake.ROW_TYPE
                    .failure("column `" + BadCells.shown(columns.names().get(c)) + "` " + e.getMessage())
                    .at(question.name() + ": row " + count)
                    .help("leave the row or the column out, or change the value in the query");
        }
    }

    private ReadAhead.Part<List<@Nullable Object[]>> read() {
        List<@Nullable Object[]> part = new ArrayList<>(ROWS);
        try {
            ResultSet from = rows == null ? ask() : rows;
            while (part.size() < ROWS) {
                if (!from.next()) {
                    return new ReadAhead.Part<>(part, true);
                }
                part.add(values(from));
            }
            return new ReadAhead.Part<>(part, false);
        } catch (SQLException e) {
            return new ReadAhead.Part<>(
                    part, question.report().apply(question.product().failure(e, asked.query, asked.sent)));
        } catch (Failure failure) {
            return new ReadAhead.Part<>(part, question.report().apply(failure));
        }
    }

    private ResultSet ask() throws SQLException {
        if (asked.query.quote().isEmpty()) {
            columns.names().forEach(SqlRows::requirePlain);
        }
        boolean areNumbers = columns.forms().get(keyPlace).areNumbers();
        String by = question.product().order(asked.query.name(question.key()), areNumbers);
        asked.sent = asked.query.reading(columns.names(), by);
        statement.setFetchSize(Product.FETCHED);
        ResultSet result = statement.executeQuery(asked.sent);
        rows = result;
        return result;
    }

    /// A database that quotes no names takes plain ones.
    private static void requirePlain(String column) {
        if (!column.matches(PLAIN_NAME)) {
            throw DataMistake.QUERY
                    .failure("the database takes no column of the name `" + BadCells.shown(column) + "`")
                    .help("rename it in the query: `as NAME`, of letters, digits and `_`");
        }
    }

    private @Nullable Object[] values(ResultSet from) throws SQLException {
        @Nullable Object[] values = new Object[columns.names().size()];
        for (int c = 0; c < values.length; c++) {
            values[c] = columns.forms().get(c).fetch(from, c + 1);
        }
        return values;
    }

    @Override
    public String place(TableRow row) {
        return question.name() + ": " + BadCells.shown(question.key()) + " " + BadCells.shown(row.text(keyPlace));
    }

    @Override
    public String unit() {
        return "row";
    }

    @Override
    public ColumnWords words() {
        return new ColumnWords(
                "the columns of the query",
                question.name(),
                List.of(),
                "names of columns are as the database writes them, which may be in lower or upper case");
    }

    @Override
    public Failure noRows() {
        return DataMistake.NO_ROWS
                .failure("the query has no rows")
                .at(question.name())
                .help("ask for more, or look whether the table is filled");
    }

    @Override
    public String sha256() {
        return hash.hex();
    }

    @Override
    public void close() {
        parts.close();
        closeQuietly(connection);
    }

    /// Closes a connection whose transaction has read only, so that nothing can be lost.
    static void closeQuietly(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException _) {
            // it may be lost already
        }
        try {
            connection.close();
        } catch (SQLException _) {
            // likewise
        }
    }
}
