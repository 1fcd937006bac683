package org.pierian.runner.dataset.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pierian.runner.dataset.Background;
import org.pierian.runner.dataset.table.TableRow;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;

/// Reads the rows of a text in blocks. While the rows of one block of a file are used, another thread reads the
/// next block. An error in the text is still reported only after the rows that come before it.
final class RowBlocks implements AutoCloseable {

    private static final int BUFFER = 1 << 20;
    private static final int FIRST = 1 << 12; // enough for a header
    private static final int CHARACTERS = 1 << 16;
    private static final int ROW = 1 << 8;
    private static final Pattern START = Pattern.compile("starting at line (\\d+)");

    private final String name;
    private final boolean isAhead;
    private final TextReader text;
    private final RowCollector collector;
    private final CsvReader<RowBlock> reader;
    private final Iterator<RowBlock> records;
    private final WordCache words = new WordCache();
    private Optional<ExecutorService> reading = Optional.empty(); // on one thread
    private Optional<Background<Filled>> ahead = Optional.empty();
    private Filled now;
    private int used;

    /// A block, and what comes after it.
    ///
    /// @param isLast whether nothing does
    /// @param failure what is wrong behind its rows
    private record Filled(RowBlock block, boolean isLast, Optional<RuntimeException> failure) {}

    /// @param in the bytes from the first on, not compressed; closed with this
    /// @param name what it is called in messages
    /// @param isAhead whether rows are read before they are asked for; otherwise each is had as soon as it is there
    RowBlocks(InputStream in, String name, Dialect dialect, boolean isAhead) {
        this.name = name;
        this.isAhead = isAhead;
        this.text = new TextReader(in, name, dialect.encoding());
        RowBlock none = new RowBlock(0, words);
        this.collector = new RowCollector(name, dialect.trim(), none);
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
        this.records = reader.iterator();
        this.now = new Filled(none, false, Optional.empty());
    }

    /// The next row, if there is one.
    ///
    /// @throws Failure when quotes are wrong, anything is too long, or the rest is no text
    Optional<TableRow> next() {
        while (used == now.block().rows()) {
            if (now.failure().isPresent()) {
                throw now.failure().get();
            }
            if (now.isLast()) {
                return Optional.empty();
            }
            boolean isFirst = now.block().rows() == 0;
            now = ahead.isPresent() ? ahead.get().get() : fill(isFirst ? FIRST : CHARACTERS);
            used = 0;
            ahead = isAhead && !isFirst && !now.isLast() ? Optional.of(begin()) : Optional.empty();
        }
        return Optional.of(now.block().row(used++));
    }

    private Background<Filled> begin() {
        ExecutorService thread = reading.orElseGet(() -> Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("rows").factory()));
        reading = Optional.of(thread);
        return Background.start(thread, () -> fill(CHARACTERS));
    }

    private Filled fill(int characters) {
        RowBlock block = new RowBlock(isAhead ? characters : ROW, words);
        collector.into(block);
        try {
            while (block.rows() == 0 || (isAhead && block.characters() < characters - ROW)) {
                if (!records.hasNext()) {
                    return new Filled(block, true, Optional.empty());
                }
                records.next();
            }
            return new Filled(block, false, Optional.empty());
        } catch (CsvParseException e) {
            return new Filled(block, true, Optional.of(refusal(e)));
        } catch (UncheckedIOException e) {
            return new Filled(block, true, Optional.of(InputFile.unreadable(name, new IOException(e.getMessage(), e))));
        }
    }

    /// The reader's own exceptions, in words for a person.
    private RuntimeException refusal(CsvParseException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                return InputFile.unreadable(name, io);
            }
            if (cause instanceof RuntimeException failureOrBug) {
                return failureOrBug;
            }
        }
        String message = String.valueOf(e.getMessage());
        Matcher line = START.matcher(message);
        String start = line.find() ? line.group(1) : "1";
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
        return RowCollector.tooLarge(name, start).causedBy(e);
    }

    /// Hash over the text; to be asked for after the last row.
    String sha256() {
        return text.sha256();
    }

    @Override
    public void close() {
        reading.ifPresent(ExecutorService::close); // waits for the block that is being read
        try {
            reader.close();
        } catch (IOException e) {
            throw InputFile.unreadable(name, e);
        }
    }
}
