package org.pierian.runner.dataset.images;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pierian.core.data.PixelDataset;
import org.pierian.core.data.Targets;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Intake;
import org.pierian.runner.dataset.NewFiles;
import org.pierian.runner.dataset.PictureCoder;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.dataset.cache.DataCache;
import org.pierian.runner.dataset.picture.resize.PictureForm;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.file.Sha256;
import org.pierian.spec.ImagesSpec;
import org.pierian.spec.PixelScale;
import org.pierian.spec.ResizeFilter;
import org.pierian.spec.Split;

/// Pictures in folders, or named by a table.
///
/// @param spec what the spec says
public record PicturesSource(ImagesSpec.Pictures spec) implements Source {

    private static final String SUBFOLDER = "images";
    /// Behind the folder's name, of the hash of what was left out.
    private static final String SKIPPED = " (left out)";

    @Override
    public Declaration declaration() {
        return new Declaration(inputShape(), spec.classes(), spec.classes().size(), Map.of());
    }

    private Shape inputShape() {
        return Shape.of(
                spec.channels().count(), spec.size().height(), spec.size().width());
    }

    private PictureForm form() {
        return new PictureForm(
                spec.size().height(),
                spec.size().width(),
                spec.channels(),
                spec.resize(),
                spec.filter().orElse(ResizeFilter.BILINEAR),
                spec.background());
    }

    @Override
    public List<String> files() {
        List<String> files = new ArrayList<>(List.of(spec.folder()));
        FileSets.tables(spec).forEach(table -> files.add(spec.folder() + "/" + table));
        return List.copyOf(files);
    }

    @Override
    public String sha256(Path file) throws IOException {
        return Files.isDirectory(file)
                ? PictureBatch.sha256(FileSets.inOrder(new FileSets(spec, new FolderTree(file, true)).find()))
                : Sha256.of(file);
    }

    @Override
    public OptionalLong bytes() {
        return OptionalLong.empty();
    }

    @Override
    public String pictureAdvice() {
        return "`images` gives pictures, [channels, height, width]; after `flatten` there is none";
    }

    @Override
    public Preprocessing preprocessing(Preprocessing fitted) {
        return preprocessing(scalings(Optional.of(fitted), MemorySegment.ofArray(new byte[0])));
    }

    /// What is fitted comes from a finished run, where there is one; what the spec says by itself does not.
    private List<Scaling> scalings(Optional<Preprocessing> fitted, MemorySegment training) {
        Optional<List<Scaling>> known =
                spec.scale() == PixelScale.UNIT ? Optional.empty() : fitted.flatMap(this::channels);
        return known.orElseGet(() -> new ChannelScaling(spec).fit(training));
    }

    private Preprocessing preprocessing(List<Scaling> channels) {
        return new Preprocessing(
                List.of(new Preprocessing.Input.Picture(
                        channels, spec.size().height(), spec.size().width())),
                new Preprocessing.Target.Classes(Preprocessing.Target.Classes.CLASS, spec.classes()));
    }

    /// The scalings of a preprocessing that is one of pictures with as many channels.
    private Optional<List<Scaling>> channels(Preprocessing fitted) {
        boolean fits = fitted.inputs().size() == 1
                && fitted.inputs().getFirst() instanceof Preprocessing.Input.Picture picture
                && picture.channels().size() == spec.channels().count();
        return fits
                ? Optional.of(((Preprocessing.Input.Picture) fitted.inputs().getFirst()).channels())
                : Optional.empty();
    }

    @Override
    public Data load(Reading reading) {
        FolderTree tree = tree(reading);
        FileSets.tables(spec).forEach(table -> reading.read().add(spec.folder() + "/" + table, tree.resolve(table)));
        Map<Split, List<LabelledFile>> sets = new FileSets(spec, tree).find();
        PictureBatch batch = new PictureBatch(form(), DataCache.of(reading));
        Map<Split, MemorySegment> pixels = new EnumMap<>(Split.class);
        sets.forEach((split, files) -> pixels.put(split, batch.read(files)));
        SoundPictures sound = SoundPictures.of(sets, pixels, broken(batch, reading), spec.classes());
        MemorySegment training = Objects.requireNonNull(sound.levels().get(Split.TRAIN));
        List<Scaling> channels = scalings(reading.fitted(), training);
        Map<Split, Examples> splits = new EnumMap<>(Split.class);
        sound.files()
                .forEach((split, files) -> splits.put(
                        split,
                        examples(files, Objects.requireNonNull(sound.levels().get(split)), channels)));
        SortedMap<String, String> hashes = new TreeMap<>();
        hashes.put(spec.folder(), batch.sha256());
        if (!sound.skipped().isEmpty()) {
            hashes.put(spec.folder() + SKIPPED, sound.sha256());
        }
        FileSets.tables(spec).forEach(table -> hashes.put(spec.folder() + "/" + table, hash(tree.resolve(table))));
        Data.Pictures pictures = new Data.Pictures(
                training,
                spec.channels().count(),
                spec.size().height(),
                spec.size().width(),
                false);
        return new Data(
                splits,
                preprocessing(channels),
                Optional.of(pictures),
                List.of(),
                sound.warnings(reading.resolved()),
                sound.codes(),
                hashes);
    }

    /// What is wrong with the files that are left out.
    ///
    /// @throws Failure when there are some, and none may be
    private static Map<String, Failure> broken(PictureBatch batch, Reading reading) {
        if (reading.skipsBad()) {
            return batch.requireSound();
        }
        try {
            batch.requireAll();
        } catch (Failure failure) {
            throw batch.hasBroken()
                    ? failure.help("or leave broken pictures out, which the record will list: add `--skip-bad`")
                    : failure;
        }
        return Map.of();
    }

    private FolderTree tree(Reading reading) {
        Path root = reading.file(spec.folder(), SUBFOLDER);
        boolean foreign = reading.near().stream().anyMatch(near -> root.equals(near.resolve(spec.folder())));
        return tree(root, foreign);
    }

    private static FolderTree tree(Path root, boolean isForeign) {
        if (!Files.isDirectory(root)) {
            throw DataMistake.FOLDER
                    .failure("`" + root + "` is a file, expected a folder of pictures")
                    .at(root.toString())
                    .help("name the folder that has a folder for each class");
        }
        return new FolderTree(root, isForeign);
    }

    private static String hash(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private Examples examples(List<LabelledFile> files, MemorySegment pixels, List<Scaling> channels) {
        Targets targets = new Targets(
                files.stream().mapToInt(LabelledFile::label).toArray(),
                spec.classes().size());
        return Examples.ofClasses(
                new PixelDataset(inputShape(), files.size(), pixels, ChannelScaling.tables(channels), targets),
                targets);
    }

    @Override
    public Intake intake(Preprocessing fitted) {
        float[][] tables = ChannelScaling.tables(channels(fitted).orElseThrow());
        return new Intake.PictureFiles(new PictureCoder() {
            @Override
            public byte[] read(Path file) {
                return PictureBatch.levels(file, form());
            }

            @Override
            public byte[] read(byte[] file, String name) {
                return PictureBatch.levels(file, name, form());
            }

            @Override
            public float[][] tables() {
                return tables;
            }
        });
    }

    @Override
    public Examples examples(NewFiles files, Preprocessing fitted) {
        if (files.labels().isPresent()) {
            throw Failure.of(ExitCode.USAGE, "`--labels` is for IDX files; the folders of pictures are their classes")
                    .help("name a folder with a folder for each class, and leave `--labels` out");
        }
        FolderTree tree = tree(files.examples(), false);
        List<LabelledFile> found = new ClassFolders(tree, spec.classes()).files("", false);
        PictureBatch batch = new PictureBatch(form(), DataCache.ofUser());
        MemorySegment pixels = batch.read(found);
        batch.requireAll();
        return examples(found, pixels, channels(fitted).orElseThrow());
    }
}
