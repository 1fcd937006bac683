package org.pierian.runner.dataset.sql;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;

/// Who connects to a database, and with what password: from a file, or else from environment variables. Nothing of
/// it is written or shown anywhere.
final class Credentials {

    /// The environment variable with the name of the user.
    static final String USER_VARIABLE = "PIERIAN_SQL_USER";
    /// The environment variable with the password.
    static final String PASSWORD_VARIABLE = "PIERIAN_SQL_PASSWORD";

    private static final String USER = "user";
    private static final String PASSWORD = "password";
    private static final String HIDDEN = "***";
    private static final int LEAST_SHOWN = 4; // of a shorter secret, every message might have its letters
    private static final int MOST_BYTES = 1 << 16;
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private final Map<String, String> entries;

    private Credentials(Map<String, String> entries) {
        this.entries = entries;
    }

    /// Those of the person.
    ///
    /// @param file the file that the person names, if one is named; the environment says nothing then
    /// @param environment the environment variables
    /// @throws Failure when the file is not there, may be read by others, or is written otherwise
    static Credentials of(Optional<Path> file, Map<String, String> environment) {
        if (file.isPresent()) {
            return new Credentials(read(file.get()));
        }
        Map<String, String> entries = new LinkedHashMap<>();
        Optional.ofNullable(environment.get(USER_VARIABLE)).ifPresent(user -> entries.put(USER, user));
        Optional.ofNullable(environment.get(PASSWORD_VARIABLE)).ifPresent(secret -> entries.put(PASSWORD, secret));
        return new Credentials(entries);
    }

    private static Map<String, String> read(Path file) {
        byte[] bytes = InputFile.start(file, MOST_BYTES + 1);
        requirePrivate(file);
        if (bytes.length > MOST_BYTES) {
            throw wrong(file, "is longer than 64 kB");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw wrong(file, "is no text in UTF-8");
        }
        Map<String, String> entries = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw wrong(file, "has no `name=value` in line " + number);
            }
            entries.put(line.substring(0, equals).strip(), line.substring(equals + 1));
        }
        return entries;
    }

    private static void requirePrivate(Path file) {
        try {
            if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
                return; // Windows, where the folder of a user is the user's own
            }
            Set<PosixFilePermission> others = EnumSet.copyOf(OF_OTHERS);
            others.retainAll(Files.getPosixFilePermissions(file));
            if (!others.isEmpty()) {
                throw Failure.of(
                                ExitCode.POLICY,
                                "`" + file + "` has a password and may be used by others than its owner")
                        .at(file.toString())
                        .help("use `chmod 600 " + file + "`");
            }
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private static Failure wrong(Path file, String what) {
        return Failure.of(ExitCode.INPUT, "`" + file + "` " + what)
                .at(file.toString())
                .help("write two lines, `user=NAME` and `password=PASSWORD`");
    }

    /// Whether there is a password.
    boolean hasPassword() {
        return entries.containsKey(PASSWORD);
    }

    /// Hands all of it to a driver.
    void addTo(Properties properties) {
        entries.forEach(properties::setProperty);
    }

    /// A text of a driver or a server without anything of this but the name of the user.
    String scrubbed(String text) {
        String safe = text;
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            String secret = entry.getValue();
            if (entry.getKey().equals(USER) || secret.isEmpty() || !safe.contains(secret)) {
                continue;
            }
            if (secret.length() < LEAST_SHOWN) {
                return "the message of the database has a secret in it, and is not shown";
            }
            safe = safe.replace(secret, HIDDEN);
        }
        return safe;
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}
