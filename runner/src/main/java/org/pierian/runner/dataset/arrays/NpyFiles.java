package org.pierian.runner.dataset.arrays;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.file.InputFile;

/// Arrays with a file each.
///
/// @param finder the file of a name
record NpyFiles(Function<String, Path> finder) implements ArrayFiles {

    /// Reads from an array's file.
    private interface Use<T> {
        T of(NpyReader reader) throws IOException;
    }

    @Override
    public NpyHeader header(String name) {
        return open(name, NpyReader::header);
    }

    @Override
    public NpyArray read(String name) {
        NpyArray array = open(name, NpyReader::array);
        requireTruths(array);
        return array;
    }

    /// An array of a file that is in memory.
    ///
    /// @param name what messages call it
    static NpyArray read(byte[] file, String name) {
        try {
            NpyArray array = new NpyReader(new ByteArrayInputStream(file), file.length, name).array();
            requireTruths(array);
            return array;
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be read", e);
        }
    }

    /// Refuses truth values that are neither 0 nor 1.
    static void requireTruths(NpyArray array) {
        int odd = array.firstOddTruth();
        if (odd >= 0) {
            throw DataMistake.ARRAY
                    .failure("`" + array.name() + "` has a truth value that is neither 0 nor 1: "
                            + (int) array.number(odd))
                    .at(array.name() + ": element " + odd)
                    .help("save it as uint8, or as `x != 0`");
        }
    }

    private <T> T open(String name, Use<T> use) {
        Path file = file(name);
        try (FileChannel channel = InputFile.open(file)) {
            return use.of(new NpyReader(
                    Channels.newInputStream(channel), channel.size(), name.isEmpty() ? file.toString() : name));
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    @Override
    public List<String> names() {
        return List.of();
    }

    @Override
    public Path file(String name) {
        return finder.apply(name);
    }

    @Override
    public void close() {} // nothing stays open
}
