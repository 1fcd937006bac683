package org.pierian.spec;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a database is, as a spec says it: a part of what JDBC drivers take for a url.
///
/// A url may make a driver load classes, read files or run scripts, so nothing is handed to a driver but what is
/// named here.
public sealed interface DatabaseAddress {

    /// The product whose urls name a file.
    String SQLITE = "sqlite";
    /// The product whose driver and options are known.
    String POSTGRESQL = "postgresql";

    /// The forms of a url, for messages.
    String FORMS = "`jdbc:sqlite:FILE` or `jdbc:postgresql://HOST/DATABASE`";

    /// A file of SQLite.
    ///
    /// @param path the file in the spec
    record SqliteFile(String path) implements DatabaseAddress {}

    /// A database of a server.
    ///
    /// @param product what comes after `jdbc:`, such as `postgresql`
    /// @param host the server's name or number, in brackets where it has colons
    /// @param port where the server listens; the product's own port unless it is written
    /// @param database the name of the database; perhaps none for other products than PostgreSQL
    /// @param options what is said of the connection; always none for other products than PostgreSQL
    record Server(
            String product, String host, OptionalInt port, Optional<String> database, SortedMap<String, String> options)
            implements DatabaseAddress {

        /// Takes a copy.
        public Server {
            options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
        }

        /// The url without options.
        public String url() {
            return "jdbc:" + product + "://" + host + (port.isPresent() ? ":" + port.getAsInt() : "")
                    + database.map("/"::concat).orElse("");
        }
    }

    /// What is wrong with a url.
    ///
    /// @param what to be read after the key
    /// @param help what to do
    /// @param isSecret whether it may hold a password, so that it must not be shown
    record Fault(String what, String help, boolean isSecret) {}

    /// What is wrong with the form of a url, if anything. Whether the path of a file stays in the spec's folder is
    /// not looked at.
    static Optional<Fault> fault(String url) {
        return new Reader(url).fault();
    }

    /// The address.
    ///
    /// @throws IllegalArgumentException when the url has a [#fault]
    static DatabaseAddress of(String url) {
        return new Reader(url)
                .address()
                .orElseThrow(() -> new IllegalArgumentException("not a url of a database that a spec may have"));
    }

    /// Takes a url apart.
    final class Reader {

        private static final String FILE_PREFIX = "jdbc:" + SQLITE + ":";
        private static final Pattern SECRET = Pattern.compile(
                "@|[?&;:](user|username|uid|password|passwd|pwd|pass|token|secret)\\s*=", Pattern.CASE_INSENSITIVE);
        private static final Pattern SERVER =
                Pattern.compile("jdbc:([a-z][a-z0-9+.-]{0,30})://([A-Za-z0-9_.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\])"
                        + "(?::([0-9]{1,5}))?(?:/([A-Za-z0-9_.$-]{0,128}))?(?:\\?(.{0,500}))?");
        private static final Map<String, Pattern> OPTIONS = Map.of(
                "currentSchema", Pattern.compile("[A-Za-z0-9_$,]{1,200}"),
                "sslmode", Pattern.compile("disable|allow|prefer|require|verify-ca|verify-full"));
        private static final int LAST_PORT = 65_535;

        private final String url;
        private final SortedMap<String, String> options = new TreeMap<>();
        private Optional<DatabaseAddress> address = Optional.empty();
        private Optional<Fault> fault;

        Reader(String url) {
            this.url = url;
            this.fault = read();
        }

        Optional<DatabaseAddress> address() {
            return fault.isEmpty() ? address : Optional.empty();
        }

        Optional<Fault> fault() {
            return fault;
        }

        private Optional<Fault> read() {
            if (SECRET.matcher(url).find()) {
                return Optional.of(new Fault(
                        "names a user or a password, and a spec is read by many",
                        "delete it, and give both by the environment variables PIERIAN_SQL_USER and"
                                + " PIERIAN_SQL_PASSWORD, or in a file with `--credentials FILE`",
                        true));
            }
            if (url.startsWith(FILE_PREFIX)) {
                return file(url.substring(FILE_PREFIX.length()));
            }
            Matcher server = SERVER.matcher(url);
            if (!server.matches() || server.group(1).equals(SQLITE)) {
                return wrong("must be " + FORMS, "write the host and the database, and nothing else");
            }
            return server(server);
        }

        private Optional<Fault> file(String path) {
            if (path.startsWith(":") || path.startsWith("file:") || path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
                return wrong(
                        "must name a file of SQLite, without options",
                        "write `jdbc:sqlite:` and the path of the file, from the spec's folder");
            }
            address = Optional.of(new SqliteFile(path));
            return Optional.empty();
        }

        private Optional<Fault> server(Matcher parts) {
            String product = parts.group(1);
            boolean isPostgres = product.equals(POSTGRESQL);
            Optional<String> database = Optional.ofNullable(parts.group(4)).filter(name -> !name.isEmpty());
            OptionalInt port =
                    parts.group(3) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(parts.group(3)));
            if (port.orElse(1) < 1 || port.orElse(1) > LAST_PORT) {
                return wrong("has a port that is none", "write a port of 1 to 65535, or leave it out");
            }
            if (isPostgres && database.isEmpty()) {
                return wrong("names no database", "write `jdbc:postgresql://HOST/DATABASE`");
            }
            if (parts.group(5) != null) {
                Optional<Fault> wrong = isPostgres
                        ? options(parts.group(5))
                        : wrong(
                                "has options, which are known of PostgreSQL alone",
                                "write them into the file of `--credentials`, a line each: `name=value`");
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
            address = Optional.of(new Server(product, parts.group(2), port, database, options));
            return Optional.empty();
        }

        private Optional<Fault> options(String text) {
            for (String option : List.of(text.split("&", -1))) {
                int equals = option.indexOf('=');
                Pattern values = OPTIONS.get(equals < 0 ? option : option.substring(0, equals));
                if (values == null) {
                    return wrong(
                            "has another option than `currentSchema` and `sslmode`",
                            "delete it; options of your own go into the file of `--credentials`, a line each");
                }
                String value = option.substring(equals + 1);
                if (equals < 0 || !values.matcher(value).matches()) {
                    return wrong(
                            "has an option without a value that it may have",
                            "write `currentSchema=SCHEMA`, or `sslmode=` and disable, allow, prefer, require, verify-ca"
                                    + " or verify-full");
                }
                if (options.put(option.substring(0, equals), value) != null) {
                    return wrong("has an option twice", "delete one");
                }
            }
            return Optional.empty();
        }

        private static Optional<Fault> wrong(String what, String help) {
            return Optional.of(new Fault(what, help, false));
        }
    }
}
