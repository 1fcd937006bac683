package org.pierian.spec.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.Location;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.diagnostic.Sources;
import org.pierian.spec.language.Language;
import org.pierian.spec.yaml.Describe;
import org.pierian.spec.yaml.Node;
import org.pierian.spec.yaml.SourceReader;
import org.pierian.spec.yaml.YamlReader;

/// Reads a spec: bytes, text, nodes, inheritance, overrides, parameters and blocks, records; reports all errors at
/// once.
public final class SpecReader {

    /// The name of a spec from the standard input in messages.
    public static final String STANDARD_INPUT = "<stdin>";

    private static final String UNNAMED = "unnamed";

    /// What is missing may be in the spec that could not be read.
    private static final Set<String> FOLLOW_FROM_BROKEN_INHERITANCE = Set.of(
            DiagnosticCodes.MISSING_KEY,
            DiagnosticCodes.UNKNOWN_PARAMETER,
            DiagnosticCodes.UNUSED_PARAMETER,
            DiagnosticCodes.OVERRIDE);

    private final Language language = new Language();
    private final List<Diagnostic> problems = new ArrayList<>();
    private final List<SourceText> sources = new ArrayList<>();
    private final List<String> overrides;
    private final SourceReader.Store store;

    private SpecReader(List<String> overrides, SourceReader.Store store) {
        this.overrides = List.copyOf(overrides);
        this.store = store;
    }

    /// Reads a file.
    ///
    /// @param file the spec; paths in it are relative to its folder
    /// @param overrides values of the command line, `key.path=value`
    public static SpecResult read(Path file, List<String> overrides) {
        return read(file, file.toString().replace('\\', '/'), overrides, SourceReader::file);
    }

    /// Reads a file, and those that it inherits from, from another place than the disk.
    ///
    /// @param file the spec's path there
    /// @param shown its name in messages
    /// @param overrides values of the command line, `key.path=value`
    /// @param store has the files; it is asked for absolute, normalized paths, except for the first
    public static SpecResult read(Path file, String shown, List<String> overrides, SourceReader.Store store) {
        return new SpecReader(overrides, store).read(store.load(file, shown), file);
    }

    /// Reads a stream to its end.
    ///
    /// @param in the text; the caller closes it
    /// @param folder the folder that is taken for the spec's
    /// @param overrides values of the command line, `key.path=value`
    /// @throws IOException when the stream cannot be read
    public static SpecResult read(InputStream in, Path folder, List<String> overrides) throws IOException {
        SpecReader reader = new SpecReader(overrides, SourceReader::file);
        return reader.read(SourceReader.stream(in, STANDARD_INPUT), folder.resolve(UNNAMED + ".yaml"));
    }

    /// Reads a text as if it were a file's.
    public static SpecResult read(SourceText text, Path file, List<String> overrides) {
        return new SpecReader(overrides, SourceReader::file)
                .read(new SourceReader.Loaded(text, Optional.empty()), file);
    }

    private SpecResult read(SourceReader.Loaded loaded, Path file) {
        sources.add(loaded.text());
        loaded.problem().ifPresent(problems::add);
        Optional<ResolvedSpec> spec = loaded.problem().isPresent() ? Optional.empty() : resolve(loaded.text(), file);
        boolean refused = problems.stream().anyMatch(Diagnostic::isError);
        List<Diagnostic> sorted = problems.stream().sorted().distinct().toList();
        return new SpecResult(refused ? Optional.empty() : spec, sorted, Sources.of(sources));
    }

    private Optional<ResolvedSpec> resolve(SourceText text, Path file) {
        int before = problems.size();
        Optional<Node> root = YamlReader.read(text, problems);
        if (root.isEmpty() || !(root.get() instanceof Node.Mapping mapping)) {
            if (problems.size() == before) {
                refuseOther(text, root);
            }
            return Optional.empty();
        }
        Report report = new Report(problems);
        String folder = text.name().substring(0, text.name().lastIndexOf('/') + 1);
        Overrides sets = new Overrides(language, problems, overrides);
        sources.add(sets.source());
        Inheritance inheritance = new Inheritance(language, problems, sources, store);
        Node.Mapping inherited = inheritance.applyTo(sets.withExtends(mapping), file, folder);
        Node.Mapping plain = new Expansion(language, report).applyTo(sets.applyTo(inherited));
        Optional<ResolvedSpec> spec = bind(plain, report, file);
        if (inheritance.isBroken()) {
            problems.removeIf(problem -> FOLLOW_FROM_BROKEN_INHERITANCE.contains(problem.code()));
        }
        return spec;
    }

    private Optional<ResolvedSpec> bind(Node.Mapping root, Report report, Path file) {
        Origins origins = new Origins();
        List<Node.Entry> entries = new ArrayList<>(root.entries());
        if (root.entry("name").isEmpty()) {
            Location place = Location.startOf(Origins.DEFAULT_SOURCE);
            entries.addFirst(
                    new Node.Entry(new Node.Scalar("name", true, place), new Node.Scalar(nameOf(file), false, place)));
        }
        Node first = root.entries().isEmpty() ? root : root.entries().getFirst().key();
        Records.Keys keys = new Records.Keys(entries, first, "the spec");
        return new Records(language, report, origins)
                .read(RunSpec.class, Optional.empty(), keys, "")
                .map(spec -> resolved((RunSpec) spec, origins, first.location()));
    }

    /// Which split is watched is a default that depends on the dataset, and so in no key's own.
    private ResolvedSpec resolved(RunSpec spec, Origins origins, Location start) {
        spec.watches().forEach(watch -> origins.addDefault(watch.key() + ".split"));
        return new ResolvedSpec(spec, origins.byPath(), overrides, start, Sources.of(sources));
    }

    /// The file's name without its extension, with characters that a name may not have replaced.
    private static String nameOf(Path file) {
        Path last = file.getFileName();
        String name = last == null ? UNNAMED : last.toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < Math.min(100, stem.length()); i++) {
            char c = stem.charAt(i);
            boolean fits = Texts.isNameStart(c) || (i > 0 && (c == '.' || c == '-'));
            out.append(fits ? c : '_');
        }
        return out.isEmpty() ? UNNAMED : out.toString();
    }

    private void refuseOther(SourceText text, Optional<Node> root) {
        Location place = root.map(Node::location).orElse(Location.startOf(text.name()));
        String got = root.map(Describe::node).orElse("nothing");
        problems.add(
                Diagnostic.error(DiagnosticCodes.NOT_A_SPEC, place, "a spec is a mapping of keys to values, got " + got)
                        .withExpected("keys with values", got)
                        .withHelp("start from an example: `dataset: xor`, `architecture:`, `loss:`, `optimizer:`"));
    }
}
