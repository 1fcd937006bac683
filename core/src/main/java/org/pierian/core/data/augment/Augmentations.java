package org.pierian.core.data.augment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;

/// Random changes in their order, each with a stream of random numbers of its own, whose path is the change's place in
/// the list, `0` for the first. The step of a stream is the epoch, and its index the example.
public final class Augmentations {

    private final List<Augmentation> changes;
    private final List<RandomStream> streams;
    private final @Nullable Mixup mixup;
    private final RandomStream mixing;

    /// @param seed the experiment's seed
    /// @param changes what is done to each picture, in order
    /// @param mixup what is done after that, if it is; its place is behind all others
    public Augmentations(long seed, List<? extends Augmentation> changes, Optional<Mixup> mixup) {
        this.changes = List.copyOf(changes);
        List<RandomStream> all = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            all.add(stream(seed, i));
        }
        this.streams = List.copyOf(all);
        this.mixup = mixup.orElse(null);
        this.mixing = stream(seed, changes.size());
    }

    private static RandomStream stream(long seed, int place) {
        return RandomStream.of(seed, StreamTag.AUGMENT, Integer.toString(place));
    }

    int count() {
        return changes.size();
    }

    Augmentation change(int place) {
        return changes.get(place);
    }

    /// The stream of a change.
    RandomStream stream(int place) {
        return streams.get(place);
    }

    /// What is done after all changes, if it is.
    @Nullable
    Mixup mixup() {
        return mixup;
    }

    /// The stream of [#mixup].
    RandomStream mixing() {
        return mixing;
    }
}
