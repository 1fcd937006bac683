package org.pierian.runner.file;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// A model of a disk that keeps only what was forced; of the rest a loss of power leaves any part. It promises
/// less than file systems do: that no write, creation, renaming or removal waits for another, and that nothing
/// becomes safe before it must be.
public final class VolatileDisk {

    private final Path root;
    private final Map<Path, VolatileFolder<VolatileFile>> files = new HashMap<>();
    private final Map<Path, VolatileFolder<Path>> folders = new HashMap<>();

    /// @param root a folder that is there and safe
    public VolatileDisk(Path root) {
        this.root = root;
    }

    /// Does what a program asked for.
    public void apply(DiskOperation operation) {
        switch (operation) {
            case DiskOperation.Create(Path file) -> {
                VolatileFolder<VolatileFile> folder = folderOf(file);
                if (folder.seen().containsKey(name(file))) {
                    file(file).truncate();
                } else {
                    folder.add(name(file), new VolatileFile());
                }
            }
            case DiskOperation.Write(Path file, ByteBuffer bytes) -> file(file).append(bytes);
            case DiskOperation.Force(Path file) -> file(file).force();
            case DiskOperation.Rename(Path from, Path to) -> folderOf(from).rename(name(from), name(to), file(from));
            case DiskOperation.CreateFolder(Path folder) ->
                foldersIn(parent(folder)).add(name(folder), folder);
            case DiskOperation.ForceFolder(Path folder) -> {
                filesIn(folder).force();
                foldersIn(folder).force();
            }
            case DiskOperation.Delete(Path file) -> folderOf(file).remove(name(file));
        }
    }

    /// The files that are there after a loss of power, by their paths below the root, with their content.
    public Map<String, byte[]> afterPowerLoss(RandomGenerator random) {
        Map<String, byte[]> left = new TreeMap<>();
        collect(root, left, random);
        return left;
    }

    private void collect(Path folder, Map<String, byte[]> left, RandomGenerator random) {
        new TreeMap<>(filesIn(folder).afterPowerLoss(random))
                .forEach((name, file) ->
                        left.put(root.relativize(folder.resolve(name)).toString(), file.afterPowerLoss(random)));
        new TreeMap<>(foldersIn(folder).afterPowerLoss(random)).forEach((name, inner) -> collect(inner, left, random));
    }

    private VolatileFile file(Path file) {
        return Objects.requireNonNull(folderOf(file).seen().get(name(file)), file.toString());
    }

    private VolatileFolder<VolatileFile> folderOf(Path file) {
        return filesIn(parent(file));
    }

    private VolatileFolder<VolatileFile> filesIn(Path folder) {
        return files.computeIfAbsent(folder, f -> new VolatileFolder<>());
    }

    private VolatileFolder<Path> foldersIn(Path folder) {
        return folders.computeIfAbsent(folder, f -> new VolatileFolder<>());
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent());
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
