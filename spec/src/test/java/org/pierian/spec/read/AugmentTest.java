package org.pierian.spec.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pierian.spec.AugmentSpec;
import org.pierian.spec.Interval;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.write.SpecWriter;

class AugmentTest {

    private static RunSpec read(String augment) {
        String text = "dataset: {mnist: {layout: image}}\n" + augment + """
                architecture: [flatten, {linear: 10}]
                loss: softmax_cross_entropy
                optimizer: {sgd: 0.1}
                """;
        return SpecReader.read(SourceText.of("s.yaml", text), Path.of("s.yaml"), List.of())
                .spec()
                .orElseThrow()
                .spec();
    }

    @Test
    void wordsHaveTheirMainKeysAndDefaults() {
        RunSpec spec = read("augment: [{random_crop: 4}, horizontal_flip, random_erasing, mixup]\n");
        assertThat(spec.augment().orElseThrow())
                .containsExactly(
                        new AugmentSpec.RandomCrop(4, 0),
                        new AugmentSpec.HorizontalFlip(0.5),
                        new AugmentSpec.RandomErasing(0.5, new Interval(0.02, 0.33), new Interval(0.3, 3.3), 0),
                        new AugmentSpec.Mixup(0.2));
        assertThat(spec.mixup()).contains(new AugmentSpec.Mixup(0.2));
        assertThat(spec.essence()).isEqualTo(spec);
        assertThat(SpecWriter.write(spec)).contains("augment:\n");
    }

    @Test
    void nothingIsChangedUnlessWritten() {
        assertThat(read("").augment()).isEmpty();
        assertThat(read("").mixup()).isEmpty();
        assertThat(SpecWriter.write(read(""))).doesNotContain("augment");
        assertThat(read("augment: [horizontal_flip]\n").mixup()).isEmpty();
    }
}
