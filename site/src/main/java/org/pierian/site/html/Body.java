package org.pierian.site.html;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.pierian.site.markdown.Dialect;
import org.pierian.site.markdown.Page;
import org.pierian.site.markdown.Section;

/// The text of a page as HTML, with links that fit the site.
public final class Body {

    private final Page page;
    private final String address;
    private final Iterator<String> anchors;

    private Body(Page page, String address) {
        this.page = page;
        this.address = address;
        this.anchors = page.sections().stream()
                .map(Section::heading)
                .filter(heading -> heading.level() > 0)
                .map(org.pierian.site.markdown.Heading::anchor)
                .iterator();
    }

    /// The HTML of a page.
    ///
    /// @param address where it is on the site
    public static String of(Page page, String address) {
        Body body = new Body(page, address);
        String html = HtmlRenderer.builder()
                .extensions(Dialect.EXTENSIONS)
                .attributeProviderFactory(_ -> body::attributes)
                .nodeRendererFactory(CodeRenderer::new)
                .build()
                .render(page.document());
        return html.replace("<table", "<div class=\"wide\" role=\"group\" aria-label=\"Table\" tabindex=\"0\"><table")
                .replace("</table>", "</table></div>");
    }

    private void attributes(Node node, String tag, Map<String, String> attributes) {
        switch (node) {
            case Heading _ -> attributes.put("id", anchors.next());
            case Link link -> attributes.put("href", moved(link.getDestination()));
            case Image image when tag.equals("img") -> attributes.put("src", moved(image.getDestination()));
            default -> {}
        }
    }

    /// A link of the repository as one of the site.
    private String moved(String destination) {
        org.pierian.site.markdown.Link link = new org.pierian.site.markdown.Link(destination, "");
        if (link.isElsewhere() || link.file().isEmpty()) {
            return destination;
        }
        String to = Addresses.between(address, Addresses.of(Addresses.target(page.file(), link.file())));
        return link.anchor().isEmpty() ? to : to + "#" + link.anchor();
    }

    /// Blocks of code with the name of their file, and colours.
    private static final class CodeRenderer implements NodeRenderer {

        private final HtmlNodeRendererContext context;

        private CodeRenderer(HtmlNodeRendererContext context) {
            this.context = context;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(FencedCodeBlock.class, IndentedCodeBlock.class);
        }

        @Override
        public void render(Node node) {
            context.getWriter()
                    .raw(
                            switch (node) {
                                case FencedCodeBlock block -> fenced(block);
                                case IndentedCodeBlock block -> CodeHtml.of("", "", block.getLiteral());
                                default -> throw new IllegalArgumentException("not a block of code: " + node);
                            });
        }

        private static String fenced(FencedCodeBlock block) {
            String[] words = (block.getInfo() == null ? "" : block.getInfo()).split(" ", 2);
            return CodeHtml.of(words[0], words.length > 1 ? words[1] : "", block.getLiteral());
        }
    }
}
