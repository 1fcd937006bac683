package org.pierian.runner.dataset.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pierian.runner.failure.DataMistake;

/// Cuts any text into rows: with quotes of every kind, line ends in cells, and comments.
final class AnyRowParser implements RowParser {

    private static final int BUFFER = 1 << 20;
    private static final Pattern START = Pattern.compile("starting at line (\\d+)");

    private final String name;
    private final long before;
    private final RowCollector collector;
    private final CsvReader<RowBlock> reader;
    private final Iterator<RowBlock> rows;

    /// @param text closed with this
    /// @param name what it is called in messages
    /// @param before how many lines came before the text
    AnyRowParser(Reader text, String name, Dialect dialect, long before) {
        this.name = name;
        this.before = before;
        this.collector = new RowCollector(name, before);
        this.reader = CsvReader.builder()
                .fieldSeparator(Dialect.character(dialect.separator()))
                .commentStrategy(dialect.comment().isPresent() ? CommentStrategy.SKIP : CommentStrategy.NONE)
                .commentCharacter(dialect.comment().map(Dialect::character).orElse('#'))
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(dialect.trim())
                .maxBufferSize(BUFFER)
                .build(collector, text);
        this.rows = reader.iterator();
    }

    @Override
    public boolean parse(RowBlock block, int bytes) throws IOException {
        collector.into(block);
        try {
            while (block.rows() == 0 || block.size() < bytes) {
                if (!rows.hasNext()) {
                    return false;
                }
                rows.next();
            }
            return true;
        } catch (CsvParseException e) {
            throw refusal(e);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// The reader's own exceptions, in words for a person.
    private RuntimeException refusal(CsvParseException e) throws IOException {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                throw io;
            }
            if (cause instanceof RuntimeException failureOrBug) {
                return failureOrBug;
            }
        }
        String message = String.valueOf(e.getMessage());
        Matcher line = START.matcher(message);
        long start = before + (line.find() ? Long.parseLong(line.group(1)) : 1);
        if (message.startsWith("Unclosed")) {
            return DataMistake.QUOTES
                    .failure("a quote does not end in the row that begins in line " + start + " of `" + name + "`")
                    .help("add the closing quote, or double a quote that is part of the cell")
                    .at(name + ":" + start)
                    .causedBy(e);
        } else if (message.contains("after closing quote")) {
            return DataMistake.QUOTES
                    .failure("a quote ends too early in the row that begins in line " + start + " of `" + name + "`")
                    .help("double a quote that is part of the cell: `\"a \"\"b\"\" c\"`")
                    .at(name + ":" + start)
                    .causedBy(e);
        }
        return RowLimits.tooLarge(name, start).causedBy(e);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
