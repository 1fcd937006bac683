package org.pierian.runner.serve;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.pierian.runner.dataset.ArrayCoder;
import org.pierian.runner.dataset.Intake;
import org.pierian.runner.dataset.LineCoder;
import org.pierian.runner.dataset.PictureCoder;
import org.pierian.runner.dataset.TextCoder;
import org.pierian.runner.dataset.csv.CsvFormat;
import org.pierian.runner.dataset.csv.Dialect;
import org.pierian.runner.dataset.jsonl.JsonlFormat;
import org.pierian.runner.dataset.table.TableFormat;
import org.pierian.runner.dataset.table.TableRows;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.http.Refusal;
import org.pierian.runner.http.Reply;
import org.pierian.runner.http.Request;
import org.pierian.runner.predict.ArrayExamples;
import org.pierian.runner.predict.BadExamples;
import org.pierian.runner.predict.Forecast;
import org.pierian.runner.predict.LineExamples;
import org.pierian.runner.predict.PictureExamples;
import org.pierian.runner.predict.TableExamples;
import org.pierian.runner.predict.TextGeneration;
import org.pierian.runner.predict.Wanted;
import org.pierian.spec.Separator;

/// Answers requests for predictions.
///
/// @param time how long a request may wait for its turn, and a text may take to be written
record Predictions(Duration time) {

    private static final Set<String> PARAMETERS = Set.of("probabilities", "top", "keep", "format", "name");

    /// Pictures are packed, and a few bytes may become many: only some are unpacked at a time.
    private static final Semaphore UNPACKING = new Semaphore(Math.clamp(
            Runtime.getRuntime().maxMemory() >> 30, 1, Runtime.getRuntime().availableProcessors()));

    /// Predicts what a request has in its body.
    ///
    /// @throws Refusal when it is not what the run takes
    Reply answer(ServedRun run, Request request) {
        for (String name : request.parameters().keySet()) {
            if (!PARAMETERS.contains(name)) {
                throw Refusal.of(400, "the parameter `" + name + "` is not known here")
                        .help("the parameters are probabilities, top, keep, format and name");
            }
        }
        Answer answer = new Answer(Answer.Form.of(request));
        byte[] body = request.body();
        ServedModel model = run.model();
        try {
            return model.seated(System.nanoTime() + time.toNanos(), seat -> {
                new Call(model, seat, new Given(request, body), answer).predict();
                return answer.reply();
            });
        } catch (Failure failure) {
            throw failure.exitCode() == ExitCode.USAGE ? ofParameters(failure) : failure;
        }
    }

    /// Messages of the command line name its options, which are parameters here.
    private static Refusal ofParameters(Failure failure) {
        Failure renamed = Failure.of(ExitCode.USAGE, renamed(failure.message()));
        for (String help : failure.helps()) {
            renamed = renamed.help(renamed(help));
        }
        return Refusal.of(400, renamed);
    }

    private static String renamed(String text) {
        return text.replace("`--", "`");
    }

    /// What a client has sent.
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    private record Given(Request request, byte[] body) {

        /// The type of the body: as it is said, or as it looks where it is not. Programs that send forms by default are
        /// not taken at their word.
        String type() {
            String said = request.type();
            if (!said.isEmpty()
                    && !said.equals("application/x-www-form-urlencoded")
                    && !said.equals("application/octet-stream")) {
                return said;
            }
            int first = 0;
            while (first < body.length && Character.isWhitespace(body[first])) {
                first++;
            }
            return first < body.length && (body[first] == '{' || body[first] == '[') ? "application/json" : "";
        }

        boolean isJson() {
            return type().equals("application/json");
        }

        /// What messages and answers call the body.
        String name() {
            return request.parameters().getOrDefault("name", "body");
        }

        Refusal other(String wanted) {
            return Refusal.of(415, "this run does not take `" + request.type() + "`")
                    .help("send " + wanted);
        }
    }

    /// One request on its way.
    private record Call(ServedModel model, ServedModel.Seat seat, Given given, Answer answer) {

        void predict() {
            switch (seat.intake()) {
                case Intake.Table table -> examples((bad, forecast) -> ofTable(table, bad, forecast));
                case Intake.Pictures pictures ->
                    examples((bad, forecast) -> ofPictures(new PictureExamples(pictures, bad, forecast), forecast));
                case Intake.PictureFiles(PictureCoder coder) ->
                    examples((bad, forecast) -> ofPictures(new PictureExamples(coder, bad, forecast), forecast));
                case Intake.Arrays(ArrayCoder coder) ->
                    examples((bad, forecast) -> ofArrays(new ArrayExamples(coder, bad, forecast)));
                case Intake.Lines(LineCoder coder) ->
                    examples((bad, forecast) -> ofLines(new LineExamples(coder, bad, forecast)));
                case Intake.Text(TextCoder coder) -> continueText(coder);
            }
        }

        private void examples(BiConsumer<BadExamples, Forecast> examples) {
            Forecast forecast = new Forecast(model.run(), seat.passes(), wanted(), answer.lineForm(), answer);
            try (BadExamples bad = new BadExamples(given.name(), Optional.empty())) {
                examples.accept(bad, forecast);
                bad.refuse();
                forecast.flush();
            }
            if (forecast.count() == 0) {
                throw Refusal.of(400, "the body has no examples");
            }
        }

        private Wanted wanted() {
            Map<String, String> parameters = given.request().parameters();
            boolean probabilities = switch (parameters.getOrDefault("probabilities", "false")) {
                case "true", "1", "" -> true;
                case "false", "0" -> false;
                default -> throw Refusal.of(400, "`probabilities` wants true or false");
            };
            String top = parameters.getOrDefault("top", "");
            if (!top.isEmpty() && !top.matches("[0-9]{1,9}")) {
                throw Refusal.of(400, "`top` wants a number of classes");
            }
            return new Wanted(
                    probabilities, top.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(top)));
        }

        private void ofTable(Intake.Table table, BadExamples bad, Forecast forecast) {
            String kept = given.request().parameters().getOrDefault("keep", "");
            List<String> keep = kept.isEmpty() ? List.of() : List.of(kept);
            TableExamples examples = new TableExamples(table.coder(), keep, bad, forecast);
            byte[] rows = given.isJson() ? JsonRows.lines(given.body()) : given.body();
            try (TableRows read = format().read(new ByteArrayInputStream(rows), given.name(), examples.wanted())) {
                examples.read(read, given.name());
            }
        }

        private TableFormat format() {
            Dialect dialect = Dialect.of(model.run().model().spec().dataset());
            return switch (given.type()) {
                case "application/json", "application/x-ndjson", "application/ndjson", "application/jsonl" ->
                    new JsonlFormat();
                case "text/csv", "" -> new CsvFormat(dialect);
                case "text/tab-separated-values" -> new CsvFormat(dialect.with(Separator.TAB));
                default ->
                    throw given.other("application/json with " + JsonRows.WANTED
                            + "; text/csv with a header; or application/x-ndjson with a row in each line");
            };
        }

        private void ofPictures(PictureExamples examples, Forecast forecast) {
            if (given.isJson()) {
                examples.levels(new JsonPictures(forecast.width()).levels(given.body()), given.name());
                return;
            }
            if (!given.type().isEmpty() && !given.type().startsWith("image/")) {
                throw given.other("a picture as image/png, or application/json with " + JsonPictures.WANTED);
            }
            if (given.body().length > 0 && (given.body()[0] == 0 || given.body()[0] == 0x1F)) {
                throw Refusal.of(415, "the body is no picture").help("send a picture as image/png");
            }
            UNPACKING.acquireUninterruptibly();
            try {
                examples.read(given.body(), given.name());
            } finally {
                UNPACKING.release();
            }
        }

        private void ofArrays(ArrayExamples examples) {
            if (!given.isJson() && !given.type().isEmpty() && !given.type().equals("application/x-npy")) {
                throw given.other(
                        "a file of numpy.save as application/x-npy, or application/json with " + JsonArrays.WANTED);
            }
            examples.read(given.isJson() ? JsonArrays.npy(given.body()) : given.body(), given.name());
        }

        private void ofLines(LineExamples examples) {
            if (!given.isJson() && !given.type().isEmpty() && !given.type().equals("text/plain")) {
                throw given.other("text/plain with a text in each line, or application/json with " + JsonTexts.WANTED);
            }
            byte[] lines = given.isJson() ? JsonTexts.lines(given.body()) : given.body();
            try {
                examples.read(new ByteArrayInputStream(lines), given.name());
            } catch (IOException e) {
                throw new UncheckedIOException("memory cannot be read", e);
            }
        }

        private void continueText(TextCoder coder) {
            if (!given.isJson() && !given.type().isEmpty() && !given.type().equals("text/plain")) {
                throw given.other("application/json with " + JsonPrompt.WANTED + ", or the prompt as text/plain");
            }
            JsonPrompt prompt = given.isJson()
                    ? JsonPrompt.of(given.body())
                    : JsonPrompt.plain(new String(given.body(), StandardCharsets.UTF_8));
            new TextGeneration(model.run(), seat.passes(), coder, prompt.request())
                    .write(prompt.samples(), answer.lineForm(), answer);
        }
    }
}
