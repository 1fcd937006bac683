package org.pierian.runner.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.pierian.runner.file.AtomicFile;
import org.pierian.runner.run.RunFolder;

/// How one process asks something of the run that another trains: by a file in the run's `local/` folder, which the
/// other looks for and removes.
///
/// The file names the session that is meant, so that no later one obeys it. An empty file means any: a person can make
/// one by hand, with `touch`.
public final class RequestFiles {

    private static final int LONGEST = 64;

    private final RunFolder folder;

    /// @param folder the run's folder
    public RequestFiles(RunFolder folder) {
        this.folder = folder;
    }

    private Path file(Wish wish) {
        return folder.local(wish.word() + ".request");
    }

    /// Asks.
    ///
    /// @param session of the process that is meant
    /// @throws org.pierian.runner.failure.Failure when the file cannot be written
    public void put(Wish wish, String session) {
        AtomicFile.writeShared(file(wish), session);
    }

    /// Whether it is asked of a session; what was asked is forgotten.
    boolean take(Wish wish, String session) {
        Path file = file(wish);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            String meant = Files.size(file) <= LONGEST ? Files.readString(file, StandardCharsets.ISO_8859_1) : "-";
            Files.delete(file);
            return meant.isBlank() || meant.strip().equals(session);
        } catch (IOException _) {
            return false; // it cannot be removed, and would be obeyed again and again
        }
    }

    /// Forgets what was asked of those who trained before.
    void clear() {
        for (Wish wish : Wish.values()) {
            take(wish, "");
        }
    }
}
