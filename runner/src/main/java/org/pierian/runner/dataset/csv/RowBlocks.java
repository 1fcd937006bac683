package org.pierian.runner.dataset.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.pierian.runner.dataset.ReadAhead;
import org.pierian.runner.dataset.table.TableRow;
import org.pierian.runner.dataset.table.TextCache;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;

/// Reads the rows of a text in blocks. While the rows of one block of a file are used, another thread reads the
/// next blocks.
final class RowBlocks implements AutoCloseable {

    private static final int FEW = 1 << 12; // enough for a header
    private static final int BYTES = 1 << 16;
    private static final int ROW = 1 << 8;

    private final String name;
    private final boolean isAhead;
    private final boolean trim;
    private final TextBytes text;
    private final RowParser parser;
    private final TextCache words = new TextCache();
    private final ReadAhead<RowBlock> blocks;
    private final Queue<RowBlock> used = new ConcurrentLinkedQueue<>(); // blocks to be filled again
    private int bytes; // of the next block
    private RowBlock now;
    private int taken; // rows of it

    /// @param in the bytes from the first on, not compressed; closed with this
    /// @param name what it is called in messages
    /// @param isAhead whether rows are read before they are asked for; otherwise each is had as soon as it is there
    RowBlocks(InputStream in, String name, Dialect dialect, boolean isAhead) {
        this.name = name;
        this.isAhead = isAhead;
        this.trim = dialect.trim();
        this.bytes = isAhead ? FEW : ROW;
        this.text = new TextBytes(in, name, dialect.encoding());
        this.parser = isAhead && dialect.comment().isEmpty()
                ? new PlainRowParser(Utf8Bytes.of(text, name), name, dialect)
                : new AnyRowParser(new TextReader(text, name), name, dialect, 0);
        this.blocks = new ReadAhead<>("rows", isAhead, this::read);
        this.now = new RowBlock(0, words, trim);
    }

    /// The next row, if there is one; it can be read until this is called again.
    ///
    /// @throws Failure when quotes are wrong, anything is too long, or the rest is no text
    Optional<TableRow> next() {
        while (taken == now.rows()) {
            Optional<RowBlock> block = blocks.next();
            if (block.isEmpty()) {
                return Optional.empty();
            }
            used.add(now);
            now = block.get();
            taken = 0;
        }
        return Optional.of(now.row(taken++));
    }

    private ReadAhead.Part<RowBlock> read() {
        RowBlock block = emptyBlock();
        try {
            boolean isMore = parser.parse(block, isAhead ? bytes : 0);
            bytes = isAhead ? BYTES : ROW;
            return new ReadAhead.Part<>(block, !isMore);
        } catch (IOException e) {
            return new ReadAhead.Part<>(block, InputFile.unreadable(name, e));
        } catch (RuntimeException e) {
            return new ReadAhead.Part<>(block, e);
        }
    }

    private RowBlock emptyBlock() {
        RowBlock again = used.poll();
        if (again == null) {
            return new RowBlock(bytes, words, trim);
        }
        again.clear();
        return again;
    }

    /// Hash over the text; to be asked for after the last row.
    String sha256() {
        return text.sha256();
    }

    @Override
    public void close() {
        blocks.close();
        try {
            parser.close();
        } catch (IOException e) {
            throw InputFile.unreadable(name, e);
        }
    }
}
