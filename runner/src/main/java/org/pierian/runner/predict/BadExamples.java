package org.pierian.runner.predict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.dataset.table.BadCells;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.AtomicFile;
import org.pierian.runner.file.PendingFile;

/// What becomes of examples that cannot be predicted: all are refused at once, or each is left out and written to a
/// file of its own, so that it can be fixed and predicted later.
public final class BadExamples implements AutoCloseable {

    private final Optional<Path> aside;
    private final BadCells bad;
    private @Nullable PendingFile file;
    private Kind kind = Kind.ROW;
    private long count;

    /// @param first name of the file that is read first
    /// @param aside where bad examples are written to; they are refused where it is not given
    public BadExamples(String first, Optional<Path> aside) {
        this.bad = new BadCells(first);
        this.aside = aside;
    }

    /// What examples are in the files that a person gives.
    enum Kind {
        ROW("row", "fix the rows in `%s`, and predict them from there"),
        LINE("line", "fix the lines that are listed in `%s`, and predict them again"),
        PICTURE("picture", "replace the pictures that are listed in `%s`, and predict them again");

        private final String word;
        private final String advice;

        Kind(String word, String advice) {
            this.word = word;
            this.advice = advice;
        }
    }

    /// Something that is wrong with an example.
    ///
    /// @param text what is wrong, and what was expected
    /// @param advice what to do
    record Fault(DataMistake mistake, String text, String advice) {}

    /// Goes on to another file.
    void next(String name) {
        bad.next(name);
    }

    /// Whether bad examples are left out.
    boolean areLeftOut() {
        return aside.isPresent();
    }

    /// Takes a bad example.
    ///
    /// @param of what it is
    /// @param at where it is
    /// @param line the line that it begins in; 0 where there are no lines
    /// @param faults what is wrong with it, at least one thing
    /// @param header names of its cells
    /// @param cells what it was
    /// @throws Failure when it cannot be written
    void add(Kind of, String at, long line, List<Fault> faults, List<String> header, List<String> cells) {
        kind = of;
        count++;
        faults.forEach(fault -> bad.note(fault.mistake(), at, fault.text(), fault.advice()));
        if (aside.isPresent()) {
            if (file == null) {
                file = AtomicFile.begin(aside.get());
                file.write(LineForm.csv(joined("bad_line", "bad_why", header)));
            }
            String why = String.join("; ", faults.stream().map(Fault::text).toList());
            file.write(LineForm.csv(joined(Long.toString(line), why, cells)));
        }
    }

    private static List<String> joined(String first, String second, List<String> others) {
        List<String> all = new ArrayList<>(List.of(first, second));
        all.addAll(others);
        return all;
    }

    /// Refuses what has to be refused before anything else is final.
    ///
    /// @throws Failure when an example was bad and is not left out
    public void refuse() {
        if (aside.isEmpty()) {
            bad.refuse();
        }
    }

    /// Ends: the file of bad examples gets its name, and one of an earlier command goes where there are none.
    ///
    /// @param predicted number of examples that were good
    /// @return how the command ends, where an example was left out
    /// @throws Failure when the file cannot be written or removed
    public Optional<Failure> finish(long predicted) {
        if (aside.isEmpty()) {
            return Optional.empty();
        }
        if (file == null) {
            remove(aside.get());
            return Optional.empty();
        }
        file.commit();
        return Optional.of(bad.failure(Count.of(count, kind.word) + " of " + (count + predicted)
                        + (count == 1 ? " was" : " were") + " left out")
                .help(kind.advice.formatted(aside.get())));
    }

    private static void remove(Path old) {
        try {
            if (Files.isRegularFile(old)) {
                Files.delete(old);
            }
        } catch (IOException e) {
            throw Failure.of(ExitCode.IO, "`" + old + "` is of an earlier command, and cannot be removed")
                    .help("remove it by hand; nothing was left out this time")
                    .causedBy(e);
        }
    }

    /// Lets go of a file that has not got its name.
    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
