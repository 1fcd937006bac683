package org.pierian.runner.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pierian.core.backend.Backend;
import org.pierian.core.data.Batch;
import org.pierian.core.data.Dataset;
import org.pierian.core.data.PixelDataset;
import org.pierian.core.data.TargetType;
import org.pierian.core.data.Targets;
import org.pierian.core.layer.SavedTensor;
import org.pierian.core.metric.Tally;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.bind.ClassSizes;
import org.pierian.runner.bind.DataLoader;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.bind.InitBinder;
import org.pierian.runner.bind.InitialWeights;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.PixelScaling;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.dataset.idx.IdxFiles;
import org.pierian.runner.dataset.images.PpmFiles;
import org.pierian.runner.dataset.parquet.ParquetWriter;
import org.pierian.runner.dataset.parquet.TestColumn;
import org.pierian.runner.dataset.sql.SqliteFiles;
import org.pierian.runner.record.Score;
import org.pierian.runner.run.Experiment;
import org.pierian.runner.run.Model;
import org.pierian.runner.run.TrainingListener;
import org.pierian.runner.weights.SafeTensors;
import org.pierian.runner.weights.WeightsFile;
import org.pierian.spec.ArraysSpec;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.DecimalMark;
import org.pierian.spec.Encoding;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.ImagesSpec;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.Separator;
import org.pierian.spec.Split;
import org.pierian.spec.SqlSpec;
import org.pierian.spec.TableSpec;
import org.pierian.spec.TargetSpec;
import org.pierian.spec.TextExamples;
import org.pierian.spec.TextsSpec;
import org.pierian.spec.TokensSpec;
import org.pierian.spec.language.Words;

/// Makes experiments of small specs, with the files that they name and with few examples.
final class Workshop {

    static final int TRAIN = 7;
    static final int TEST = 5;

    /// Sees nothing.
    static final TrainingListener SILENT = new TrainingListener() {
        @Override
        public void afterStep(int epoch, Tally tally) {}

        @Override
        public void afterEpoch(Score train, Optional<Score> test) {}
    };

    private static final int ROWS = 12;
    private static final int PICTURES = 32;
    private static final int TEXT = 80;

    private final Path folder;
    private final Map<DatasetSpec, Data> loaded = new LinkedHashMap<>();

    /// @param folder for files
    Workshop(Path folder) {
        this.folder = folder;
    }

    Experiment experiment(SmallSpec small, Backend backend) {
        Data data = data(small);
        InitBinder.file(small.spec().init()).ifPresent(file -> writeWeights(small, file, backend));
        InitialWeights initial =
                new InitialWeights(small.resolved(), List.of(folder), DataFolders.of(Optional.empty()));
        return new Experiment(small.spec(), folder, () -> data, initial, backend);
    }

    /// The model of a spec with the parameters of another one, by way of a file.
    ///
    /// @param capacity the most examples in a pass
    Model copy(SmallSpec small, int capacity, List<SavedTensor> saved, Backend backend) {
        Model model = new Model(
                small.spec(),
                capacity,
                () -> data(small).preprocessing(),
                ClassSizes.of(() -> data(small).split(Split.TRAIN)),
                backend);
        model.saved().forEach(p -> p.value().fill(7f));
        Path file = folder.resolve("weights.safetensors");
        write(file, saved);
        WeightsFile.load(file, model.saved());
        return model;
    }

    private static void write(Path file, List<SavedTensor> saved) {
        try (OutputStream out = Files.newOutputStream(file)) {
            SafeTensors.write(out, WeightsFile.tensors(saved));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Weights for a spec that starts from a file.
    private void writeWeights(SmallSpec small, String file, Backend backend) {
        Model model = new Model(small.spec(), 1, () -> data(small).preprocessing(), backend);
        for (SavedTensor p : model.saved()) {
            float[] values = new float[p.shape().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (i % 5 - 2) * 0x1p-3f;
            }
            p.assign(values);
        }
        write(place(file), model.saved());
    }

    /// The first examples of a spec's dataset.
    Data data(SmallSpec small) {
        return loaded.computeIfAbsent(small.spec().dataset(), dataset -> {
            Data data = load(small, dataset);
            Map<Split, Examples> few = new EnumMap<>(Split.class);
            data.splits().forEach((split, all) -> {
                int most = split == Split.TRAIN ? TRAIN : TEST;
                Dataset first = all.size() > most ? new First(all.dataset(), most) : all.dataset();
                few.put(split, new Examples(first, all.labels(), all.variation()));
            });
            return new Data(few, data.preprocessing(), data.pictures(), data.columns(), data.warnings(), data.sha256());
        });
    }

    /// Whether the dataset of a spec can be read here.
    static boolean hasData(SmallSpec small) {
        return !(small.spec().dataset() instanceof ImagesSpec.Mnist)
                || RealData.folder().isPresent();
    }

    private Data load(SmallSpec small, DatasetSpec dataset) {
        if (!hasData(small)) {
            return invented(DatasetBinder.bind(dataset).declaration());
        }
        if (dataset instanceof TableSpec table) {
            writeTables(table);
        }
        if (dataset instanceof ImagesSpec.Idx idx) {
            writePictures(idx);
        }
        if (dataset instanceof ImagesSpec.Pictures pictures) {
            writeFolders(pictures);
        }
        if (dataset instanceof DatasetSpec.Text text) {
            writeText(text);
        }
        if (dataset instanceof ArraysSpec arrays) {
            DatasetBinder.bind(arrays).files().forEach(this::place); // in which a folder may be
            SmallArrays.write(folder, arrays);
        }
        if (dataset instanceof TextsSpec texts) {
            writeTexts(texts);
        }
        Optional<Path> near = dataset instanceof ImagesSpec.Mnist ? RealData.folder() : Optional.of(folder);
        return new DataLoader(DataFolders.of(near), line -> {}).load(small.resolved(), List.of(folder));
    }

    /// Images where the real ones are not here.
    private static Data invented(Declaration declaration) {
        int size = declaration.inputShape().size();
        Map<Split, Examples> splits = new EnumMap<>(Split.class);
        for (Split split : declaration.sizes().keySet()) {
            byte[] inputs = new byte[TRAIN * size];
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = (byte) ((i * 31 + split.name().length()) % 17 * 15);
            }
            Targets targets = new Targets(new int[] {3, 1, 4, 1, 5, 9, 2}, declaration.outputs());
            float[][] tables = {PixelScaling.table(Scaling.of(0, 255))};
            Dataset dataset = new PixelDataset(declaration.inputShape(), TRAIN, inputs, tables, targets);
            splits.put(split, Examples.ofClasses(dataset, targets));
        }
        return Data.computed(
                splits, new Preprocessing(List.of(), new Preprocessing.Target.Classes("class", declaration.classes())));
    }

    private void writeTables(TableSpec table) {
        Map<String, IntFunction<String>> columns = new LinkedHashMap<>();
        table.features().forEach(feature -> columns.put(feature.column(), cells(feature)));
        columns.put(table.target().column(), cells(table.target()));
        table.group().ifPresent(group -> columns.put(group, row -> "group " + row / 2));
        List<RowSetSpec> sets = Stream.concat(Stream.of(table.test()), table.validation().stream())
                .toList();
        for (RowSetSpec set : sets) {
            if (set instanceof RowSetSpec.Column(String name, String value)) {
                columns.put(name, row -> row % 4 == 1 ? value : "other");
            }
        }
        byte[] bytes = switch (table) {
            case TableSpec.Csv csv -> csv(csv, columns);
            case TableSpec.Jsonl _ -> jsonl(columns);
            case TableSpec.Parquet _ -> parquet(columns);
            case SqlSpec sql -> sqlite(sql, columns);
        };
        try {
            Files.write(place(DatasetBinder.bind(table).files().getFirst()), bytes);
            for (RowSetSpec set : sets) {
                if (set instanceof RowSetSpec.OtherFile(String path)) {
                    Files.write(place(path), bytes);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] jsonl(Map<String, IntFunction<String>> columns) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, IntFunction<String>> column : columns.entrySet()) {
                object.put(column.getKey(), column.getValue().apply(row));
            }
            text.append(object).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] parquet(Map<String, IntFunction<String>> columns) {
        return ParquetWriter.PLAIN.write(columns.entrySet().stream()
                .map(column -> TestColumn.texts(
                        column.getKey(),
                        IntStream.range(0, ROWS).mapToObj(column.getValue()).toArray(String[]::new)))
                .toArray(TestColumn[]::new));
    }

    /// A database with the table that a query names.
    private byte[] sqlite(SqlSpec sql, Map<String, IntFunction<String>> columns) {
        String table = sql.query().replaceFirst(".*? from (\\w+).*", "$1");
        Map<String, IntFunction<String>> all = new LinkedHashMap<>(columns);
        all.putIfAbsent(sql.key(), Integer::toString);
        String names = all.keySet().stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        List<String> statements = new ArrayList<>(List.of("create table " + table + " (" + names + ")"));
        for (int row = 0; row < ROWS; row++) {
            int number = row;
            statements.add(all.values().stream()
                    .map(cell -> "'" + cell.apply(number) + "'")
                    .collect(Collectors.joining(", ", "insert into " + table + " values (", ")")));
        }
        Path file = SqliteFiles.write(place("made.db"), statements.toArray(String[]::new));
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] csv(TableSpec.Csv csv, Map<String, IntFunction<String>> columns) {
        String separator = switch (csv.separator()) {
            case COMMA -> ",";
            case SEMICOLON -> ";";
            case TAB -> "\t";
            case PIPE -> "|";
        };
        List<String> lines = new ArrayList<>(List.of(String.join(separator, columns.keySet())));
        for (int row = 0; row < ROWS; row++) {
            int number = row;
            lines.add(columns.values().stream()
                    .map(cell -> withDecimal(csv, cell.apply(number)))
                    .collect(Collectors.joining(separator)));
        }
        Charset charset = Charset.forName(
                Words.ofConstant(csv.encoding().orElse(Encoding.UTF_8)).replace("latin-1", "latin1"));
        return (String.join("\n", lines) + "\n").getBytes(charset);
    }

    private static String withDecimal(TableSpec.Csv csv, String cell) {
        return csv.decimal().filter(DecimalMark.COMMA::equals).isPresent()
                ? "\"" + cell.replace('.', ',') + "\""
                : cell;
    }

    /// Lines that together have as many different characters as the spec says.
    private void writeText(DatasetSpec.Text text) {
        boolean lines = text.examples() == TextExamples.LINES;
        int letters = text.tokens() instanceof TokensSpec.Characters(int count) ? count - (lines ? 1 : 0) : 3;
        StringBuilder all = new StringBuilder();
        for (int line = 0; line < Math.max(TEXT, letters); line++) {
            int length = lines ? 1 : Math.max(letters, text.sequenceLength() + 1);
            for (int i = 0; i < length; i++) {
                all.appendCodePoint('a' + (line + i * i) % Math.max(1, letters));
                all.append(text.tokens() instanceof TokensSpec.Words ? " " : "");
            }
            all.append(lines ? "\n" : "");
        }
        try {
            Files.writeString(place(text.file()), all);
            for (RowSetSpec set : List.of(text.testPart(), text.validation().orElse(text.testPart()))) {
                if (set instanceof RowSetSpec.OtherFile(String path)) {
                    Files.writeString(place(path), all);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Texts of a token each, which together have as many different characters as the spec says.
    private void writeTexts(TextsSpec spec) {
        try {
            switch (spec) {
                case TextsSpec.TextFolder folder -> {
                    Path root = place(folder.folder());
                    writeClasses(root.resolve(folder.hasSubfolders() ? RowSetSpec.Folder.TRAIN : ""), spec);
                    for (RowSetSpec set : sets(spec)) {
                        if (set instanceof RowSetSpec.Folder(String path)) {
                            writeClasses(root.resolve(path), spec);
                        }
                    }
                }
                case TextsSpec.TextTable table -> writeAll(table.file(), spec, rows(table));
                case TextsSpec.Conll conll -> writeAll(conll.file(), spec, sentences(conll));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<RowSetSpec> sets(TextsSpec spec) {
        return Stream.concat(Stream.of(spec.test()), spec.validation().stream()).toList();
    }

    private void writeAll(String file, TextsSpec spec, List<String> lines) throws IOException {
        Files.write(place(file), lines);
        for (RowSetSpec set : sets(spec)) {
            if (set instanceof RowSetSpec.OtherFile(String path)) {
                Files.write(place(path), lines);
            }
        }
    }

    private static String letter(TextsSpec spec, int text) {
        return Character.toString('a' + text % (spec.tokens() instanceof TokensSpec.Characters(int count) ? count : 3));
    }

    private static void writeClasses(Path set, TextsSpec spec) throws IOException {
        Files.createDirectories(set);
        for (String name : spec.classes()) {
            List<String> texts = IntStream.range(0, TEXT)
                    .mapToObj(text -> letter(spec, text))
                    .toList();
            Files.write(set.resolve(name + ".txt"), texts);
        }
    }

    private static List<String> rows(TextsSpec.TextTable spec) {
        List<String> header = new ArrayList<>(List.of(spec.textColumn(), spec.classColumn()));
        List<String> values = new ArrayList<>();
        for (RowSetSpec set : sets(spec)) {
            if (set instanceof RowSetSpec.Column(String name, String value) && !header.contains(name)) {
                header.add(name);
                values.add(value);
            }
        }
        String separator = switch (spec.separator().orElse(Separator.COMMA)) {
            case COMMA -> ",";
            case SEMICOLON -> ";";
            case TAB -> "\t";
            case PIPE -> "|";
        };
        List<String> rows = new ArrayList<>(List.of(String.join(separator, header)));
        for (int row = 0; row < TEXT; row++) {
            List<String> cells = new ArrayList<>(List.of(
                    letter(spec, row), spec.classes().get(row % spec.classes().size())));
            for (String value : values) {
                cells.add(row % 4 == 1 ? value : "other");
            }
            rows.add(String.join(separator, cells));
        }
        return rows;
    }

    /// Sentences of one word, with as many columns as the spec names.
    private static List<String> sentences(TextsSpec.Conll spec) {
        int width = Math.max(spec.tokenColumn() + 1, spec.labelColumn().orElse(1));
        int label = spec.labelColumn().orElse(width);
        List<String> lines = new ArrayList<>();
        for (int sentence = 0; sentence < TEXT; sentence++) {
            List<String> cells = new ArrayList<>(Collections.nCopies(width, "_"));
            cells.set(spec.tokenColumn() - 1, letter(spec, sentence));
            cells.set(label - 1, spec.labels().get(sentence % spec.labels().size()));
            lines.add(String.join("\t", cells));
            lines.add("");
        }
        return lines;
    }

    private void writePictures(ImagesSpec.Idx idx) {
        int[] classes =
                IntStream.range(0, PICTURES).map(row -> row % idx.classes()).toArray();
        try {
            for (String images : List.of(idx.trainImages(), idx.testImages())) {
                Files.createDirectories(folder.resolve(images).getParent());
                IdxFiles.images(folder.resolve(images), PICTURES, idx.height(), idx.width());
            }
            for (String labels : List.of(idx.trainLabels(), idx.testLabels())) {
                IdxFiles.labels(folder.resolve(labels), classes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Two pictures of each class, in the folders and tables that a spec names.
    private void writeFolders(ImagesSpec.Pictures spec) {
        Path root = folder.resolve(spec.folder());
        List<RowSetSpec> sets = Stream.concat(Stream.of(spec.testPart()), spec.validation().stream())
                .toList();
        try {
            delete(root); // another spec's classes
            if (spec.labels().isPresent()) {
                writeLabels(root, spec.labels().get(), spec, "", sets);
            } else {
                boolean own = sets.stream().anyMatch(RowSetSpec.Folder.class::isInstance);
                writePictures(root.resolve(own ? RowSetSpec.Folder.TRAIN : ""), spec);
            }
            for (RowSetSpec set : sets) {
                if (set instanceof RowSetSpec.Folder(String path)) {
                    writePictures(root.resolve(path), spec);
                }
                if (set instanceof RowSetSpec.OtherFile(String path)) {
                    writeLabels(root, path, spec, path + "-", List.of());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file of the folder, where another spec may have had a folder.
    private Path place(String name) {
        Path file = folder.resolve(name);
        try {
            delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static void delete(Path root) throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> all = Files.walk(root)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static void writePictures(Path set, ImagesSpec.Pictures spec) throws IOException {
        for (String name : spec.classes()) {
            for (int i = 0; i < TRAIN; i++) {
                PpmFiles.write(
                        set.resolve(name).resolve(Integer.toString(i)),
                        spec.size().height(),
                        spec.size().width(),
                        i * name.hashCode());
            }
        }
    }

    private static void writeLabels(
            Path root, String file, ImagesSpec.Pictures spec, String prefix, List<RowSetSpec> sets) throws IOException {
        List<String> marks = new ArrayList<>();
        String values = "";
        for (RowSetSpec set : sets) {
            if (set instanceof RowSetSpec.Column(String name, String value)) {
                marks.add(name);
                values = value;
            }
        }
        List<String> lines = new ArrayList<>(List.of("file,class" + (marks.isEmpty() ? "" : "," + marks.getFirst())));
        for (int i = 0; i < ROWS; i++) {
            String name = prefix + "p" + i;
            PpmFiles.write(root.resolve(name), spec.size().height(), spec.size().width(), i * 77);
            String mark = marks.isEmpty() ? "" : i % 3 == 0 ? "," + values : ",other";
            lines.add(name + "," + spec.classes().get(i % spec.classes().size()) + mark);
        }
        Files.write(root.resolve(file), lines);
    }

    private static IntFunction<String> cells(FeatureSpec feature) {
        return switch (feature) {
            case FeatureSpec.Numeric numeric ->
                row -> Double.toString((row * 7 + numeric.column().length()) % ROWS / 4.0);
            case FeatureSpec.Categorical words ->
                row -> words.values().get(row % words.values().size());
            case FeatureSpec.Ordinal words ->
                row -> words.values().get(row % words.values().size());
            case FeatureSpec.Bool _ -> row -> row % 3 == 0 ? "yes" : "no";
            case FeatureSpec.DateTime _ -> row -> "2024-01-" + (10 + row % 20);
        };
    }

    private static IntFunction<String> cells(TargetSpec target) {
        return switch (target) {
            case TargetSpec.ClassColumn words ->
                row -> words.values().get(row % words.values().size());
            case TargetSpec.BooleanColumn _ -> row -> row % 2 == 0 ? "yes" : "no";
            case TargetSpec.NumberColumn _ -> row -> Double.toString(row * 5 % ROWS / 2.0 + 0.5);
        };
    }

    /// The first examples of a dataset.
    private record First(Dataset all, int most) implements Dataset {

        @Override
        public int size() {
            return Math.min(most, all.size());
        }

        @Override
        public TensorType inputType() {
            return all.inputType();
        }

        @Override
        public TargetType targetType() {
            return all.targetType();
        }

        @Override
        public void fill(int[] order, int from, Batch batch) {
            all.fill(order, from, batch);
        }
    }
}
