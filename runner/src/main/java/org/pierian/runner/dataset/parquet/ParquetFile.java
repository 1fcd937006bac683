package org.pierian.runner.dataset.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.pierian.runner.dataset.table.FileStart;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;

/// An open file whose end was read.
///
/// A file begins and ends with `PAR1`; before its end stand the metadata and, in four bytes, how long these are.
///
/// **Source:** Apache Parquet, file format.
///
/// @param channel the file
/// @param name what messages call it
/// @param size its bytes
/// @param metadata what its end says
record ParquetFile(FileChannel channel, String name, long size, ParquetMetadata metadata) implements AutoCloseable {

    private static final int MAGIC = 0x31524150; // PAR1
    private static final int ENCRYPTED = 0x45524150; // PARE
    private static final int TAIL = 8;
    private static final int LEAST = 12;
    private static final int MOST_METADATA = 1 << 26;

    /// Opens a file and reads its end.
    ///
    /// @throws Failure when it is not there, or no such file
    static ParquetFile open(Path file, String name) {
        FileChannel channel = InputFile.open(file);
        try {
            return read(channel, name);
        } catch (IOException e) {
            close(channel, name);
            throw InputFile.unreadable(file, e);
        } catch (ThriftReader.Fault e) {
            close(channel, name);
            throw damaged(name, "its metadata are damaged: " + e.getMessage());
        } catch (Failure failure) {
            close(channel, name);
            throw failure;
        }
    }

    private static ParquetFile read(FileChannel channel, String name) throws IOException {
        long size = channel.size();
        ByteBuffer start = read(channel, 0, (int) Math.min(LEAST, size));
        if (size < LEAST || start.getInt(0) != MAGIC) {
            Optional<String> kind = FileStart.of(start).filter(_ -> size >= LEAST);
            throw start.remaining() >= Integer.BYTES && start.getInt(0) == ENCRYPTED
                    ? encrypted(name)
                    : noParquet(name, kind.map("it is "::concat).orElse("it does not begin with `PAR1`"));
        }
        ByteBuffer tail = read(channel, size - TAIL, TAIL);
        if (tail.getInt(Integer.BYTES) == ENCRYPTED) {
            throw encrypted(name);
        }
        if (tail.getInt(Integer.BYTES) != MAGIC) {
            throw damaged(name, "it does not end with `PAR1`, so that a part is missing");
        }
        long length = Integer.toUnsignedLong(tail.getInt(0));
        if (length > size - LEAST) {
            throw damaged(name, "it says that its metadata take " + length + " bytes, more than there are");
        }
        if (length > MOST_METADATA) {
            throw DataMistake.TOO_LARGE
                    .failure("the metadata of `" + name + "` take more than 64 MiB")
                    .at(name)
                    .help("write it with fewer columns or larger groups of rows");
        }
        ByteBuffer metadata = read(channel, size - TAIL - length, (int) length);
        return new ParquetFile(channel, name, size, ParquetMetadata.read(new ThriftReader(metadata)));
    }

    /// Some bytes of the file, of which there are as many.
    static ByteBuffer read(FileChannel channel, long from, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new IOException("it has become shorter");
            }
        }
        return bytes.flip();
    }

    private static Failure noParquet(String name, String why) {
        return DataMistake.PARQUET
                .failure("`" + name + "` is not a Parquet file: " + why)
                .at(name)
                .help("name the right file, or the kind of table that it is: `csv` or `jsonl`");
    }

    private static Failure encrypted(String name) {
        return DataMistake.PARQUET
                .failure("`" + name + "` is encrypted")
                .at(name)
                .help("write it without encryption");
    }

    /// A file that cannot be what it says.
    ///
    /// @param why safe to be shown
    static Failure damaged(String name, String why) {
        return DataMistake.PARQUET
                .failure("`" + name + "` is a damaged Parquet file: " + why)
                .at(name)
                .help("fetch or write it again");
    }

    @Override
    public void close() {
        close(channel, name);
    }

    private static void close(FileChannel channel, String name) {
        try {
            channel.close();
        } catch (IOException e) {
            throw InputFile.unreadable(name, e);
        }
    }
}
