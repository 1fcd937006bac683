package org.pierian.runner.dataset.sql;

import java.io.IOException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// What drivers of servers throw, in words for a person and with the exit code that says what helps: to try again
/// later (69), to be let in (77), or to write another query (65). Which it is follows from the five characters of
/// SQLSTATE.
///
/// @param server the url, without options
/// @param host the server
/// @param credentials what no message may have
record ServerErrors(String server, String host, Credentials credentials) {

    private static final Pattern POSITION = Pattern.compile("(?m)^ *Position: ([0-9]{1,9})$");
    private static final Pattern SEVERITY = Pattern.compile("^[A-Z]{4,8}: ");

    /// SQLSTATE of what keeps a person out: wrong user or password, no right to a table, no password where one is
    /// wanted.
    private static final Pattern FORBIDDEN = Pattern.compile("28...|42501|08004");
    /// SQLSTATE of a connection that is lost or refused, a server that stops, and one that has no room for another
    /// client.
    private static final Pattern GONE = Pattern.compile("08...|57P..|53...");
    private static final String CANCELED = "57014";
    private static final String TOO_LARGE = "maxResultBuffer";

    /// While connecting.
    Failure ofConnection(SQLException e) {
        if (isForbidden(e) || isGone(e)) {
            return common(e);
        }
        return Failure.of(ExitCode.INPUT, "`" + host + "` does not accept the connection: " + message(e))
                .at(server);
    }

    /// While a query is asked, and its rows are read.
    ///
    /// @param sent what was sent
    Failure ofQuery(SQLException e, QueryText query, String sent) {
        if (String.valueOf(e.getMessage()).contains(TOO_LARGE)) {
            return DataMistake.TOO_LARGE
                    .failure("rows of the query are too large: " + Product.FETCHED + " of them have more than 128 MB")
                    .at(server)
                    .help("leave out the columns with long texts");
        }
        if (CANCELED.equals(e.getSQLState()) || e instanceof SQLTimeoutException) {
            return Failure.of(ExitCode.NETWORK, "`" + host + "` has ended the query: " + message(e))
                    .at(server)
                    .help(
                            "ask for less, or have the limit raised, which is the server's: `statement_timeout` in PostgreSQL");
        }
        if (isForbidden(e) || isGone(e)) {
            return common(e);
        }
        Failure refused = DataMistake.QUERY
                .failure("the database refuses the query: " + message(e))
                .at(server);
        Matcher position = POSITION.matcher(String.valueOf(e.getMessage()));
        int at = position.find() ? query.position(sent, Integer.parseInt(position.group(1))) : 0;
        return at == 0
                ? refused
                : refused.detail("at character " + at + " of the query: " + excerpt(query.query(), at));
    }

    private static String excerpt(String query, int at) {
        int end = Math.min(query.length(), at - 1 + 40);
        return query.substring(at - 1, end).lines().findFirst().orElse("");
    }

    private Failure common(SQLException e) {
        if (isForbidden(e)) {
            return Failure.of(ExitCode.POLICY, "`" + host + "` does not let this user do that: " + message(e))
                    .at(server)
                    .help(
                            credentials.hasPassword()
                                    ? "check the user and the password, and which tables the user may read"
                                    : "give the user and the password by " + Credentials.USER_VARIABLE + " and "
                                            + Credentials.PASSWORD_VARIABLE
                                            + ", or in a file with `--credentials FILE`");
        }
        return Failure.of(ExitCode.NETWORK, "the connection to `" + host + "` failed: " + message(e))
                .at(server)
                .help("look whether the server runs, and try again");
    }

    private static boolean isForbidden(SQLException e) {
        return e instanceof SQLInvalidAuthorizationSpecException
                || FORBIDDEN.matcher(state(e)).matches();
    }

    private static boolean isGone(SQLException e) {
        return e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || e instanceof SQLRecoverableException
                || e.getCause() instanceof IOException
                || GONE.matcher(state(e)).matches();
    }

    private static String state(SQLException e) {
        return Objects.requireNonNullElse(e.getSQLState(), "");
    }

    /// The first line of what it says.
    private String message(SQLException e) {
        if (e.getCause() instanceof UnknownHostException) {
            return "there is no server of that name";
        }
        String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return credentials.scrubbed(SEVERITY.matcher(first).replaceFirst(""));
    }
}
