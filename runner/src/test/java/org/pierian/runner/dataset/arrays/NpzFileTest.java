package org.pierian.runner.dataset.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Zip files of arrays, and those of anything else.
class NpzFileTest {

    private static final byte[] ARRAY = NpyWriter.array("<f4", new int[] {2, 2}, 1, 2, 3, 4);

    @TempDir
    Path folder;

    private Path write(byte[] bytes) {
        return NpyWriter.write(folder.resolve("d.npz"), bytes);
    }

    private static NpyArray read(Path file, String name) {
        try (NpzFile npz = NpzFile.open(file, "d.npz")) {
            return npz.read(name);
        }
    }

    private Failure refusal(byte[] bytes) {
        Path file = write(bytes);
        Failure failure = catchThrowableOfType(Failure.class, () -> read(file, "x"));
        assertThat(failure).as("read without a complaint").isNotNull();
        assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
        return failure;
    }

    private static Map<String, byte[]> members(String first, String second) {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put(first, ARRAY);
        members.put(second, ARRAY);
        return members;
    }

    @Test
    void arraysHaveTheNamesOfTheirMembers() {
        Path file = write(NpyWriter.zipOf(members("x.npy", "model/y.npy")));
        try (NpzFile npz = NpzFile.open(file, "d.npz")) {
            assertThat(npz.names()).containsExactly("x", "model/y");
            assertThat(npz.header("model/y").shape()).containsExactly(2, 2);
            assertThat(npz.read("x").number(3)).isEqualTo(4);
        }
    }

    @Test
    void aMissingNameIsSaidWithThoseThatAreThere() {
        Path file = write(NpyWriter.zipOf(members("a.npy", "b.npy")));
        Failure failure = catchThrowableOfType(Failure.class, () -> read(file, "x"));
        assertThat(failure.message()).isEqualTo("`d.npz` has no array `x`");
        assertThat(failure.code()).contains("D071");
        assertThat(failure.helps()).containsExactly("it has `a`, `b`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../y.npy", "a/../../y.npy", "/y.npy", "a\\y.npy", "..\\y.npy"})
    void namesThatLeadOutAreRefused(String name) {
        assertThat(refusal(NpyWriter.zipOf(members("x.npy", name))).message()).contains("leads out of a folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"readme.txt", "y.pkl", "folder/", ".npy"})
    void anythingButArraysIsRefused(String name) {
        Map<String, byte[]> members = members("x.npy", name);
        members.replace(name, name.endsWith("/") ? new byte[0] : ARRAY);
        assertThat(refusal(NpyWriter.zipOf(members)).message())
                .contains("has the member `" + name + "`, expected arrays alone");
    }

    /// The name of the second member is changed to that of the first, in the file's two lists.
    @Test
    void aNameMayNotBeThereTwice() {
        String text = new String(NpyWriter.zipOf(members("x.npy", "z.npy")), StandardCharsets.ISO_8859_1);
        byte[] twice = text.replace("z.npy", "x.npy").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refusal(twice).message()).isEqualTo("`d.npz` has the member `x.npy` twice");
    }

    /// 200 MB of zeros behind a header of four numbers: they are not unpacked.
    @Test
    void aMemberThatIsLargerThanItsShapeIsNotUnpacked() {
        byte[] bomb = Arrays.copyOf(ARRAY, 200_000_000);
        Failure failure = refusal(NpyWriter.zip(Map.of("x", bomb)));
        assertThat(failure.message()).contains("continues after the 144 bytes that it should have");
        assertThat(failure.code()).contains("D070");
    }

    /// The list says 2 GB, and the packed bytes cannot become as many.
    @Test
    void aSizeThatCannotBeIsNotBelieved() {
        byte[] array = NpyWriter.file(1, NpyWriter.header("|u1", false, 2_000_000_000), new byte[16]);
        byte[] zip = NpyWriter.zip(Map.of("x", array));
        int list = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        int said = 2_000_000_128;
        for (int i = 0; i < 4; i++) {
            zip[list + 24 + i] = (byte) (said >>> (8 * i));
        }
        assertThat(refusal(zip).message()).contains("cannot be unpacked to 2000000128 bytes");
    }

    @Test
    void changedBytesAreFound() {
        byte[] zip = NpyWriter.zip(Map.of("x", ARRAY));
        for (int at = 0; at < zip.length; at++) {
            byte[] changed = zip.clone();
            changed[at] ^= (byte) 0x41;
            Path file = NpyWriter.write(folder.resolve("c" + at + ".npz"), changed);
            try {
                NpyArray array = read(file, "x");
                assertThat(array.number(3)).as("byte %s", at).isEqualTo(4);
            } catch (Failure failure) {
                assertThat(failure.exitCode()).as("byte %s", at).isEqualTo(ExitCode.INPUT);
                assertThat(failure.code()).as("byte %s", at).isPresent();
            }
        }
    }

    @Test
    void cutFilesAreFound() {
        byte[] zip = NpyWriter.zip(Map.of("x", ARRAY));
        for (int length = 0; length < zip.length; length += 7) {
            Failure failure = refusal(Arrays.copyOf(zip, length));
            assertThat(failure.code()).contains("D070");
        }
    }

    /// `numpy.savez_compressed` of NumPy 1.24 writes sizes of 64 bits before each member.
    @Test
    void whatNumPyWritesIsRead() {
        String file = """
                UEsDBBQAAAAIAAAAIQCQvN3CUgAAAIwAAAAFABQAeC5ucHkBABAAjAAAAAAAAABSAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxc\
                pG6loG6XaaSuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6CsaaOgq1CmQDLgYGBkYGJgZmBhYGVgBQSwMEFAAA\
                AAgAAAAhAHilT1RUAAAAkAAAAAUAFAB5Lm5weQEAEACQAAAAAAAAAFQAAAAAAAAAm+wX6hsQychQxlCtnpJanFykbqWgbpNm\
                oq6joJ6WX1RSlJgXn1+UkgoSDykqTQUKF2ckFqQCuRpGOgpGmjoKtQrkAy4GhgP2DAwODgxAgoGhwQEAUEsBAhQDFAAAAAgA\
                AAAhAJC83cJSAAAAjAAAAAUAAAAAAAAAAAAAAIABAAAAAHgubnB5UEsBAhQDFAAAAAgAAAAhAHilT1RUAAAAkAAAAAUAAAAA\
                AAAAAAAAAIABiQAAAHkubnB5UEsFBgAAAAACAAIAZgAAABQBAAAAAA==""";
        Path written = write(Base64.getDecoder().decode(file));
        assertThat(read(written, "x").header().type().text()).isEqualTo("int16");
        assertThat(read(written, "x").number(5)).isEqualTo(5);
        assertThat(read(written, "y").header().isFortran()).isTrue();
        assertThat(read(written, "y").number(1)).isEqualTo(2);
    }

    @Test
    void anArrayAloneIsNoZipFile() {
        assertThat(refusal(ARRAY).message()).contains("is not a NPZ file");
    }
}
