package org.pierian.runner.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pierian.spec.read.ResolvedSpec;

/// What a source is given to read its examples.
///
/// @param resolved the whole spec, whose seed divides examples, and whose places messages name
/// @param near the spec's folder, and others that stand for it, where files are looked for first
/// @param folders where files are looked for after that
/// @param notice told what is odd or takes long, one line at a time
/// @param connections what the person says of connections to servers
/// @param skipsBad whether files of pictures that are broken are left out, and not refused
/// @param describesColumns whether what the columns of a table hold is told, for those who choose data
/// @param fitted the preprocessing of a finished run; it is fitted on the training set where it is not given
/// @param read the files that were found for it
public record Reading(
        ResolvedSpec resolved,
        List<Path> near,
        DataFolders folders,
        Consumer<String> notice,
        Connections connections,
        boolean skipsBad,
        boolean describesColumns,
        Optional<Preprocessing> fitted,
        FilesRead read) {

    /// Takes a copy.
    public Reading {
        near = List.copyOf(near);
    }

    /// The same where nothing may be connected to.
    public Reading(
            ResolvedSpec resolved,
            List<Path> near,
            DataFolders folders,
            Consumer<String> notice,
            Optional<Preprocessing> fitted) {
        this(resolved, near, folders, notice, Connections.NONE, false, false, fitted, new FilesRead());
    }

    /// Finds a file that is going to be read.
    ///
    /// @param name a path that leads out of no folder
    /// @param subfolder the folder for files of its kind, in a folder for data
    /// @throws org.pierian.runner.failure.Failure as [DataFile#find] does
    public Path file(String name, String subfolder) {
        Path file = DataFile.find(name, subfolder, near, folders);
        read.add(name, file);
        return file;
    }
}
