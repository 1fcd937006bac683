package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.Declaration;
import org.pierian.spec.AugmentSpec;
import org.pierian.spec.ImagesSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.read.ResolvedSpec;

/// Compares random changes of pictures with the dataset and the loss.
final class AugmentCheck {

    private static final int IMAGE_RANK = 3;
    private static final String AUGMENT = "augment";

    private final ResolvedSpec resolved;
    private final Declaration declaration;
    private final List<Diagnostic> problems = new ArrayList<>();

    private AugmentCheck(ResolvedSpec resolved, Declaration declaration) {
        this.resolved = resolved;
        this.declaration = declaration;
    }

    /// What does not fit, at the places of the keys.
    static List<Diagnostic> check(ResolvedSpec resolved, Declaration declaration) {
        AugmentCheck check = new AugmentCheck(resolved, declaration);
        resolved.spec().augment().filter(_ -> check.hasPictures()).ifPresent(check::changes);
        return check.problems;
    }

    private boolean hasPictures() {
        boolean images = resolved.spec().dataset() instanceof ImagesSpec;
        boolean fits = images && declaration.inputShape().rank() == IMAGE_RANK;
        if (!fits) {
            Diagnostic problem = error(AUGMENT, "`augment` changes pictures, and the dataset has none")
                    .withLabel("for `images`, `idx` and `mnist`")
                    .withRelated(resolved.locationOf("dataset"), "has examples of shape " + declaration.inputShape())
                    .withExpected(
                            "[channels, height, width]",
                            declaration.inputShape().toString());
            problems.add(problem.withHelp(
                    images
                            ? "write `layout: image` in the dataset, and `flatten` as the first layer if the network takes rows"
                            : "delete `augment`"));
        }
        return fits;
    }

    private void changes(List<AugmentSpec> changes) {
        Shape shape = declaration.inputShape();
        for (int i = 0; i < changes.size(); i++) {
            String path = AUGMENT + "[" + i + "].";
            switch (changes.get(i)) {
                case AugmentSpec.RandomCrop(int padding, int _) ->
                    side(
                            path + "random_crop.padding",
                            padding,
                            Math.min(shape.dim(1), shape.dim(2)),
                            "the smaller side");
                case AugmentSpec.Cutout(int size, int _) ->
                    side(path + "cutout.size", size, Math.max(shape.dim(1), shape.dim(2)), "the larger side");
                case AugmentSpec.ColorJitter(double _, double _, double saturation) ->
                    colours(path + "color_jitter.saturation", saturation > 0);
                case AugmentSpec.Mixup _ -> loss(AUGMENT + "[" + i + "]");
                case AugmentSpec.HorizontalFlip _,
                        AugmentSpec.VerticalFlip _,
                        AugmentSpec.Rotation _,
                        AugmentSpec.RandomErasing _ -> {}
            }
        }
    }

    /// Beyond a side of the pictures nothing would be left of some.
    private void side(String path, int length, int most, String of) {
        if (length > most) {
            problems.add(error(path, "nothing would be left of some pictures of " + declaration.inputShape())
                    .withLabel("more than " + of)
                    .withExpected("at most " + most, Integer.toString(length))
                    .withHelp("write a few pixels, such as " + Math.max(1, most / 8)));
        }
    }

    private void colours(String path, boolean wanted) {
        if (wanted && declaration.inputShape().dim(0) == 1) {
            problems.add(error(path, "`saturation` is of colours, and the pictures are grey")
                    .withLabel("changes nothing")
                    .withRelated(resolved.locationOf("dataset"), "has one channel")
                    .withHelp("delete `saturation`"));
        }
    }

    private void loss(String path) {
        if (!LossBinder.takesMixtures(resolved.spec().loss())) {
            String word = ComponentWord.of(resolved.spec().loss());
            problems.add(error(path, "`mixup` mixes classes, and the loss `" + word + "` takes one")
                    .withLabel("needs a loss of shares of classes")
                    .withRelated(resolved.locationOf("loss"), "takes one class")
                    .withHelp("write `loss: softmax_cross_entropy`, or delete `mixup`"));
        }
    }

    private Diagnostic error(String path, String message) {
        return Diagnostic.error(DiagnosticCodes.CONTRADICTION, resolved.locationOf(path), message);
    }
}
