package org.pierian.runner.dataset.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Arrays of all types, and files that are none.
class NpyReaderTest {

    private static NpyArray read(byte[] file) {
        try {
            return new NpyReader(new ByteArrayInputStream(file), file.length, "x.npy").array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Double> numbers(NpyArray array) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            all.add(array.number(i));
        }
        return all;
    }

    private static Failure refusal(byte[] file) {
        Failure failure = catchThrowableOfType(Failure.class, () -> read(file));
        assertThat(failure).as("read without a complaint").isNotNull();
        assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(failure.code()).contains("D070");
        return failure;
    }

    private static Failure refusal(String header) {
        return refusal(NpyWriter.file(1, header, new byte[48]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|i1", "<i2", ">i2", "<i4", ">i4", "<i8", ">i8", "|u1", "<u2", ">u2", "<u4", ">u4", "<u8", ">u8", "<f2",
                ">f2", "<f4", ">f4", "<f8", ">f8", "<i1", ">u1"
            })
    void everyTypeOfNumbersIsRead(String type) {
        NpyArray array = read(NpyWriter.array(type, new int[] {2, 3}, 0, 1, 2, 3, 100, 127));
        assertThat(array.header().shape()).containsExactly(2, 3);
        assertThat(numbers(array)).containsExactly(0.0, 1.0, 2.0, 3.0, 100.0, 127.0);
        assertThat(array.single(4)).isEqualTo(100f);
    }

    @ParameterizedTest
    @CsvSource({
        "|i1, -128, -128", "|u1, 255, 255", "<i2, -32768, -32768", "<u2, 65535, 65535", "<i4, -5, -5",
        "<u4, 4294967295, 4294967296", "<f8, 0.1, 0.1", "<f4, -0.0, -0.0", "<f2, 65504, 65504",
                "<f2, 6e-8, 5.9604645E-8"
    })
    void extremesAreRoundedOnce(String type, double value, float expected) {
        assertThat(read(NpyWriter.array(type, new int[] {1}, value)).single(0)).isEqualTo(expected);
    }

    /// 2^24 + 1 and 2^54 + 2^30 + 1 lie just above the middle of two floats, which binary64 does not see of the second.
    @Test
    void integersOf64BitsAreRoundedOnce() {
        byte[] data = ByteBuffer.allocate(24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(0, (1L << 54) + (1L << 30) + 1)
                .putLong(8, -1L)
                .putLong(16, Long.MIN_VALUE + 1)
                .array();
        NpyArray signed = read(NpyWriter.file(1, NpyWriter.header("<i8", false, 3), data));
        assertThat(signed.single(0)).isEqualTo(Math.nextUp(0x1p54f));
        assertThat(signed.single(1)).isEqualTo(-1f);
        NpyArray unsigned = read(NpyWriter.file(1, NpyWriter.header("<u8", false, 3), data));
        assertThat(unsigned.single(0)).isEqualTo(Math.nextUp(0x1p54f));
        assertThat(unsigned.single(1)).isEqualTo(0x1p64f);
        assertThat(unsigned.number(1)).isEqualTo(0x1p64);
        assertThat(unsigned.number(2)).isEqualTo(0x1p63);
    }

    @Test
    void truthValuesAreZeroAndOne() {
        assertThat(numbers(read(NpyWriter.array("|b1", new int[] {3}, 0, 1, 0))))
                .containsExactly(0.0, 1.0, 0.0);
        assertThat(read(NpyWriter.array("|b1", new int[] {3}, 0, 1, 2)).firstOddTruth())
                .isEqualTo(2);
    }

    @Test
    void theFirstAxisMayRunFastest() {
        byte[] data = NpyWriter.numbers("<i2", 1, 3, 5, 2, 4, 6);
        assertThat(numbers(read(NpyWriter.file(1, NpyWriter.header("<i2", true, 3, 2), data))))
                .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
        byte[] cube = NpyWriter.numbers(">f8", 0, 4, 2, 6, 1, 5, 3, 7);
        assertThat(numbers(read(NpyWriter.file(1, NpyWriter.header(">f8", true, 2, 2, 2), cube))))
                .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyVersionIsRead(int version) {
        byte[] file = NpyWriter.file(version, NpyWriter.header("<f4", false, 2), NpyWriter.numbers("<f4", 7, 8));
        assertThat(numbers(read(file))).containsExactly(7.0, 8.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '<i4', 'fortran_order': False, 'shape': (12,)}",
                "{'shape':(12,),'descr':'<i4','fortran_order':False}",
                "{\"descr\": \"<i4\", \"fortran_order\": False, \"shape\": (12,), }",
                "{ 'descr' : '<i4' , 'fortran_order' : True , 'shape' : ( 3 , 4 ) , } ",
            })
    void headersMayBeWrittenInSeveralWays(String header) {
        assertThat(read(NpyWriter.file(1, header, new byte[48])).size()).isEqualTo(12);
    }

    @Test
    void aSingleNumberAndNoneAreArraysToo() {
        assertThat(numbers(read(NpyWriter.array("<f4", new int[] {}, 5)))).containsExactly(5.0);
        assertThat(read(NpyWriter.array("<f4", new int[] {0, 3})).size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            {'descr': '|O', 'fortran_order': False, 'shape': (3,)}  ~ holds Python objects, which only Python can open
            {'descr': '<U5', 'fortran_order': False, 'shape': (3,)} ~ holds texts
            {'descr': '|S5', 'fortran_order': False, 'shape': (3,)} ~ holds texts of bytes
            {'descr': '<c8', 'fortran_order': False, 'shape': (3,)} ~ holds complex numbers
            {'descr': '|V0', 'fortran_order': False, 'shape': (1000000000000,)} ~ holds records or raw bytes
            {'descr': '<M8[ns]', 'fortran_order': False, 'shape': (3,)} ~ holds dates
            {'descr': '<m8[s]', 'fortran_order': False, 'shape': (3,)} ~ holds durations
            {'descr': '<f16', 'fortran_order': False, 'shape': (3,)} ~ holds numbers of another size
            {'descr': '<f1', 'fortran_order': False, 'shape': (3,)} ~ holds numbers of another size
            {'descr': '<i3', 'fortran_order': False, 'shape': (3,)} ~ holds numbers of another size
            {'descr': '=f4', 'fortran_order': False, 'shape': (3,)} ~ holds numbers in the byte order of some machine
            {'descr': '|f4', 'fortran_order': False, 'shape': (3,)} ~ holds numbers of another size
            {'descr': '', 'fortran_order': False, 'shape': (3,)} ~ holds no type that NumPy has
            {'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (3,)} ~ has records with named fields
            {'descr': {'names': ['a']}, 'fortran_order': False, 'shape': (3,)} ~ has records with named fields
            {'descr': '<f4', 'fortran_order': False, 'shape': (-1,)} ~ has a negative axis
            {'descr': '<f4', 'fortran_order': False, 'shape': (0, 4611686018427387904)} ~ more than 2,147,483,631 bytes
            {'descr': '|u1', 'fortran_order': False, 'shape': (2147483648,)} ~ more than 2,147,483,631 bytes
            {'descr': '<f4', 'fortran_order': False, 'shape': (65536, 65536, 65536, 65536)} ~ more than 2,147,483,631 bytes
            {'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999999,)} ~ more than 2,147,483,631 bytes
            {'descr': '<f4', 'fortran_order': False, 'shape': (1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1)} ~ has more than 32 axes
            {'descr': '<f4', 'fortran_order': False, 'shape': (3)} ~ no tuple
            {'descr': '<f4', 'fortran_order': False, 'shape': (3 4)} ~ without commas
            {'descr': '<f4', 'fortran_order': False, 'shape': (3L,)} ~ without commas
            {'descr': '<f4', 'fortran_order': False, 'shape': (03,)} ~ not of integers
            {'descr': '<f4', 'fortran_order': False, 'shape': (1.5,)} ~ without commas
            {'descr': '<f4', 'fortran_order': False, 'shape': [12]} ~ has no `(`
            {'descr': '<f4', 'fortran_order': 0, 'shape': (12,)} ~ neither True nor False
            {'descr': '<f4', 'shape': (12,)} ~ has no `fortran_order`
            {'fortran_order': False, 'shape': (12,)} ~ has no `descr`
            {'descr': '<f4', 'fortran_order': False} ~ has no `shape`
            {'descr': '<f4', 'descr': '<f8', 'fortran_order': False, 'shape': (12,)} ~ has the key `descr` twice
            {'descr': '<f4', 'fortran_order': False, 'shape': (12,), 'x': 1} ~ has the key `x`, which no array has
            {'descr': '<f4', 'fortran_order': False, 'shape': (12,)} {} ~ continues after its last brace
            {'descr': '<f4', 'fortran_order': False, 'shape': (12,) ~ has no `}`
            {'descr': '\\x3cf4', 'fortran_order': False, 'shape': (12,)} ~ has a text with a backslash
            {'descr: ~ has something else where a text in quotes belongs
            __import__('os') ~ has no `{`
            {} ~ has no `descr`
            """)
    void headersThatSayAnythingElseAreRefused(String header, String message) {
        assertThat(refusal(header).message()).contains(message);
    }

    @Test
    void theBytesAreThoseOfTheShape() {
        byte[] good = NpyWriter.array("<f4", new int[] {2}, 1, 2);
        assertThat(refusal(Arrays.copyOf(good, good.length + 1)).message())
                .isEqualTo("`x.npy` continues after the 136 bytes that it should have");
        for (int length = 0; length < good.length; length++) {
            assertThat(refusal(Arrays.copyOf(good, length)).message()).contains("ends after " + length);
        }
    }

    @Test
    void whatIsNoArrayIsRefusedByItsBeginning() {
        assertThat(refusal("PK\3\4 and so on".getBytes(StandardCharsets.ISO_8859_1))
                        .message())
                .contains("is not a NumPy array");
        byte[] good = NpyWriter.array("<f4", new int[] {2}, 1, 2);
        byte[] version = good.clone();
        version[6] = 4;
        assertThat(refusal(version).message()).contains("is of version 4.0");
        byte[] minor = good.clone();
        minor[7] = 1;
        assertThat(refusal(minor).message()).contains("is of version 1.1");
        byte[] notUtf8 = NpyWriter.file(3, NpyWriter.header("<f4", false, 1), new byte[4]);
        notUtf8[20] = (byte) 0xFF;
        assertThat(refusal(notUtf8).message()).contains("not UTF-8");
    }

    /// A header of 4 GiB is refused before a byte of it is read.
    @Test
    void aHugeHeaderIsNotRead() {
        byte[] file = NpyWriter.file(2, NpyWriter.header("<f4", false, 1), new byte[4]);
        Arrays.fill(file, 8, 12, (byte) 0xFF);
        assertThat(refusal(file).message()).contains("has a header of 4294967295 bytes, expected at most 65536");
    }

    /// Any byte that is changed gives an array, or an error with a code.
    @Test
    void noChangedByteCrashes() {
        byte[] good = NpyWriter.array("<i2", new int[] {2, 2}, 1, 2, 3, 4);
        for (int at = 0; at < good.length; at++) {
            for (int flip : new int[] {1, 0x20, 0x80, 0xFF}) {
                byte[] changed = good.clone();
                changed[at] ^= (byte) flip;
                try {
                    read(changed);
                } catch (Failure failure) {
                    assertThat(failure.code()).contains("D070");
                }
            }
        }
    }
}
