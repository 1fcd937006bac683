package org.pierian.runner.file;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Asks, before long work, whether there is room for what it will write.
public final class DiskSpace {

    private DiskSpace() {}

    /// Refuses to begin when the disk of a folder has too little room.
    ///
    /// @param folder where files will be; it need not be there yet
    /// @param needed how many bytes they will have
    /// @param otherwise what a user can do besides freeing space
    /// @throws Failure with [ExitCode#CANNOT_CREATE]
    public static void require(Path folder, long needed, String otherwise) {
        Path there = folder.toAbsolutePath();
        while (Files.notExists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            FileStore store = Files.getFileStore(there);
            if (store.getTotalSpace() > 0) { // else the file system does not say
                require(folder, needed, store.getUsableSpace(), otherwise);
            }
        } catch (IOException _) {
            // Creating the folder fails with a better message.
        }
    }

    static void require(Path folder, long needed, long free, String otherwise) {
        if (needed > free) {
            throw Failure.of(
                            ExitCode.CANNOT_CREATE,
                            "the run may write " + amount(needed) + ", but the disk of `" + folder + "` has "
                                    + amount(free) + " free")
                    .at(folder.toString())
                    .help("free " + amount(needed - free) + otherwise);
        }
    }

    private static String amount(long bytes) {
        return bytes < 1 << 20
                ? String.format(Locale.US, "%,d KiB", (bytes + 1023) / 1024)
                : String.format(Locale.US, "%,.1f MiB", bytes / 1024.0 / 1024.0);
    }
}
