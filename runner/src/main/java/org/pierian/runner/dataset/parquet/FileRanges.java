package org.pierian.runner.dataset.parquet;

import dev.hardwood.InputFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/// The bytes of an open file, for the library that decodes it. Large ranges are mapped into memory, from which the
/// system can drop them.
///
/// @param file the file, which stays open
record FileRanges(ParquetFile file) implements InputFile {

    /// What is larger is mapped into memory, since columns of it together may not fit there. What is not cannot hang
    /// where somebody cuts the file off.
    private static final int LARGE = 1 << 24;

    /// The file cannot be read, which is no fault of what is in it.
    static final class Unreadable extends UncheckedIOException {
        private static final long serialVersionUID = 1;
        private final IOException failure;

        Unreadable(IOException failure) {
            super(failure);
            this.failure = failure;
        }

        IOException failure() {
            return failure;
        }
    }

    @Override
    public void open() {
        // it is
    }

    @Override
    public ByteBuffer readRange(long offset, int length) {
        if (offset < 0 || length < 0 || offset > file.size() - length) {
            throw new ThriftReader.Fault("it refers to bytes that are not in the file");
        }
        try {
            ByteBuffer bytes = length < LARGE
                    ? ParquetFile.read(file.channel(), offset, length)
                    : file.channel().map(FileChannel.MapMode.READ_ONLY, offset, length);
            return bytes.order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new Unreadable(e);
        }
    }

    @Override
    public long length() {
        return file.size();
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public void close() {
        // who has opened the file closes it
    }
}
