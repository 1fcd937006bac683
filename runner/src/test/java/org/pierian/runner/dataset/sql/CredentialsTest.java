package org.pierian.runner.dataset.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

class CredentialsTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of(Credentials.USER_VARIABLE, "ada", Credentials.PASSWORD_VARIABLE, "correct horse");

    @TempDir
    Path folder;

    private Path file(String text, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static Properties properties(Credentials credentials) {
        Properties properties = new Properties();
        credentials.addTo(properties);
        return properties;
    }

    private static Failure failure(Path file) {
        return catchThrowableOfType(Failure.class, () -> Credentials.of(Optional.of(file), Map.of()));
    }

    @Test
    void theEnvironmentNamesUserAndPassword() {
        Credentials credentials = Credentials.of(Optional.empty(), ENVIRONMENT);
        assertThat(properties(credentials)).isEqualTo(Map.of("user", "ada", "password", "correct horse"));
        assertThat(credentials.hasPassword()).isTrue();
        assertThat(Credentials.of(Optional.empty(), Map.of()).hasPassword()).isFalse();
    }

    @Test
    void aFileIsTakenInsteadOfTheEnvironment() throws IOException {
        Path file = file("# for the archive\nuser=bob\n\npassword= a=b # c \nsslmode=require\n", "rw-------");
        assertThat(properties(Credentials.of(Optional.of(file), ENVIRONMENT)))
                .isEqualTo(Map.of("user", "bob", "password", " a=b # c ", "sslmode", "require"));
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws IOException {
        Failure others = failure(file("password=x", "rw-r-----"));
        assertThat(others.exitCode()).isEqualTo(ExitCode.POLICY);
        assertThat(others.helps()).contains("use `chmod 600 " + folder.resolve("secret") + "`");
    }

    @Test
    void anErrorInTheFileIsToldWithoutItsText() throws IOException {
        Failure wrong = failure(file("user=bob\nhunter2\n", "rw-------"));
        assertThat(wrong.message()).contains("no `name=value` in line 2").doesNotContain("hunter2");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(failure(folder.resolve("none")).exitCode()).isEqualTo(ExitCode.NOT_FOUND);
    }

    @Test
    void noTextOfADriverShowsThePassword() {
        Credentials credentials = Credentials.of(Optional.empty(), ENVIRONMENT);
        assertThat(credentials.scrubbed("user ada with correct horse failed")).isEqualTo("user ada with *** failed");
        assertThat(credentials).hasToString("***");
        Credentials few = Credentials.of(Optional.empty(), Map.of(Credentials.PASSWORD_VARIABLE, "ab"));
        assertThat(few.scrubbed("the table is gone")).contains("not shown").doesNotContain("table");
        assertThat(few.scrubbed("no secret here")).isEqualTo("no secret here");
    }
}
