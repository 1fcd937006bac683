package org.pierian.site.markdown;

/// A heading and the text below it, up to the next heading.
///
/// @param heading the heading
/// @param text the words below it, without marks, in one line
public record Section(Heading heading, String text) {}
