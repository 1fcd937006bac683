package org.pierian.runner.dataset.text;

import java.util.List;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.SpecMisfit;
import org.pierian.spec.diagnostic.Diagnostic;

/// Compares the number of characters in a spec with that of its texts.
final class CharacterCount {

    private CharacterCount() {}

    /// Refuses another number than is there.
    ///
    /// @param word the dataset's, `text`
    /// @param name of its file or folder
    /// @param withEnds whether the end of a line is one of them
    /// @param found the characters that are there
    /// @param written the number in the spec
    /// @throws SpecMisfit when it is another one
    static void require(Reading reading, String word, String name, boolean withEnds, Vocabulary found, int written) {
        int values = found.tokens().values().size();
        if (values == written) {
            return;
        }
        Diagnostic problem = Diagnostic.error(
                        DataMistake.VOCABULARY.code(),
                        reading.resolved().locationOf("dataset." + word + ".tokens.characters.count"),
                        "`" + name + "` has " + values + " different characters"
                                + (withEnds ? ", the end of a line among them" : "") + ", and the spec says " + written)
                .withLabel((word.equals("text_folder") ? "the folder has " : "the file has ") + values)
                .withExpected("`characters: " + values + "`", Integer.toString(written))
                .withHelp("write `tokens: {characters: " + values + "}`"
                        + (word.equals("text") ? ", and let the last layer have " + values + " outputs" : ""));
        throw new SpecMisfit(List.of(problem), reading.resolved().sources());
    }
}
