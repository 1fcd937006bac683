package org.pierian.runner.predict;

import java.util.Arrays;
import java.util.List;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.bind.LossBinder;
import org.pierian.runner.dataset.TextCoder;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.run.Passes;
import org.pierian.runner.run.TrainedRun;
import org.pierian.spec.LossSpec;

/// Continues a text with the tokens that a network draws, one after the other.
///
/// The network sees as many of the last tokens as it has steps. A text of lines ends with its line, or when the
/// network has no more steps.
public final class TextGeneration {

    private static final int TOKENS = 200; // where no number is said

    private final Passes predictor;
    private final TextCoder coder;
    private final Request request;
    private final Sampling sampling;

    /// What a person asks for.
    ///
    /// @param prompt how the text begins; may be empty
    /// @param length the most tokens behind the prompt; 0 unless said
    /// @param temperature see [Sampling]
    /// @param highest see [Sampling]
    /// @param seed every value is one
    public record Request(String prompt, int length, double temperature, int highest, long seed) {}

    /// @throws Failure when the outputs of the network are no probabilities
    public TextGeneration(TrainedRun run, TextCoder coder, Request request) {
        this(run, run.model().predictor(), coder, request);
    }

    /// The same with passes of somebody else.
    ///
    /// @param passes through the network of the run
    public TextGeneration(TrainedRun run, Passes passes, TextCoder coder, Request request) {
        LossSpec loss = run.model().spec().loss();
        if (!LossBinder.meaning(loss).hasProbabilities()) {
            throw Failure.of(
                            ExitCode.USAGE,
                            "the outputs of this network are no probabilities, so no token can be drawn")
                    .help("train with a loss of probabilities, such as `softmax_cross_entropy`");
        }
        this.predictor = passes;
        this.coder = coder;
        this.request = request;
        this.sampling = new Sampling(request.temperature(), request.highest(), request.seed());
    }

    /// Writes texts: each with its prompt, and an empty line between those that are not lines themselves; or an object
    /// of JSON for each.
    ///
    /// @param samples how many
    /// @param form of what is written; CSV stands for the texts themselves
    /// @param sink where to
    /// @throws Failure when the prompt has what the vocabulary has not, or is too long for a line
    public void write(int samples, LineForm form, Sink sink) {
        for (int sample = 0; sample < samples; sample++) {
            String written = continuation(sample);
            if (form == LineForm.JSONL) {
                sink.write(form.line(List.of("prompt", "text"), List.of(request.prompt(), written)));
            } else {
                boolean parted = sample > 0 && !coder.isLines();
                sink.write((parted ? "\n" : "") + request.prompt() + written + "\n");
            }
        }
        sink.end();
    }

    /// Continues the prompt.
    ///
    /// @param sample which of several, 0 or more; another number gives another text
    /// @return what follows the prompt
    /// @throws Failure when the prompt has what the vocabulary has not, or is too long for a line, or outputs are
    /// not finite
    public String continuation(long sample) {
        int[] given = prompt();
        int steps = predictor.width();
        int[] tokens = Arrays.copyOf(given, given.length + most(given.length));
        int count = given.length;
        while (count < tokens.length) {
            int next = sampling.draw(scores(tokens, count, steps), sample, count - given.length);
            if (coder.isLines() && next == coder.boundary()) {
                break;
            }
            tokens[count++] = next;
        }
        return coder.decode(Arrays.copyOfRange(tokens, given.length, count));
    }

    /// The tokens of the prompt behind what a text or a line begins with.
    private int[] prompt() {
        int[] encoded = coder.encode(request.prompt());
        if (!coder.isLines() && encoded.length > 0) {
            return encoded;
        }
        int[] begun = new int[encoded.length + 1];
        begun[0] = coder.boundary();
        System.arraycopy(encoded, 0, begun, 1, encoded.length);
        if (coder.isLines() && begun.length > predictor.width()) {
            throw Failure.of(
                            ExitCode.INPUT,
                            "the prompt has " + encoded.length + " tokens, and a line has at most "
                                    + (predictor.width() - 1) + " for this network")
                    .help("take a shorter prompt");
        }
        return begun;
    }

    private int most(int given) {
        if (!coder.isLines()) {
            return request.length() == 0 ? TOKENS : request.length();
        }
        int room = predictor.width() - given + 1;
        return request.length() == 0 ? room : Math.min(room, request.length());
    }

    /// The scores of the token at `count`.
    private double[] scores(int[] tokens, int count, int steps) {
        int seen = Math.min(count, steps);
        float[] inputs = predictor.inputs();
        for (int i = 0; i < steps; i++) {
            inputs[i] = i < seen ? tokens[count - seen + i] : 0;
        }
        Tensor outputs = predictor.predictSequence(seen);
        int classes = outputs.rowSize() / steps;
        double[] scores = new double[classes];
        for (int i = 0; i < classes; i++) {
            scores[i] = outputs.get((seen - 1) * classes + i);
            if (!Double.isFinite(scores[i])) {
                throw Failure.of(ExitCode.INPUT, "the outputs of the network are not finite")
                        .help("train the run again with a smaller learning rate");
            }
        }
        return scores;
    }
}
