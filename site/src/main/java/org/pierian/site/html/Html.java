package org.pierian.site.html;

/// Text that is safe in HTML.
public final class Html {

    private Html() {}

    /// The text with the characters escaped that mean something in HTML and SVG.
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
