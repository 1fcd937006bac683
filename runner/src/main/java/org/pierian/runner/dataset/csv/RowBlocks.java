package org.pierian.runner.dataset.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.pierian.runner.dataset.Background;
import org.pierian.runner.dataset.table.TableRow;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;

/// Reads the rows of a text in blocks. While the rows of one block of a file are used, another thread reads the
/// next blocks. An error in the text is still reported only after the rows that come before it.
final class RowBlocks implements AutoCloseable {

    private static final int FEW = 1 << 12; // enough for a header
    private static final int CHARACTERS = 1 << 16;
    private static final int AHEAD = 4; // blocks, so that neither thread waits for the other at each of them

    private final String name;
    private final boolean isAhead;
    private final boolean trim;
    private final TextReader text;
    private final RowParser parser;
    private final WordCache words = new WordCache();
    private Optional<ExecutorService> reading = Optional.empty(); // on one thread
    private final Queue<Background<Filled>> ahead = new ArrayDeque<>();
    private volatile boolean isOver; // nothing is left to read
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
        this.trim = dialect.trim();
        this.text = new TextReader(in, name, dialect.encoding());
        this.parser = isAhead && dialect.comment().isEmpty()
                ? new PlainRowParser(text, name, dialect)
                : new AnyRowParser(text, name, dialect, 0);
        this.now = new Filled(new RowBlock(0, words, false), false, Optional.empty());
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
            now = ahead.isEmpty()
                    ? fill(isFirst || !isAhead ? FEW : CHARACTERS)
                    : ahead.remove().get();
            used = 0;
            while (isAhead && !isFirst && !now.isLast() && ahead.size() < AHEAD) {
                ahead.add(begin());
            }
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
        RowBlock block = new RowBlock(isOver ? 0 : characters, words, trim);
        try {
            isOver = isOver || !parser.parse(block, isAhead ? characters : 0);
            return new Filled(block, isOver, Optional.empty());
        } catch (IOException e) {
            isOver = true;
            return new Filled(block, true, Optional.of(InputFile.unreadable(name, e)));
        } catch (RuntimeException e) {
            isOver = true;
            return new Filled(block, true, Optional.of(e));
        }
    }

    /// Hash over the text; to be asked for after the last row.
    String sha256() {
        return text.sha256();
    }

    @Override
    public void close() {
        isOver = true;
        reading.ifPresent(ExecutorService::close); // waits for the block that is being read
        try {
            parser.close();
        } catch (IOException e) {
            throw InputFile.unreadable(name, e);
        }
    }
}
