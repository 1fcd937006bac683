package org.pierian.runner.dataset.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the server writes for values, and what a network gets.
class PostgresCellsTest {

    private static Optional<String> read(String type, @org.jspecify.annotations.Nullable String text)
            throws SQLException, CellForm.Unreadable {
        ResultSet row = (ResultSet) Proxy.newProxyInstance(
                PostgresCellsTest.class.getClassLoader(), new Class<?>[] {ResultSet.class}, (_, _, _) -> text);
        CellForm form = PostgresCells.form(Types.OTHER, type).orElseThrow();
        Object value = form.fetch(row, 1);
        return value == null ? Optional.empty() : Optional.of(form.text(value));
    }

    @ParameterizedTest
    @CsvSource({
        "int8, -9223372036854775808, -9223372036854775808",
        "numeric, 1.500, 1.5",
        "numeric, 12345678901234567890.0001, 12345678901234567890.0001",
        "numeric, NaN, NaN",
        "numeric, -Infinity, -Infinity",
        "float4, 0.1, 0.1",
        "float8, 1e+20, 100000000000000000000",
        "float8, 5e-324, 4.9e-324",
        "float8, Infinity, Infinity",
        "bool, t, true",
        "bool, f, false",
        "date, 2024-01-31, 2024-01-31",
        "time, 24:00:00, 24:00:00",
        "timestamp, 2024-01-31 12:30:00.5, 2024-01-31 12:30:00.5",
        "timestamptz, 2024-01-31 11:30:00.25+00, 2024-01-31 11:30:00.25Z",
        "uuid, a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11, a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
    })
    void aValueHasOneText(String type, String written, String text) throws SQLException, CellForm.Unreadable {
        assertThat(read(type, written)).contains(text);
        assertThat(read(type, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"date, infinity", "date, 0044-03-15 BC", "timestamp, -infinity", "timestamptz, 12024-01-31 00:00:00+00"
    })
    void datesBeyondTheCalendarAreRefused(String type, String written) {
        assertThatThrownBy(() -> read(type, written))
                .isInstanceOf(CellForm.Unreadable.class)
                .hasMessageContaining("years 1 to 9999");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytea",
                "json",
                "jsonb",
                "_int4",
                "interval",
                "timetz",
                "money",
                "bit",
                "xml",
                "inet",
                "int4range"
            })
    void otherTypesAreNotRead(String type) {
        assertThat(PostgresCells.form(Types.OTHER, type)).isEmpty();
    }

    @Test
    void anEnumIsAText() {
        assertThat(PostgresCells.form(Types.VARCHAR, "mood")).isPresent();
    }
}
