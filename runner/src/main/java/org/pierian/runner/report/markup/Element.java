package org.pierian.runner.report.markup;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;

/// An element of HTML or SVG that is being written. Whatever text it is given stands in it as text: names, values and
/// contents cannot end it or begin another one.
public final class Element {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9:-]*");
    private static final Set<String> VOID = Set.of("br", "hr", "img", "meta", "link", "input", "col", "wbr");
    private static final Set<String> SVG_LEAVES = Set.of("path", "rect", "line", "circle", "polyline", "polygon");

    private final String name;
    private final StringBuilder attributes = new StringBuilder();
    private final StringBuilder content = new StringBuilder();

    private Element(String name) {
        this.name = requireName(name);
    }

    /// An element without attributes and content.
    public static Element of(String name) {
        return new Element(name);
    }

    /// An element of a class of the style sheet.
    public static Element of(String name, String styleClass) {
        return new Element(name).with("class", styleClass);
    }

    private static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of an element or attribute: " + name);
        }
        return name;
    }

    /// Adds an attribute.
    public Element with(String attribute, String value) {
        attributes.append(' ').append(requireName(attribute)).append("=\"");
        Escape.append(value, attributes);
        attributes.append('"');
        return this;
    }

    /// Adds an attribute with a number of at most two decimals.
    public Element with(String attribute, double value) {
        return with(attribute, Decimals.of(value));
    }

    /// Adds text.
    public Element text(String text) {
        Escape.append(text, content);
        return this;
    }

    /// Adds an element behind what is there.
    public Element add(Element child) {
        child.appendTo(content);
        return this;
    }

    /// Adds elements behind what is there, each on a line of its own.
    public Element addAll(Collection<Element> children) {
        children.forEach(child -> {
            content.append('\n');
            child.appendTo(content);
        });
        return this;
    }

    /// Adds a script or a style sheet of the program's own, or data, as it is.
    ///
    /// @throws IllegalArgumentException when it would end the element
    public Element verbatim(String code) {
        if (code.contains("</") || code.contains("<!--")) {
            throw new IllegalArgumentException("the content would end the element `" + name + "`");
        }
        content.append(code);
        return this;
    }

    private void appendTo(StringBuilder out) {
        out.append('<').append(name).append(attributes);
        if (VOID.contains(name) || (content.isEmpty() && SVG_LEAVES.contains(name))) {
            out.append("/>");
        } else {
            out.append('>').append(content).append("</").append(name).append('>');
        }
    }

    /// The element with all that is in it.
    public String markup() {
        StringBuilder out = new StringBuilder();
        appendTo(out);
        return out.toString();
    }
}
