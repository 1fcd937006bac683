package org.pierian.runner.dataset.images;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.pierian.runner.dataset.cache.DataCache;
import org.pierian.runner.dataset.picture.PictureDecoder;
import org.pierian.runner.dataset.picture.raster.PictureFault;
import org.pierian.runner.dataset.picture.raster.PictureMemory;
import org.pierian.runner.dataset.picture.resize.PictureForm;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.file.Sha256;
import org.pierian.runner.file.Utf8Order;

/// Reads pictures, on all threads: where a picture comes to stand does not depend on them.
final class PictureBatch {

    private static final int SHOWN = 1000;
    private static final int CHUNK = 1 << 24; // bytes of pictures that are decoded before they are written

    private final PictureForm form;
    private final DataCache cache;
    private final Map<String, String> hashes = new ConcurrentSkipListMap<>(Utf8Order::compare);
    private final Map<String, Failure> failures = new ConcurrentSkipListMap<>(Utf8Order::compare);
    private final Map<String, Failure> broken = new ConcurrentSkipListMap<>(Utf8Order::compare);

    /// @param form what a picture becomes
    /// @param cache keeps sets that are too large for memory
    PictureBatch(PictureForm form, DataCache cache) {
        this.form = form;
        this.cache = cache;
    }

    /// Reads the pictures of a set. What cannot be read is told by [#requireAll].
    ///
    /// @return their levels, one picture after the other
    /// @throws Failure when they are too large for memory, and one of them is broken
    MemorySegment read(List<LabelledFile> files) {
        long size = (long) form.size() * files.size();
        if (cache.takes(size)) {
            return cached(files, size);
        }
        byte[] levels = new byte[Math.toIntExact(size)];
        decode(files, levels, this::note);
        return MemorySegment.ofArray(levels);
    }

    /// What is done with the hash of a file that has been read, before it is decoded.
    @FunctionalInterface
    private interface Hashed {
        void accept(LabelledFile file, String sha256);
    }

    private void note(LabelledFile file, String sha256) {
        hashes.put(file.name(), sha256);
    }

    /// The levels of a set that is too large for memory, from a file that depends on the bytes of all pictures, their
    /// order and their form.
    private MemorySegment cached(List<LabelledFile> files, long size) {
        files.parallelStream().forEach(file -> {
            try {
                note(file, Sha256.of(bytes(file.path())));
            } catch (Failure failure) {
                failures.put(file.name(), failure);
            }
        });
        requireAll();
        StringBuilder key = new StringBuilder("levels of pictures, 1\n" + form + "\n");
        files.forEach(file -> key.append(hashes.get(file.name())).append('\n'));
        return cache.get(Sha256.of(key.toString().getBytes(StandardCharsets.UTF_8)), size, out -> {
            int most = Math.max(1, CHUNK / form.size());
            for (int from = 0; from < files.size(); from += most) {
                List<LabelledFile> chunk = files.subList(from, Math.min(from + most, files.size()));
                byte[] levels = new byte[chunk.size() * form.size()];
                decode(chunk, levels, this::requireUnchanged);
                out.write(levels);
            }
            requireAll();
        });
    }

    private void requireUnchanged(LabelledFile file, String sha256) {
        if (!sha256.equals(hashes.get(file.name()))) {
            throw Failure.of(ExitCode.IO, "`" + file.name() + "` was changed while it was read")
                    .at(file.path().toString())
                    .help("start again when nobody writes to the folder");
        }
    }

    private void decode(List<LabelledFile> files, byte[] levels, Hashed hashed) {
        IntStream.range(0, files.size()).parallel().forEach(i -> {
            LabelledFile file = files.get(i);
            try {
                byte[] bytes = bytes(file.path());
                hashed.accept(file, Sha256.of(bytes));
                form.write(PictureDecoder.read(bytes), levels, i * form.size());
            } catch (PictureFault fault) {
                (fault.isBroken() ? broken : failures).put(file.name(), failure(fault, file.name(), file.path()));
            } catch (Failure failure) {
                failures.put(file.name(), failure);
            }
        });
    }

    /// Checks that all could be read.
    ///
    /// @throws Failure when one could not, which names the first ones
    void requireAll() {
        Map<String, Failure> all = new TreeMap<>(Utf8Order::compare);
        all.putAll(failures);
        all.putAll(broken);
        require(List.copyOf(all.values()));
    }

    /// Checks that all but those that are broken could be read.
    ///
    /// @return what is wrong with each of these, in the order of the bytes of their names
    /// @throws Failure when another one could not be read, or too many are broken to be listed
    Map<String, Failure> requireSound() {
        require(List.copyOf(failures.values()));
        if (broken.size() > SHOWN) {
            requireAll();
        }
        return Collections.unmodifiableMap(broken);
    }

    /// Whether one is broken.
    boolean hasBroken() {
        return !broken.isEmpty();
    }

    private static void require(List<Failure> all) {
        if (all.isEmpty()) {
            return;
        }
        Failure first = all.getFirst();
        for (int i = 1; i < Math.min(SHOWN, all.size()); i++) {
            first = first.detail("also: " + all.get(i).message());
        }
        throw all.size() > SHOWN ? first.detail("and " + (all.size() - SHOWN) + " more that cannot be read") : first;
    }

    /// The levels of one picture.
    ///
    /// @throws Failure when it is none that is read
    static byte[] levels(Path path, PictureForm form) {
        return levels(bytes(path), path.toString(), form);
    }

    /// The levels of one picture that is in memory.
    ///
    /// @param name what messages call it
    /// @throws Failure as there
    static byte[] levels(byte[] file, String name, PictureForm form) {
        byte[] levels = new byte[form.size()];
        try {
            form.write(PictureDecoder.read(file), levels, 0);
        } catch (PictureFault fault) {
            throw failure(fault, name, Path.of(name));
        }
        return levels;
    }

    private static Failure failure(PictureFault fault, String name, Path path) {
        return DataMistake.PICTURE
                .failure("`" + name + "` " + fault.what())
                .at(path.toString())
                .help(fault.help());
    }

    /// All bytes of a file; one byte more than a picture may have where there are more.
    private static byte[] bytes(Path path) {
        try (FileChannel channel = InputFile.open(path)) {
            long size = Math.min(channel.size(), PictureMemory.MOST + 1L);
            ByteBuffer bytes = ByteBuffer.allocate((int) size);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until all is read
            }
            return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
        } catch (IOException e) {
            throw InputFile.unreadable(path, e);
        }
    }

    /// The hash of all files that were read: of a text with a line for each, its own hash, two blanks and its name,
    /// in the order of the bytes of the names.
    String sha256() {
        return sha256(hashes);
    }

    /// The same of files that are only hashed.
    static String sha256(List<LabelledFile> files) {
        Map<String, String> hashes = new TreeMap<>(Utf8Order::compare);
        for (LabelledFile file : files) {
            try {
                hashes.put(file.name(), Sha256.of(file.path()));
            } catch (IOException e) {
                throw Failure.of(ExitCode.IO, "`" + file.path() + "` cannot be read")
                        .causedBy(e);
            }
        }
        return sha256(hashes);
    }

    private static String sha256(Map<String, String> hashes) {
        StringBuilder text = new StringBuilder();
        hashes.forEach(
                (name, hash) -> text.append(hash).append("  ").append(name).append('\n'));
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
