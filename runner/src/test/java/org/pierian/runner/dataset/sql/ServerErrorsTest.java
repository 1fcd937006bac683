package org.pierian.runner.dataset.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.runner.failure.Failure;

class ServerErrorsTest {

    private static final QueryText QUERY = new QueryText("select id,\n nme from people", "\"");
    private static final ServerErrors ERRORS = new ServerErrors(
            "jdbc:postgresql://db/shop",
            "db",
            Credentials.of(Optional.empty(), Map.of(Credentials.PASSWORD_VARIABLE, "correct horse")));

    private static Failure failure(SQLException e) {
        return ERRORS.ofQuery(e, QUERY, QUERY.describing());
    }

    /// States from the manual of PostgreSQL, appendix A.
    @ParameterizedTest
    @CsvSource({
        "08001, 69", // unable to connect
        "08006, 69", // connection failure
        "57P01, 69", // admin shutdown
        "57P03, 69", // cannot connect now
        "53300, 69", // too many connections
        "57014, 69", // query canceled
        "28P01, 77", // invalid password
        "28000, 77", // invalid authorization
        "42501, 77", // insufficient privilege
        "08004, 77", // the driver's: no password was given
        "42703, 65", // undefined column
        "42601, 65", // syntax error
        "22012, 65", // division by zero
        "25006, 65", // read-only transaction
    })
    void theStateDecidesTheExitCode(String state, int code) {
        assertThat(failure(new SQLException("it failed", state)).exitCode().number())
                .isEqualTo(code);
    }

    @Test
    void driversWithoutStatesAreUnderstoodByTheirClasses() {
        assertThat(failure(new SQLTimeoutException("late")).exitCode().number()).isEqualTo(69);
        assertThat(ERRORS.ofConnection(new SQLException("no such database", "3D000"))
                        .exitCode()
                        .number())
                .isEqualTo(65);
        assertThat(ERRORS.ofConnection(new SQLException("failed", "08001", new UnknownHostException("db")))
                        .message())
                .isEqualTo("the connection to `db` failed: there is no server of that name");
    }

    @Test
    void thePlaceInTheQueryIsShown() {
        int position = QUERY.describing().indexOf("nme") + 1;
        Failure refused = failure(new SQLException(
                "ERROR: column \"nme\" does not exist\n  Hint: it may be name\n  Position: " + position, "42703"));
        assertThat(refused.code()).contains("D052");
        assertThat(refused.message()).isEqualTo("the database refuses the query: column \"nme\" does not exist");
        assertThat(refused.details()).containsExactly("at character 13 of the query: nme from people");
        assertThat(failure(new SQLException("ERROR: wrong\n  Position: 3", "42601"))
                        .details())
                .isEmpty();
    }

    @Test
    void noMessageHasThePassword() {
        Failure refused = failure(new SQLException("FATAL: correct horse is no battery", "28P01"));
        assertThat(refused.message()).contains("*** is no battery").doesNotContain("horse");
        assertThat(refused.getCause()).isNull(); // nor has a report of a bug
    }
}
