package org.pierian.runner.weights;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Files of weights that other programs write, known by their first bytes; none is read any further.
public enum ForeignFormat {
    /// PyTorch before 1.6, and much else of Python.
    PICKLE(0, "", "a Python pickle, which can run code"),
    /// PyTorch and Keras.
    ZIP(0, "PK\3\4", "a zip archive, as PyTorch (.pt), Keras (.keras) and NumPy (.npz) write them"),
    /// Keras before 3.
    HDF5(0, "\u0089HDF", "HDF5, as Keras (.h5) writes it"),
    /// NumPy.
    NPY(0, "\u0093NUMPY", "a NumPy array"),
    /// llama.cpp.
    GGUF(0, "GGUF", "GGUF"),
    /// TensorFlow Lite.
    TFLITE(4, "TFL3", "a TensorFlow Lite model"),
    /// ONNX; protocol buffers have no mark of their own, but models begin with the version of their form.
    ONNX(0, "", "an ONNX model");

    private final int at;
    private final String mark;
    private final String what;

    ForeignFormat(int at, String mark, String what) {
        this.at = at;
        this.mark = mark;
        this.what = what;
    }

    /// The format of a file, if it is one of these.
    ///
    /// @param name the name of the file
    /// @param start its first bytes, 16 are enough
    public static Optional<ForeignFormat> of(String name, byte[] start) {
        return Arrays.stream(values())
                .filter(format -> format.isIn(name.toLowerCase(Locale.ROOT), start))
                .findFirst();
    }

    /// Refuses a file that is of one of these formats.
    ///
    /// @param start its first bytes, 16 are enough
    /// @throws Failure when it is
    public static void refuse(Path file, byte[] start) {
        String name = String.valueOf(file.getFileName());
        of(name, start).ifPresent(foreign -> {
            throw Failure.of(ExitCode.INPUT, "`" + file + "` is " + foreign.what + ", and is not opened")
                    .at(file.toString())
                    .help("convert it to safetensors where it comes from");
        });
    }

    private boolean isIn(String name, byte[] start) {
        return switch (this) {
            case PICKLE ->
                start.length >= 2
                        && (start[0] & 0xFF) == 0x80
                        && start[1] >= 2
                        && start[1] <= 5
                        && !(start.length > 8 && start[8] == '{'); // safetensors with a header of 640 bytes
            case ONNX -> name.endsWith(".onnx") && start.length >= 2 && start[0] == 8;
            default -> new String(start, StandardCharsets.ISO_8859_1).startsWith(mark, at);
        };
    }

    /// What it is, for a message.
    public String what() {
        return what;
    }
}
