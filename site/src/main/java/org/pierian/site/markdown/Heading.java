package org.pierian.site.markdown;

/// A heading of a page.
///
/// @param level 1 for the title, up to 6
/// @param text without marks
/// @param anchor its name in a link
public record Heading(int level, String text, String anchor) {}
