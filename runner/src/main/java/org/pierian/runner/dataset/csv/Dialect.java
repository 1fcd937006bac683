package org.pierian.runner.dataset.csv;

import java.util.Optional;
import org.pierian.runner.dataset.table.NumberFormat;
import org.pierian.spec.CommentMark;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.DecimalMark;
import org.pierian.spec.Encoding;
import org.pierian.spec.Separator;
import org.pierian.spec.TableSpec;

/// How a table is written.
///
/// @param encoding how its text is encoded
/// @param separator what stands between the cells of a row
/// @param comment what begins a line of comment, if anything does
/// @param header whether the first line names the columns
/// @param trim whether blanks around the text of a cell are left out
/// @param numbers how its numbers are written
public record Dialect(
        Encoding encoding,
        Separator separator,
        Optional<CommentMark> comment,
        boolean header,
        boolean trim,
        NumberFormat numbers) {

    private static final Dialect PLAIN =
            new Dialect(Encoding.UTF_8, Separator.COMMA, Optional.empty(), true, false, NumberFormat.JSON);

    /// The dialect that a spec declares.
    public static Dialect of(TableSpec.Csv csv) {
        return new Dialect(
                csv.encoding().orElse(Encoding.UTF_8),
                csv.separator(),
                csv.comment(),
                csv.header().orElse(true),
                csv.trim().orElse(false),
                new NumberFormat(csv.decimal().orElse(DecimalMark.POINT), csv.thousands()));
    }

    /// The dialect of the rows that come to a network of a dataset: the plainest one, unless the spec declares one.
    public static Dialect of(DatasetSpec dataset) {
        return dataset instanceof TableSpec.Csv csv ? of(csv) : PLAIN;
    }

    /// The same with another separator.
    public Dialect with(Separator other) {
        return new Dialect(encoding, other, comment, header, trim, numbers);
    }

    /// The character that stands for a word of the language.
    static char character(Separator separator) {
        return switch (separator) {
            case COMMA -> ',';
            case SEMICOLON -> ';';
            case TAB -> '\t';
            case PIPE -> '|';
        };
    }

    /// The character that stands for a word of the language.
    static char character(CommentMark comment) {
        return switch (comment) {
            case HASH -> '#';
            case PERCENT -> '%';
            case SEMICOLON -> ';';
            case EXCLAMATION -> '!';
        };
    }
}
