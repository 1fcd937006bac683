package org.pierian.runner.dataset.arrays;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.spec.diagnostic.DisplayText;

/// Arrays in one file of the NPZ format: a zip file with a member `name.npy` for each, stored or deflated.
///
/// How large a member is said to be counts only if the shape in its header says the same, and not a byte more is
/// unpacked.
final class NpzFile implements ArrayFiles {

    private static final String ENDING = ".npy";
    private static final int MOST_MEMBERS = 100_000;
    private static final int SHOWN = 20;
    private static final long MOST_PACKED = 1032; // bytes that deflate makes of one, at most
    private static final long SMALL = 1 << 16;

    private final ZipFile zip;
    private final Path file;
    private final String name;
    private final Map<String, ZipEntry> members = new LinkedHashMap<>();

    private NpzFile(ZipFile zip, Path file, String name) {
        this.zip = zip;
        this.file = file;
        this.name = name;
    }

    /// Whether a file begins as a zip file does, one without members included.
    static boolean isZip(byte[] start) {
        return start.length >= 4
                && start[0] == 'P'
                && start[1] == 'K'
                && ((start[2] == 3 && start[3] == 4) || (start[2] == 5 && start[3] == 6));
    }

    /// Opens a file.
    ///
    /// @param name its name, for messages
    /// @throws Failure when it is not there, or is no such file
    static NpzFile open(Path file, String name) {
        if (!isZip(InputFile.start(file, 4))) {
            throw DataMistake.ARRAY
                    .failure("`" + name + "` is not a NPZ file: it does not begin as a zip file does")
                    .at(file.toString())
                    .help("write it with `numpy.savez`; one array alone is the dataset `npy`");
        }
        @Nullable ZipFile zip = null;
        try {
            zip = new ZipFile(file.toFile());
            NpzFile npz = new NpzFile(zip, file, name);
            npz.list();
            return npz;
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            close(zip);
            throw DataMistake.ARRAY
                    .failure("`" + name + "` is damaged: " + reason(e))
                    .at(file.toString())
                    .help("write it again with `numpy.savez`")
                    .causedBy(e);
        } catch (IOException e) {
            close(zip);
            throw InputFile.unreadable(file, e);
        } catch (Failure failure) {
            close(zip);
            throw failure;
        }
    }

    private void list() {
        if (zip.size() > MOST_MEMBERS) {
            throw bad("has " + zip.size() + " members, expected at most " + MOST_MEMBERS);
        }
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String member = entry.getName();
            if (!member.endsWith(ENDING) || member.length() == ENDING.length()) {
                throw bad("has the member `" + shown(member) + "`, expected arrays alone, whose names end in `.npy`");
            }
            if (leadsOut(member)) {
                throw bad("has the member `" + shown(member) + "`, whose name leads out of a folder");
            }
            String array = member.substring(0, member.length() - ENDING.length());
            if (members.putIfAbsent(array, entry) != null) {
                throw bad("has the member `" + shown(member) + "` twice");
            }
        }
    }

    private static boolean leadsOut(String member) {
        return member.startsWith("/")
                || member.indexOf('\\') >= 0
                || member.indexOf('\0') >= 0
                || List.of(member.split("/", -1)).contains("..");
    }

    @Override
    public NpyHeader header(String array) {
        ZipEntry entry = entry(array);
        return open(entry, array, in -> new NpyReader(in, entry.getSize(), place(array)).header());
    }

    @Override
    public NpyArray read(String array) {
        ZipEntry entry = entry(array);
        return open(entry, array, in -> {
            CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
            NpyArray read = new NpyReader(checked, entry.getSize(), place(array)).array();
            if (checked.getChecksum().getValue() != entry.getCrc()) {
                throw damaged(array, "its checksum is another one");
            }
            NpyFiles.requireTruths(read);
            return read;
        });
    }

    /// Reads from a member.
    private interface Unpacked<T> {
        T from(InputStream in) throws IOException;
    }

    private <T> T open(ZipEntry entry, String array, Unpacked<T> use) {
        if (entry.getSize() > SMALL && entry.getSize() / MOST_PACKED > entry.getCompressedSize()) {
            throw damaged(
                    array, entry.getCompressedSize() + " bytes cannot be unpacked to " + entry.getSize() + " bytes");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return use.from(in);
        } catch (ZipException | EOFException e) {
            throw damaged(array, reason(e)).causedBy(e);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private ZipEntry entry(String array) {
        ZipEntry entry = members.get(array);
        if (entry == null) {
            List<String> there = members.keySet().stream().map(NpzFile::shown).toList();
            throw DataMistake.ARRAY_SHAPE
                    .failure("`" + name + "` has no array `" + shown(array) + "`")
                    .at(file.toString())
                    .help("it has "
                            + there.stream()
                                    .limit(SHOWN)
                                    .map(text -> "`" + text + "`")
                                    .collect(Collectors.joining(", "))
                            + (there.size() > SHOWN ? " and " + (there.size() - SHOWN) + " more" : ""));
        }
        return entry;
    }

    private String place(String array) {
        return name + ": " + array;
    }

    private static String reason(Exception e) {
        return e instanceof EOFException ? "it ends too early" : DisplayText.line(String.valueOf(e.getMessage()));
    }

    private static String shown(String text) {
        return DisplayText.cut(DisplayText.line(text));
    }

    private Failure damaged(String array, String why) {
        return DataMistake.ARRAY
                .failure("`" + shown(array) + "` in `" + name + "` is damaged: " + why)
                .at(place(shown(array)))
                .help("write the file again with `numpy.savez`");
    }

    private Failure bad(String what) {
        return DataMistake.ARRAY.failure("`" + name + "` " + what).at(file.toString());
    }

    @Override
    public List<String> names() {
        return new ArrayList<>(members.keySet());
    }

    @Override
    public Path file(String array) {
        return file;
    }

    @Override
    public void close() {
        close(zip);
    }

    private static void close(@Nullable ZipFile zip) {
        if (zip == null) {
            return;
        }
        try {
            zip.close();
        } catch (IOException _) {
            // it was only read
        }
    }
}
