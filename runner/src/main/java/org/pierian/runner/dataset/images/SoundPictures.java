package org.pierian.runner.dataset.images;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.Sha256;
import org.pierian.spec.Split;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DisplayText;
import org.pierian.spec.read.ResolvedSpec;

/// The pictures of each set without those that are broken.
///
/// @param files the files that are left, by set
/// @param levels their levels, one picture after the other, by set
/// @param skipped what is wrong with those that were left out, by name
record SoundPictures(
        Map<Split, List<LabelledFile>> files, Map<Split, MemorySegment> levels, Map<String, Failure> skipped) {

    private static final int SHOWN = 5;

    /// Leaves the broken ones out.
    ///
    /// @param files all files
    /// @param levels of all files, anything for those that are broken
    /// @param broken what is wrong with each of these, by name
    /// @param classes names of the classes
    /// @throws Failure when a set, or a class of the training set, would have none left
    static SoundPictures of(
            Map<Split, List<LabelledFile>> files,
            Map<Split, MemorySegment> levels,
            Map<String, Failure> broken,
            List<String> classes) {
        if (broken.isEmpty()) {
            return new SoundPictures(files, levels, broken);
        }
        Map<Split, List<LabelledFile>> left = new EnumMap<>(Split.class);
        Map<Split, MemorySegment> leftLevels = new EnumMap<>(Split.class);
        files.forEach((split, all) -> {
            List<LabelledFile> sound = all.stream()
                    .filter(file -> !broken.containsKey(file.name()))
                    .toList();
            require(split, all, sound, classes, broken);
            left.put(split, sound);
            leftLevels.put(split, compact(all, Objects.requireNonNull(levels.get(split)), broken, sound.size()));
        });
        return new SoundPictures(left, leftLevels, broken);
    }

    private static void require(
            Split split,
            List<LabelledFile> all,
            List<LabelledFile> sound,
            List<String> classes,
            Map<String, Failure> broken) {
        List<Integer> lost =
                new ArrayList<>(all.stream().map(LabelledFile::label).distinct().toList());
        lost.removeAll(sound.stream().map(LabelledFile::label).toList());
        if (!sound.isEmpty() && (split != Split.TRAIN || lost.isEmpty())) {
            return;
        }
        String what = sound.isEmpty()
                ? "no picture of the " + split.name().toLowerCase(Locale.ROOT) + " set can be read"
                : "no picture of the class `" + DisplayText.cut(classes.get(lost.getFirst()))
                        + "` can be read for training";
        Failure failure = DataMistake.NO_ROWS.failure(what);
        int shown = 0;
        for (LabelledFile file : all) {
            Failure fault = broken.get(file.name());
            if (fault != null && shown++ < SHOWN) {
                failure = failure.detail(fault.message());
            }
        }
        throw failure.help("bring the files anew, or take the class out of the spec");
    }

    private static MemorySegment compact(
            List<LabelledFile> all, MemorySegment levels, Map<String, Failure> broken, int left) {
        int size = Math.toIntExact(levels.byteSize() / all.size());
        byte[] compact = new byte[left * size];
        int at = 0;
        for (int i = 0; i < all.size(); i++) {
            if (!broken.containsKey(all.get(i).name())) {
                MemorySegment.copy(levels, ValueLayout.JAVA_BYTE, (long) i * size, compact, at, size);
                at += size;
            }
        }
        return MemorySegment.ofArray(compact);
    }

    /// The code of what is wrong with each file that was left out.
    SortedMap<String, String> codes() {
        SortedMap<String, String> codes = new TreeMap<>();
        skipped.forEach((name, failure) -> codes.put(name, failure.code().orElse("")));
        return codes;
    }

    /// The hash of a text with a line for each file that was left out: the code, two blanks and the name, in the order
    /// of
    /// the bytes of the names.
    String sha256() {
        String text = skipped.entrySet().stream()
                .map(entry -> entry.getValue().code().orElse("") + "  " + entry.getKey() + "\n")
                .collect(Collectors.joining());
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The warning that pictures were left out; none where none was.
    List<Diagnostic> warnings(ResolvedSpec resolved) {
        if (skipped.isEmpty()) {
            return List.of();
        }
        Diagnostic warning = Diagnostic.warning(
                        DataMistake.SKIPPED.code(),
                        resolved.locationOf("dataset"),
                        Count.of(skipped.size(), "broken picture") + " left out")
                .withLabel("by `--skip-bad`");
        List<Failure> all = List.copyOf(skipped.values());
        for (Failure failure : all.subList(0, Math.min(SHOWN, all.size()))) {
            warning = warning.withNote(failure.message());
        }
        return List.of(
                all.size() > SHOWN
                        ? warning.withNote("and " + (all.size() - SHOWN) + " more, which the record lists")
                        : warning);
    }
}
