package org.pierian.runner.record;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import org.pierian.core.Numerics;
import org.pierian.runner.file.Sha256;

/// What decides the bits of a run: its resolved spec, its data, the version of the arithmetic.
///
/// @param specText the resolved spec in its canonical form
/// @param data hash of each file of data, by name
public record Identity(String specText, SortedMap<String, String> data) {

    private static final int DIGITS = 12;

    /// The run's name: the first 12 hex digits of a hash over everything.
    public String id() {
        return sha256().substring(0, DIGITS);
    }

    /// Hash over everything.
    public String sha256() {
        StringBuilder text = new StringBuilder();
        text.append("numerics ").append(Numerics.VERSION).append('\n');
        data.forEach((name, hash) -> text.append(hash).append(' ').append(name).append('\n'));
        return Sha256.of(text.append(specText).toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Hash of the spec alone.
    public String specSha256() {
        return Sha256.of(specText.getBytes(StandardCharsets.UTF_8));
    }
}
