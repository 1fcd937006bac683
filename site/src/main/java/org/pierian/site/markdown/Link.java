package org.pierian.site.markdown;

/// A link or picture of a page.
///
/// @param target as it is written, such as `csv.md#scaling` or `https://example.org`
/// @param text what a reader sees, or what stands for a picture
public record Link(String target, String text) {

    /// Whether it leads to another host, or is an address of mail.
    public boolean isElsewhere() {
        return target.matches("[a-z]+:.*");
    }

    /// The file, or nothing where the link stays in its page.
    public String file() {
        int mark = target.indexOf('#');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /// The heading, or nothing.
    public String anchor() {
        int mark = target.indexOf('#');
        return mark < 0 ? "" : target.substring(mark + 1);
    }
}
