package org.pierian.runner.dataset.text;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntUnaryOperator;
import org.pierian.core.data.TargetType;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Intake;
import org.pierian.runner.dataset.NewFiles;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.TextExamples;
import org.pierian.spec.TextTarget;
import org.pierian.spec.language.Words;

/// A text as tokens.
///
/// @param spec what the spec says
public record TextSource(DatasetSpec.Text spec) implements Source {

    /// Of no spec: bytes have no values.
    private static final Preprocessing.Input.Tokens NO_VOCABULARY =
            new Preprocessing.Input.Tokens(Preprocessing.TokenKind.BYTES, List.of(""));

    @Override
    public Declaration declaration() {
        int tokens = spec.tokens().count();
        Shape steps = Shape.of(spec.sequenceLength());
        return new Declaration(
                TensorType.indices(steps, tokens).padded(spec.examples() == TextExamples.LINES),
                new TargetType.Classes(steps, tokens),
                List.of(),
                Map.of());
    }

    @Override
    public String targetWord() {
        return "`" + Words.ofConstant(spec.target()) + "`";
    }

    @Override
    public List<String> files() {
        return form().files();
    }

    private TextForm form() {
        return new TextForm(spec);
    }

    @Override
    public OptionalLong bytes() {
        return OptionalLong.empty();
    }

    @Override
    public String pictureAdvice() {
        return "the examples of `text` are tokens, not images; begin with `embedding` or `one_hot`";
    }

    @Override
    public Preprocessing preprocessing(Preprocessing fitted) {
        boolean fits = fitted.inputs().size() == 1
                && fitted.inputs().getFirst() instanceof Preprocessing.Input.Tokens tokens
                && form().tokens().accepts(tokens);
        return fits ? new Preprocessing(fitted.inputs(), form().target()) : form().preprocessing(NO_VOCABULARY);
    }

    @Override
    public IntUnaryOperator characters(Preprocessing fitted) {
        return TextLoader.vocabulary(fitted).characters();
    }

    @Override
    public Intake intake(Preprocessing fitted) {
        if (spec.target() != TextTarget.NEXT_TOKEN) {
            throw Failure.of(ExitCode.USAGE, "this network was not trained to predict the next token")
                    .help("`runner evaluate RUN --on FILE` measures it on another text");
        }
        return new Intake.Text(
                new VocabularyCoder(TextLoader.vocabulary(fitted), spec.examples() == TextExamples.LINES));
    }

    @Override
    public Examples examples(NewFiles files, Preprocessing fitted) {
        if (files.labels().isPresent()) {
            throw Failure.of(ExitCode.USAGE, "`--labels` is for images; a text has no labels")
                    .help("leave `--labels` out");
        }
        return new TextLoader(spec).examples(files.examples(), fitted);
    }

    @Override
    public Data load(Reading reading) {
        return new TextLoader(spec).load(reading);
    }
}
