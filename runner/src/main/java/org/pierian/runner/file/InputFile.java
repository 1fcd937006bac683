package org.pierian.runner.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Opens files that a person named, and says what is wrong with those that cannot be read.
public final class InputFile {

    private InputFile() {}

    /// Opens a file for reading.
    ///
    /// @throws Failure when it is missing, is no plain file (a pipe or a device would block or never end),
    /// cannot be read, or is only a pointer of Git LFS or git-annex to the file
    public static FileChannel open(Path file) {
        if (Files.notExists(file)) {
            throw Failure.of(ExitCode.NOT_FOUND, "`" + file + "` is not there")
                    .at(file.toString())
                    .help(standIn(file).orElse("check the spelling of the path"));
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw Failure.of(ExitCode.INPUT, "`" + file + "` is " + kind(file) + ", not a file")
                    .at(file.toString());
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            try {
                StandIn.refuse(file, start(channel));
                return channel;
            } catch (IOException | Failure e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// The first bytes, without moving the channel's position.
    private static byte[] start(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(StandIn.LOOK);
        channel.read(bytes, 0);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /// How a file that is not there can be brought, where something stands for it: a link to nowhere, or a note of
    /// DVC.
    public static Optional<String> standIn(Path file) {
        return StandIn.advice(file);
    }

    /// The first bytes of a file, fewer where it is shorter.
    ///
    /// @throws Failure as [#open] does
    public static byte[] start(Path file, int most) {
        ByteBuffer bytes = ByteBuffer.allocate(most);
        try (FileChannel channel = open(file)) {
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until it is full
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /// Reading `file` failed half-way.
    public static Failure unreadable(Path file, IOException cause) {
        return unreadable(file.toString(), cause);
    }

    /// The same for what may be no file.
    ///
    /// @param name what it is called in messages
    public static Failure unreadable(String name, IOException cause) {
        String reason = cause instanceof AccessDeniedException ? "permission denied" : cause.getMessage();
        return Failure.of(ExitCode.IO, "`" + name + "` cannot be read: " + reason)
                .at(name)
                .causedBy(cause);
    }

    /// What something is that is no file.
    static String kind(Path file) {
        return Files.isDirectory(file) ? "a folder" : "a pipe or a device";
    }
}
