package org.pierian.runner.inspect;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.pierian.runner.dataset.arrays.ArraySummary;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.weights.ForeignFormat;

/// What a file is, as `inspect` sees it.
public enum FileKind {
    /// safetensors.
    WEIGHTS,
    /// The book's nested lists.
    BOOK_WEIGHTS,
    /// A record or a lock.
    RECORD,
    /// What a run has fitted on its training set.
    PREPROCESSING,
    /// A checkpoint: its manifest or its tensors, or a folder with checkpoints.
    CHECKPOINT,
    /// IDX data, compressed or not.
    IDX,
    /// Arrays of NumPy: one, or several in a zip file.
    ARRAYS,
    /// A spec.
    SPEC;

    private static final int LOOK = 64;
    private static final String PREPROCESSING_NAME = "preprocessing.json";

    /// Decides by the name's ending and, where that leaves a choice, by the first bytes.
    ///
    /// @throws Failure when neither decides
    public static FileKind of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        RunFolder run = new RunFolder(file);
        if (Files.isRegularFile(run.record()) && run.checkpoints().isEmpty()) {
            return RECORD;
        }
        if (Files.isRegularFile(run.weights()) && run.checkpoints().isEmpty()) {
            return WEIGHTS; // of a run without its record
        }
        if (name.endsWith(".manifest") || Files.isDirectory(file)) {
            return CHECKPOINT;
        }
        byte[] bytes = InputFile.start(file, LOOK);
        ByteBuffer start = ByteBuffer.wrap(bytes);
        if (name.endsWith(".safetensors")) {
            ForeignFormat.refuse(file, bytes);
            return WEIGHTS;
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return SPEC;
        }
        if (name.endsWith(".json")) {
            ForeignFormat.refuse(file, bytes);
            if (name.equals(PREPROCESSING_NAME)) {
                return PREPROCESSING;
            }
            return first(start) == '{' ? RECORD : BOOK_WEIGHTS;
        }
        if (ArraySummary.isArrays(name, bytes)) {
            return ARRAYS;
        }
        boolean packed = start.limit() >= 2 && start.getShort(0) == (short) 0x1F8B;
        boolean idx = start.limit() >= 4 && start.get(0) == 0 && start.get(1) == 0 && start.get(3) > 0;
        if (packed || idx) {
            return IDX;
        }
        String foreign = ForeignFormat.of(name, bytes)
                .map(format -> ": it is " + format.what() + "; convert it to safetensors where it comes from")
                .orElse("");
        throw Failure.of(ExitCode.INPUT, "`" + file + "` is of no kind that `inspect` knows" + foreign)
                .at(file.toString())
                .help("say what it is with `--as`: "
                        + Arrays.stream(values())
                                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")));
    }

    private static char first(ByteBuffer start) {
        for (int i = 0; i < start.limit(); i++) {
            if (!Character.isWhitespace(start.get(i))) {
                return (char) start.get(i);
            }
        }
        return ' ';
    }
}
