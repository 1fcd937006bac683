package org.pierian.site.markdown;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/// A page in Markdown.
public final class Page {

    private final String file;
    private final Node document;
    private final List<Section> sections;

    private Page(String file, Node document) {
        this.file = file;
        this.document = document;
        this.sections = SectionReader.read(document);
    }

    /// Reads a page of a repository.
    ///
    /// @param root the folder of the repository
    /// @param file its path in there, with `/`
    /// @throws UncheckedIOException if it cannot be read
    public static Page read(Path root, String file) {
        try {
            return of(file, Files.readString(root.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A page with this text.
    public static Page of(String file, String text) {
        return new Page(file, Dialect.PARSER.parse(text));
    }

    /// Its path in the repository.
    public String file() {
        return file;
    }

    /// The parsed text.
    public Node document() {
        return document;
    }

    /// Its first heading, or the name of the file.
    public String title() {
        return sections.stream()
                .map(section -> section.heading().text())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(file);
    }

    /// Its headings with the text below them, in their order.
    public List<Section> sections() {
        return sections;
    }

    /// What a link may name behind `#`.
    public Set<String> anchors() {
        return sections.stream().map(section -> section.heading().anchor()).collect(Collectors.toUnmodifiableSet());
    }

    /// Links and pictures, in their order.
    public List<Link> links() {
        List<Link> links = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(org.commonmark.node.Link link) {
                links.add(new Link(link.getDestination(), PlainText.of(link)));
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                links.add(new Link(image.getDestination(), PlainText.of(image)));
            }
        });
        return links;
    }

    /// Fenced blocks of code, in their order.
    public List<CodeBlock> codeBlocks() {
        List<CodeBlock> blocks = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                int line = block.getSourceSpans().stream()
                        .mapToInt(SourceSpan::getLineIndex)
                        .findFirst()
                        .orElse(0);
                String info = block.getInfo() == null ? "" : block.getInfo();
                blocks.add(CodeBlock.of(info, block.getLiteral(), line + 1));
            }
        });
        return blocks;
    }

    /// Code within the text, in its order.
    public List<String> codeWords() {
        List<String> words = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Code code) {
                words.add(code.getLiteral());
            }
        });
        return words;
    }
}
