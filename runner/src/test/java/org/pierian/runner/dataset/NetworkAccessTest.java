package org.pierian.runner.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

class NetworkAccessTest {

    private final List<String> asked = new ArrayList<>();

    private NetworkAccess access(List<String> hosts, boolean offline, boolean answer) {
        return new NetworkAccess(hosts, offline, (asking, host) -> {
            asked.add(host);
            return answer;
        });
    }

    private static Failure failure(NetworkAccess access) {
        return catchThrowableOfType(Failure.class, () -> access.require("db.example.org"));
    }

    @Test
    void aNamedServerIsAllowedWithoutAQuestion() {
        assertThatCode(() -> access(List.of("DB.example.org"), false, false).require("db.example.org"))
                .doesNotThrowAnyException();
        assertThat(asked).isEmpty();
    }

    @Test
    void anotherServerIsRefusedWithTheOptionToWrite() {
        Failure refused = failure(access(List.of("example.org"), false, false));
        assertThat(refused.exitCode()).isEqualTo(ExitCode.POLICY);
        assertThat(refused.code()).contains("D051");
        assertThat(refused.helps().getFirst()).contains("--allow-network db.example.org");
        assertThat(failure(NetworkAccess.NONE).exitCode()).isEqualTo(ExitCode.POLICY);
    }

    @Test
    void yesIsRememberedWhileTheProgramRunsAndNoIsNot() {
        NetworkAccess yes = access(List.of(), false, true);
        yes.require("db.example.org");
        yes.require("db.example.org");
        assertThat(asked).containsExactly("db.example.org");
        NetworkAccess no = access(List.of(), false, false);
        failure(no);
        failure(no);
        assertThat(asked).hasSize(3);
    }

    @Test
    void offlineForbidsWhatIsAllowed() {
        Failure refused = failure(access(List.of("db.example.org"), true, true));
        assertThat(refused.exitCode()).isEqualTo(ExitCode.POLICY);
        assertThat(refused.message()).startsWith("`--offline` forbids");
        assertThat(asked).isEmpty();
    }
}
