package org.pierian.runner.predict;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pierian.runner.dataset.CellFault;
import org.pierian.runner.dataset.LineCoder;
import org.pierian.runner.dataset.table.BadCells;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;

/// Predicts texts, a line each.
public final class LineExamples {

    private static final List<String> OF_TEXTS = List.of("file", "line", "text");
    private static final List<String> OF_TOKENS = List.of("file", "line", "token");

    private static final int MOST_BYTES = 1 << 30;

    private final LineCoder coder;
    private final BadExamples bad;
    private final Forecast forecast;

    /// @param coder turns lines into inputs
    public LineExamples(LineCoder coder, BadExamples bad, Forecast forecast) {
        this.coder = coder;
        this.bad = bad;
        this.forecast = forecast;
    }

    /// Predicts all lines of a file.
    ///
    /// @param name its name
    /// @throws Failure when it cannot be read, is too large, or is no text
    public void read(Path file, String name) {
        try (InputStream in = Channels.newInputStream(InputFile.open(file))) {
            read(in, name);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    /// Predicts all lines of a stream.
    ///
    /// @param name what it is called
    /// @throws Failure as there
    /// @throws IOException when it cannot be read
    public void read(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw DataMistake.TOO_LARGE
                    .failure("`" + name + "` is larger than 1 GiB")
                    .at(name)
                    .help("divide it");
        }
        read(bytes, name);
    }

    private void read(byte[] bytes, String name) {
        if (!forecast.hasBegun()) {
            forecast.begin(coder.isPerToken() ? OF_TOKENS : OF_TEXTS);
        }
        bad.next(name);
        for (LineCoder.Line line : coder.lines(bytes, name)) {
            if (line.fault().isPresent()) {
                refuse(line, line.fault().get(), name);
            } else {
                add(line, name);
            }
        }
    }

    private void refuse(LineCoder.Line line, CellFault fault, String name) {
        String text = "`" + BadCells.shown(line.shown().getFirst()) + "` " + fault.fault();
        bad.add(
                BadExamples.Kind.LINE,
                name + ":" + line.number(),
                line.number(),
                List.of(new BadExamples.Fault(fault.mistake(), text, fault.advice())),
                OF_TEXTS,
                List.of(name, Integer.toString(line.number()), line.shown().getFirst()));
        if (!bad.areLeftOut()) {
            forecast.silence(); // the other lines are read for their errors alone
        }
    }

    private void add(LineCoder.Line line, String name) {
        float[] inputs = forecast.inputs();
        int at = forecast.at();
        for (int step = 0; step < forecast.width(); step++) {
            inputs[at + step] = step < line.length() ? line.tokens()[step] : 0;
        }
        String number = Integer.toString(line.number());
        List<List<String>> rows = new ArrayList<>();
        line.shown().forEach(shown -> rows.add(List.of(name, number, shown)));
        forecast.addSequence(rows, line.length(), name + ":" + number);
    }
}
