package org.pierian.runner.run;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.AtomicFile;

/// Keeps a second process out of a run folder. The operating system releases the lock when the process ends,
/// however it ends.
public final class RunLock implements AutoCloseable {

    private static final String FILE = "lock";

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes a run folder.
    ///
    /// @throws Failure with [ExitCode#LOCKED] when another process has it
    public static RunLock take(RunFolder folder) {
        Path file = folder.local(FILE);
        AtomicFile.createFolder(folder.local(""));
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel).isEmpty()) {
                channel.close();
                throw Failure.of(
                                ExitCode.LOCKED,
                                "another process works in `" + folder.path() + "`: "
                                        + Files.readString(file).strip())
                        .at(file.toString())
                        .help("wait for it; `runner watch " + folder.path() + "` shows how far it is");
            }
            channel.truncate(0); // for people only, so it is not synced
            channel.write(ByteBuffer.wrap(owner().getBytes(StandardCharsets.UTF_8)));
            AtomicFile.write(folder.local(".gitignore"), "*\n"); // not before: two processes would use one temporary
            return new RunLock(channel);
        } catch (IOException e) {
            throw Failure.of(ExitCode.CANNOT_CREATE, "`" + file + "` cannot be written: " + e.getMessage())
                    .at(file.toString())
                    .help("choose another place with `--out`, or make it writable")
                    .causedBy(e);
        }
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return Optional.ofNullable(lock);
        } catch (OverlappingFileLockException _) {
            return Optional.empty(); // another thread of this process
        }
    }

    private static String owner() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (IOException _) {
            host = "unknown";
        }
        return "process " + ProcessHandle.current().pid() + " on " + host + " since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n";
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // the operating system releases it in any case
        }
    }
}
