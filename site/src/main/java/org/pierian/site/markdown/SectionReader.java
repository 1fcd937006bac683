package org.pierian.site.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/// Cuts a page at its headings.
final class SectionReader extends AbstractVisitor {

    private final List<Section> sections = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Heading current = new Heading(0, "", "");

    private SectionReader() {}

    static List<Section> read(Node document) {
        SectionReader reader = new SectionReader();
        Anchors anchors = new Anchors();
        for (Node child = document.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof org.commonmark.node.Heading heading) {
                reader.end();
                String words = PlainText.of(heading);
                reader.current = new Heading(heading.getLevel(), words, anchors.of(words));
            } else {
                child.accept(reader);
            }
        }
        reader.end();
        return List.copyOf(reader.sections);
    }

    @Override
    public void visit(Paragraph paragraph) {
        add(paragraph);
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof TableCell) {
            add(node);
        } else {
            visitChildren(node);
        }
    }

    private void add(Node node) {
        text.append(text.isEmpty() ? "" : " ").append(PlainText.of(node).strip());
    }

    private void end() {
        if (current.level() > 0 || !text.isEmpty()) {
            sections.add(new Section(current, text.toString()));
        }
        text.setLength(0);
    }
}
