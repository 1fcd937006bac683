package org.pierian.runner.dataset.arrays;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pierian.runner.file.InputFile;

/// What a person wants to know of an array. Its numbers are of those that are finite, 0 where none is.
///
/// @param name its name
/// @param shape sizes of its axes
/// @param type what NumPy calls the type of its numbers
/// @param order `C` where the last axis runs fastest, `Fortran` where the first does
/// @param min the smallest number
/// @param max the largest number
/// @param mean their sum, a chain of additions in binary64, divided by how many there are
/// @param notFinite number of those that are infinite or NaN
public record ArraySummary(
        String name,
        List<Integer> shape,
        String type,
        String order,
        double min,
        double max,
        double mean,
        int notFinite) {

    private static final String NPY = ".npy";
    private static final String NPZ = ".npz";

    /// Takes a copy.
    public ArraySummary {
        shape = List.copyOf(shape);
    }

    /// Whether a file has arrays of NumPy.
    ///
    /// @param name its name, in lower case
    /// @param start its first bytes
    public static boolean isArrays(String name, byte[] start) {
        return NpyReader.isNpy(start) || name.endsWith(NPY) || name.endsWith(NPZ);
    }

    /// The arrays of a file.
    ///
    /// @throws org.pierian.runner.failure.Failure when it is not there, or has anything else in it
    public static List<ArraySummary> of(Path file) {
        String name = file.toString();
        if (!NpzFile.isZip(InputFile.start(file, Integer.BYTES))) {
            return List.of(of(new NpyFiles(_ -> file).read(name), String.valueOf(file.getFileName())));
        }
        try (NpzFile npz = NpzFile.open(file, name)) {
            List<ArraySummary> all = new ArrayList<>();
            npz.names().forEach(array -> all.add(of(npz.read(array), array)));
            return all;
        }
    }

    private static ArraySummary of(NpyArray array, String name) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        int finite = 0;
        for (int i = 0; i < array.size(); i++) {
            double number = array.number(i);
            if (Double.isFinite(number)) {
                min = Math.min(min, number);
                max = Math.max(max, number);
                sum += number;
                finite++;
            }
        }
        NpyHeader header = array.header();
        boolean none = finite == 0;
        return new ArraySummary(
                name,
                header.shape(),
                header.type().text(),
                header.isFortran() ? "Fortran" : "C",
                none ? 0 : min,
                none ? 0 : max,
                none ? 0 : sum / finite,
                array.size() - finite);
    }
}
