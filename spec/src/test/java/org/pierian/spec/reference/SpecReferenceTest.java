package org.pierian.spec.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.spec.AverageSpec;
import org.pierian.spec.ClippingSpec;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.DescentSpec;
import org.pierian.spec.Doc;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.Generated;
import org.pierian.spec.InitSpec;
import org.pierian.spec.LayerSpec;
import org.pierian.spec.LossSpec;
import org.pierian.spec.MetricSpec;
import org.pierian.spec.OptimizerSpec;
import org.pierian.spec.PenaltySpec;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.RunSpec;
import org.pierian.spec.ScheduleSpec;
import org.pierian.spec.TargetSpec;
import org.pierian.spec.language.Component;
import org.pierian.spec.language.Family;
import org.pierian.spec.language.Language;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecReader;
import org.pierian.spec.read.SpecResult;

class SpecReferenceTest {

    private static final Language LANGUAGE = new Language();

    @TempDir
    Path folder;

    static List<Family.Variant> variants() {
        List<Family.Variant> variants = new ArrayList<>();
        for (Class<?> family : List.of(
                DatasetSpec.class,
                FeatureSpec.class,
                TargetSpec.class,
                RowSetSpec.class,
                LayerSpec.class,
                InitSpec.class,
                LossSpec.class,
                MetricSpec.class,
                OptimizerSpec.class,
                ScheduleSpec.class,
                ClippingSpec.class,
                PenaltySpec.class,
                AverageSpec.class)) {
            variants.addAll(LANGUAGE.family(family).variants());
        }
        return variants;
    }

    @Test
    void committedPageIsFresh() throws IOException {
        Generated.assertFresh("spec-reference.md", SpecReference.write());
    }

    @Test
    void everyFamilyOfTheSpecIsOnThePage() {
        for (Family.Variant variant : variants()) {
            assertThat(SpecReference.write()).contains("\n### " + variant.word() + "\n");
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everyComponentIsDocumented(Family.Variant variant) {
        Doc doc = variant.doc().orElseThrow();
        assertThat(doc.value()).endsWith(".");
        assertThat(doc.example()).contains(variant.word());
        assertThat(doc.formula() + doc.shapes()).as("is shown as code").doesNotContain("`");
        boolean steps = Stream.of(
                        OptimizerSpec.class,
                        ScheduleSpec.class,
                        ClippingSpec.class,
                        PenaltySpec.class,
                        AverageSpec.class)
                .anyMatch(family -> family.isAssignableFrom(variant.type()));
        boolean hasShapes = !InitSpec.class.isAssignableFrom(variant.type()) && !steps;
        assertThat(!doc.shapes().isEmpty()).as("shapes").isEqualTo(hasShapes);
        if (steps || LossSpec.class.isAssignableFrom(variant.type())) {
            assertThat(doc.formula()).isNotEmpty();
            assertThat(doc.source()).isNotEmpty();
        }
        for (Component key : LANGUAGE.components(variant.type())) {
            assertThat(key.doc().map(Doc::value)).as(key.key()).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everyExampleIsReadAsItsComponent(Family.Variant variant) throws IOException {
        String example = variant.doc().orElseThrow().example();
        String dataset = inDataset(example);
        if (!dataset.isEmpty()) {
            read("example.yaml", dataset);
            return;
        }
        String line = example.startsWith("- ") ? "architecture:\n  " + example : example;
        String key = line.substring(0, line.indexOf(':'));
        StringBuilder spec = new StringBuilder(line + "\n");
        for (String other : List.of(
                "dataset: {fizzbuzz: {validation: 100}}", "architecture: [tanh]", "loss: sse", "optimizer: adam")) {
            spec.append(other.startsWith(key + ":") ? "" : other + "\n");
        }
        RunSpec read = read("example.yaml", spec.toString());
        List<Object> components =
                new ArrayList<>(List.of(read.dataset(), read.init(), read.biasInit(), read.loss(), read.optimizer()));
        components.addAll(read.architecture());
        read.metrics().ifPresent(components::addAll);
        read.schedule().ifPresent(components::add);
        read.clip().ifPresent(components::add);
        read.penalty().ifPresent(components::add);
        read.average().ifPresent(components::add);
        assertThat(components).hasAtLeastOneElementOfType(variant.type());
    }

    /// A spec around an example of a part of a dataset; empty for other examples.
    private static String inDataset(String example) {
        if (example.startsWith("test: {folder:")) {
            return "dataset:\n  images: {folder: pets, size: 8, classes: [cat, dog], " + example + "}\n"
                    + "architecture: [flatten, {linear: 2}]\nloss: softmax_cross_entropy\noptimizer: adam\n";
        }
        if (example.startsWith("test: {inputs:")) {
            return "dataset:\n  npz: {file: a.npz, inputs: x, targets: y, shape: [2], target: {class: 3}, " + example
                    + "}\n" + "architecture: [{linear: 3}]\nloss: softmax_cross_entropy\noptimizer: adam\n";
        }
        boolean isFeature = LANGUAGE.family(FeatureSpec.class).words().stream()
                .anyMatch(word -> example.startsWith("- " + word + ":"));
        String feature = isFeature ? example : "";
        if (feature.isEmpty() && !example.startsWith("target: ") && !example.startsWith("test: ")) {
            return "";
        }
        return "dataset:\n  csv:\n    file: table.csv\n    features:\n      "
                + (feature.isEmpty() ? "- numeric: weight" : feature)
                + (example.startsWith("target: ") ? "" : "\n    target: {number: height}")
                + (feature.isEmpty() ? "\n    " + example : "")
                + "\narchitecture: [tanh]\nloss: sse\noptimizer: adam\n";
    }

    @Test
    void wholeSpecsOnThePageAreRead() throws IOException {
        String example = RunSpec.class.getAnnotation(Doc.class).example();
        assertThat(SpecReference.write()).contains(example);
        read("base.yaml", example.replace("optimizer: {gradient_descent: 0.1}", "optimizer: {momentum: 0.1}"));
        String page = SpecReference.write();
        int start = page.indexOf("extends: base.yaml\n");
        RunSpec child = read("child.yaml", page.substring(start, page.indexOf("```", start)));
        assertThat(child.optimizer()).isEqualTo(new DescentSpec.Momentum(0.05, 0.9));
    }

    private RunSpec read(String name, String text) throws IOException {
        SpecResult result = SpecReader.read(Files.writeString(folder.resolve(name), text), List.of());
        Optional<ResolvedSpec> spec = result.spec();
        assertThat(spec).as(text + result.diagnostics()).isPresent();
        return spec.orElseThrow().spec();
    }
}
