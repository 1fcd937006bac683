package org.pierian.runner.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is in a folder, in the same order in every file system.
public final class FolderEntries {

    private FolderEntries() {}

    /// The names of what is in a folder, without those that begin with a point, by [Utf8Order].
    ///
    /// @throws org.pierian.runner.failure.Failure when it cannot be read
    public static List<String> names(Path folder) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path each : all) {
                String name = String.valueOf(each.getFileName());
                if (!name.startsWith(".")) {
                    names.add(name);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw InputFile.unreadable(folder, new IOException(e.getMessage(), e));
        } catch (IOException e) {
            throw InputFile.unreadable(folder, e);
        }
        names.sort(Utf8Order::compare);
        return names;
    }
}
