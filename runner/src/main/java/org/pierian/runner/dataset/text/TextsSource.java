package org.pierian.runner.dataset.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
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
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.TextsSpec;

/// Texts whose answers are known.
///
/// @param spec what the spec says
public record TextsSource(TextsSpec spec) implements Source {

    /// Of no spec: bytes have no values.
    private static final Preprocessing.Input.Tokens NO_VOCABULARY =
            new Preprocessing.Input.Tokens(Preprocessing.TokenKind.BYTES, List.of(""));

    @Override
    public Declaration declaration() {
        Shape steps = Shape.of(spec.sequenceLength());
        int classes = spec.classes().size();
        return new Declaration(
                TensorType.indices(steps, spec.tokens().count()).padded(true),
                spec instanceof TextsSpec.Conll
                        ? new TargetType.Classes(steps, classes)
                        : new TargetType.Classes(classes),
                spec.classes(),
                Map.of());
    }

    @Override
    public List<String> files() {
        return switch (spec) {
            case TextsSpec.TextFolder folder ->
                folders(folder)
                        .flatMap(set -> folder.classes().stream().map(name -> set + "/" + name + ClassFiles.SUFFIX))
                        .toList();
            case TextsSpec.TextTable table -> files(table.file());
            case TextsSpec.Conll conll -> files(conll.file());
        };
    }

    private static Stream<String> folders(TextsSpec.TextFolder spec) {
        List<String> folders =
                new ArrayList<>(List.of(spec.folder() + (spec.hasSubfolders() ? "/" + RowSetSpec.Folder.TRAIN : "")));
        Stream.concat(Stream.of(spec.test()), spec.validation().stream()).forEach(set -> {
            if (set instanceof RowSetSpec.Folder(String path)) {
                folders.add(spec.folder() + "/" + path);
            }
        });
        return folders.stream();
    }

    private List<String> files(String first) {
        List<String> files = new ArrayList<>(List.of(first));
        Stream.concat(Stream.of(spec.test()), spec.validation().stream()).forEach(set -> {
            if (set instanceof RowSetSpec.OtherFile(String path)) {
                files.add(path);
            }
        });
        return List.copyOf(files);
    }

    @Override
    public OptionalLong bytes() {
        return OptionalLong.empty();
    }

    @Override
    public String pictureAdvice() {
        return "the examples are tokens of texts, not images; begin with `embedding` or `one_hot`";
    }

    @Override
    public Preprocessing preprocessing(Preprocessing fitted) {
        boolean fits = fitted.inputs().size() == 1
                && fitted.inputs().getFirst() instanceof Preprocessing.Input.Tokens tokens
                && new TokenForm(spec.tokens()).accepts(tokens);
        return new LabelledTexts(spec)
                .preprocessing(
                        fits ? (Preprocessing.Input.Tokens) fitted.inputs().getFirst() : NO_VOCABULARY);
    }

    @Override
    public Intake intake(Preprocessing fitted) {
        return new Intake.Lines(new PassageCoder(spec, TextLoader.vocabulary(fitted)));
    }

    @Override
    public Examples examples(NewFiles files, Preprocessing fitted) {
        if (files.labels().isPresent()) {
            throw Failure.of(ExitCode.USAGE, "`--labels` is for images; the answers of texts are with them")
                    .help("leave `--labels` out");
        }
        return new LabelledTexts(spec).examples(files.examples(), fitted);
    }

    @Override
    public Data load(Reading reading) {
        return new LabelledTexts(spec).load(reading);
    }
}
