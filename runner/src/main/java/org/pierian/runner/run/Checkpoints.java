package org.pierian.runner.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.AtomicFile;
import org.pierian.runner.file.Disk;
import org.pierian.runner.file.Sha256;
import org.pierian.runner.weights.SafeTensors;

/// The checkpoints of a run: for each a file of tensors and, written after it, a manifest with its hash. The
/// newest two are kept.
public final class Checkpoints {

    private static final int KEPT = 2;
    private static final String DISK = "check the disk, and run the command again";
    private static final String TENSORS = ".safetensors";
    private static final String MANIFEST = ".manifest";
    private static final Pattern OWN = Pattern.compile("step-\\d{12}-\\d{9}\\.(manifest|safetensors)(\\.part)?");

    private final Disk disk;
    private final Path folder;

    /// @param disk what is written to
    /// @param folder where the files are
    public Checkpoints(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
    }

    /// Writes a checkpoint and removes all but the newest two.
    ///
    /// @throws Failure when it cannot be written; those before it are untouched then
    public void write(Checkpoint checkpoint) {
        String name = checkpoint.position().name();
        Path tensors = folder.resolve(name + TENSORS);
        MessageDigest digest = Sha256.digest();
        AtomicFile.write(
                disk, tensors, out -> SafeTensors.write(new DigestOutputStream(out, digest), checkpoint.tensors()));
        byte[] manifest = Manifest.bytes(checkpoint, Sha256.hex(digest));
        AtomicFile.write(disk, folder.resolve(name + MANIFEST), out -> out.write(manifest));
        List<String> kept = manifests().stream()
                .map(Checkpoints::nameOf)
                .filter(other -> other.compareTo(name) <= 0) // a later one is damaged, or of a run that was discarded
                .limit(KEPT)
                .toList();
        try {
            // Whatever of the others outlives a loss of power is older than two complete ones, and never read.
            deleteAllBut(kept, MANIFEST);
            deleteAllBut(kept, "");
        } catch (IOException e) {
            throw cannotRemove(e);
        }
    }

    /// Whether there is any, valid or not.
    public boolean isEmpty() {
        return manifests().isEmpty();
    }

    /// How long all files are together.
    public long bytes() {
        return files().stream().mapToLong(file -> file.toFile().length()).sum();
    }

    /// Reads the newest checkpoint that is complete.
    ///
    /// @param told receives a line for each damaged one, and for each other file, that is skipped
    public Optional<Checkpoint> newest(Consumer<String> told) {
        list().filter(file -> !isOwn(file))
                .forEach(file -> told.accept("note: `" + file + "` is not a checkpoint and is ignored"));
        for (Path manifest : manifests()) {
            try {
                return Optional.of(read(manifest));
            } catch (Failure damage) {
                told.accept("warning: the checkpoint `" + manifest + "` is skipped: " + damage.message());
            }
        }
        return Optional.empty();
    }

    /// Removes all, and what an interrupted writer has left. Manifests go first and permanently, those that
    /// were removed before the newest too, so that none outlives its tensors.
    public void clear() {
        try {
            if (!isEmpty()) {
                disk.forceFolder(folder);
            }
            if (deleteAllBut(List.of(), MANIFEST)) {
                disk.forceFolder(folder);
            }
            deleteAllBut(List.of(), "");
        } catch (IOException e) {
            throw cannotRemove(e);
        }
    }

    /// Removes files with some ending, and temporary ones, of all other checkpoints.
    ///
    /// @return whether there were any
    private boolean deleteAllBut(List<String> names, String ending) throws IOException {
        boolean any = false;
        for (Path file : files()) {
            String name = file.toString();
            boolean isOld = name.endsWith(ending) && !names.contains(nameOf(file));
            if (isOld || (ending.isEmpty() && name.endsWith(AtomicFile.TEMPORARY))) {
                disk.delete(file);
                any = true;
            }
        }
        return any;
    }

    private Failure cannotRemove(IOException e) {
        return Failure.of(ExitCode.IO, "the checkpoints in `" + folder + "` cannot be removed")
                .help("make the folder writable, or remove it by hand")
                .causedBy(e);
    }

    /// Reads one checkpoint.
    ///
    /// @throws Failure when a bit of it is not as it was written
    public static Checkpoint read(Path manifest) {
        return Manifest.read(manifest, tensorsOf(manifest));
    }

    /// The file of tensors that belongs to a manifest.
    public static Path tensorsOf(Path manifest) {
        return manifest.resolveSibling(nameOf(manifest) + TENSORS);
    }

    private static String nameOf(Path file) {
        String name = file.getFileName().toString();
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /// The manifest that either file of a checkpoint belongs to.
    public static Path manifestOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(TENSORS)
                ? file.resolveSibling(name.substring(0, name.length() - TENSORS.length()) + MANIFEST)
                : file;
    }

    /// The manifests, newest first, damaged or not.
    public List<Path> manifests() {
        return files().stream()
                .filter(file -> file.toString().endsWith(MANIFEST))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /// What writers of checkpoints have made; links and folders are never looked into, and never removed.
    private List<Path> files() {
        return list().filter(Checkpoints::isOwn).toList();
    }

    private static boolean isOwn(Path file) {
        return OWN.matcher(file.getFileName().toString()).matches()
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private Stream<Path> list() {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList().stream();
        } catch (IOException e) {
            throw Failure.of(ExitCode.IO, "the folder `" + folder + "` cannot be read: " + e.getMessage())
                    .help(DISK)
                    .causedBy(e);
        }
    }
}
