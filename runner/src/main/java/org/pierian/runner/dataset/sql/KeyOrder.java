package org.pierian.runner.dataset.sql;

import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.dataset.table.BadCells;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.Utf8Order;

/// Sees that the keys of rows rise from row to row, by our own comparison, since databases compare texts in many
/// ways: integers by size, texts by the bytes of UTF-8. Then no two rows have the same key, and their order is the
/// only one.
final class KeyOrder {

    private static final int LONG_DIGITS = 18;

    private final String column;
    private final String name;
    private @Nullable String last;
    private boolean areNumbers;

    /// @param column the key's name
    /// @param name what messages call the table
    KeyOrder(String column, String name) {
        this.column = column;
        this.name = name;
    }

    /// Takes the key of the next row.
    ///
    /// @param isNumber whether it is a number in the database
    /// @throws Failure when it is null, no integer and no text, of another type than those before, or not above
    /// them
    void add(Optional<String> cell, boolean isNumber) {
        String key = cell.orElseThrow(() -> fault("is null in a row")
                .help("name a column that has a value in every row, or leave these rows out: `where "
                        + BadCells.shown(column) + " is not null`"));
        if (isNumber && !isInteger(key)) {
            throw fault("is `" + BadCells.shown(key) + "` in a row, which is no integer")
                    .help("name a column of integers or of texts");
        }
        if (last != null && isNumber != areNumbers) {
            throw fault("is a number in some rows and a text in others").help("cast it in the query to one of them");
        }
        if (last != null && compare(last, key, isNumber) >= 0) {
            throw last.equals(key) ? twice(key) : unordered(last, key);
        }
        areNumbers = isNumber;
        last = key;
    }

    private static boolean isInteger(String key) {
        int first = key.startsWith("-") ? 1 : 0;
        for (int i = first; i < key.length(); i++) {
            if (key.charAt(i) < '0' || key.charAt(i) > '9') {
                return false;
            }
        }
        return key.length() > first;
    }

    private static int compare(String before, String after, boolean areNumbers) {
        if (!areNumbers) {
            return Utf8Order.compare(before, after);
        }
        return before.length() <= LONG_DIGITS && after.length() <= LONG_DIGITS
                ? Long.compare(Long.parseLong(before), Long.parseLong(after))
                : new BigInteger(before).compareTo(new BigInteger(after));
    }

    private Failure fault(String what) {
        return DataMistake.ROW_KEY
                .failure("the key `" + BadCells.shown(column) + "` " + what)
                .at(name);
    }

    private Failure twice(String key) {
        return fault("is `" + BadCells.shown(key) + "` in two rows")
                .help("name a column that is different in every row, such as the table's primary key");
    }

    private Failure unordered(String before, String after) {
        return fault("is `" + BadCells.shown(after) + "` after `" + BadCells.shown(before)
                        + "`: the database orders its texts otherwise than by their bytes")
                .help("name a key of integers, or give the column in the query a collation that compares bytes");
    }
}
