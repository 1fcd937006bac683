package org.pierian.runner.dataset.cache;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.AtomicFile;
import org.pierian.runner.file.DiskSpace;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.file.PendingFile;
import org.pierian.runner.file.StaleTemporaries;

/// Prepared examples in files of the user's cache folder, mapped into memory: the system keeps what is used of
/// them, and drops it where it needs the room.
///
/// A file is named by a hash of all that its content depends on, so that it is never out of date. It is written under a
/// temporary name, and ends in the hash that names it, so that a part of one is never taken for it. Whoever prepares a
/// file locks the
/// folder; another process waits and finds the file. The folder can be removed at any time.
public final class DataCache {

    private static final String FOLDER = "prepared";
    private static final String LOCK = "lock";
    private static final String ENDING = ".data";
    private static final String ADVICE = "or let `XDG_CACHE_HOME` name a folder on a larger disk";
    private static final Object IN_THIS_PROCESS = new Object();
    private static final double MEBIBYTE = 1 << 20;

    private final Path folder;
    private final CacheLimit limit;
    private final Consumer<String> notice;

    /// @param folder where the files are; it need not be there
    /// @param limit what stays in memory
    /// @param notice told of what takes long, one line at a time
    public DataCache(Path folder, CacheLimit limit, Consumer<String> notice) {
        this.folder = folder;
        this.limit = limit;
        this.notice = notice;
    }

    /// The cache of a person, for data that is read.
    public static DataCache of(Reading reading) {
        return new DataCache(reading.folders().cache(FOLDER), CacheLimit.ofProcess(), reading.notice());
    }

    /// The cache of a person, for data of which nothing is said.
    public static DataCache ofUser() {
        return new DataCache(DataFolders.of(Optional.empty()).cache(FOLDER), CacheLimit.ofProcess(), _ -> {});
    }

    /// Whether examples of a size go to a file.
    ///
    /// @param bytes of all examples of a split
    public boolean takes(long bytes) {
        return limit.isBelow(bytes);
    }

    /// The content of a file, which is written first if it is not there.
    ///
    /// @param key 64 hex digits: a hash of everything that the content depends on
    /// @param bytes size of the content
    /// @param content writes exactly so many bytes
    /// @return the bytes, mapped from the file
    /// @throws Failure when the file cannot be written or read; no part of it is left then
    public MemorySegment get(String key, long bytes, PendingFile.Content content) {
        Path file = folder.resolve(key + ENDING);
        byte[] mark = HexFormat.of().parseHex(key);
        Optional<MemorySegment> there = map(file, bytes, mark);
        if (there.isPresent()) {
            return there.get();
        }
        AtomicFile.createFolder(folder);
        synchronized (IN_THIS_PROCESS) {
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = lock(channel)) {
                Optional<MemorySegment> others = map(file, bytes, mark);
                return others.isPresent() ? others.get() : write(file, bytes, mark, content);
            } catch (IOException e) {
                throw InputFile.unreadable(folder.resolve(LOCK), e);
            }
        }
    }

    private FileLock lock(FileChannel channel) throws IOException {
        @Nullable FileLock lock = channel.tryLock();
        if (lock != null) {
            return lock;
        }
        notice.accept("waiting for another process that prepares data ...");
        return channel.lock();
    }

    /// Writes the file. The lock is held, so that whatever is unfinished in the folder is a dead process's.
    private MemorySegment write(Path file, long bytes, byte[] mark, PendingFile.Content content) throws IOException {
        StaleTemporaries.removeAll(folder);
        DiskSpace.require(folder, bytes, ", " + ADVICE);
        notice.accept(
                String.format(Locale.US, "preparing %,.0f MiB of examples in %s, once ...", bytes / MEBIBYTE, folder));
        try (PendingFile pending = AtomicFile.begin(file)) {
            pending.write(content);
            pending.write(out -> out.write(mark));
            pending.commit();
        } catch (Failure failure) {
            throw failure.help(ADVICE.substring("or ".length()));
        }
        return map(file, bytes, mark)
                .orElseThrow(() -> new IllegalStateException("the content of " + file + " has another size"));
    }

    /// A file that is whole.
    private static Optional<MemorySegment> map(Path file, long bytes, byte[] mark) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() != bytes + mark.length || !endsIn(channel, bytes, mark)) {
                return Optional.empty();
            }
            return Optional.of(channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes, Arena.ofAuto()));
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private static boolean endsIn(FileChannel channel, long at, byte[] mark) throws IOException {
        ByteBuffer end = ByteBuffer.allocate(mark.length);
        while (end.hasRemaining() && channel.read(end, at + end.position()) > 0) {
            // until all is read
        }
        return Arrays.equals(end.array(), mark);
    }
}
