package org.pierian.site.markdown;

/// A fenced block of code.
///
/// @param language the first word behind the fence, such as `yaml`, or nothing
/// @param file the second word: the file that the reader is asked to write, or nothing
/// @param text its lines, each with its end
/// @param line the line of the page where the block begins, from 1
public record CodeBlock(String language, String file, String text, int line) {

    /// Reads what stands behind a fence.
    static CodeBlock of(String info, String text, int line) {
        String[] words = info.strip().split("\\s+", 2);
        return new CodeBlock(words[0], words.length > 1 ? words[1] : "", text, line);
    }
}
