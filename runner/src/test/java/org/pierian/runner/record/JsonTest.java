package org.pierian.runner.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void itWritesWhatAMapperWrites() throws JsonProcessingException {
        Map<String, @Nullable Object> map = everyKindOfValue();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter pretty = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);

        assertThat(Json.plainLine(map)).isEqualTo(MAPPER.writeValueAsString(map));
        assertThat(Json.page(map)).isEqualTo(MAPPER.writer(pretty).writeValueAsString(map) + "\n");
    }

    private record Part(boolean is, List<Double> numbers) {}

    private record Whole(@Nullable String text, long number, Map<String, double[]> arrays, List<Part> parts) {}

    @Test
    void aRecordIsWrittenAndReadByAMapper() throws JsonProcessingException {
        Part part = new Part(true, List.of(0.1));
        Whole whole = new Whole(null, Long.MIN_VALUE, Map.of("a", new double[] {0.5, 1e-9}), List.of(part, part));

        assertThat(Json.plainLine(whole)).isEqualTo(MAPPER.writeValueAsString(whole));
        assertThat(MAPPER.readValue(Json.plainLine(whole), Whole.class))
                .usingRecursiveComparison()
                .isEqualTo(whole);
    }

    @Test
    void aPageIsTheSameTheSecondTime() {
        Map<String, @Nullable Object> map = everyKindOfValue();

        assertThat(Json.page(map)).isEqualTo(Json.page(map));
    }

    @Test
    void whatMustNotBePrintedIsEscaped() {
        assertThat(Json.text("\u202e\u001b[1m\"\\")).isEqualTo("\"\\u202e\\u001B[1m\\\"\\\\\"");
    }

    private static Map<String, @Nullable Object> everyKindOfValue() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("text", "\"\\/\b\f\n\r\t\u0001\u007f\u00e9\u2028\ud83d\ude00");
        map.put("", "");
        map.put("null", null);
        map.put("booleans", List.of(true, false));
        map.put("integers", List.of(0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE));
        map.put("doubles", List.of(0.0, -0.0, 0.1, 1e-7, 1.0, 1e7, 1e22, Double.MIN_VALUE, Double.MAX_VALUE));
        map.put("no numbers", List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
        map.put("floats", List.of(0.1f, 3.4e38f, 1f));
        map.put("arrays", List.of(new int[] {1, -2}, new int[0], new double[] {0.5}, new String[] {"a"}));
        map.put(
                "others",
                List.of(
                        new BigDecimal("1.50"),
                        BigInteger.TEN,
                        MAPPER.createArrayNode().add(1)));
        map.put("empty list", List.of());
        map.put("empty map", Map.of());
        map.put("one", Set.of("x"));
        map.put("nested", List.of(Map.of("a", List.of(List.of(1, 2), List.of())), Arrays.asList("b", null)));
        return map;
    }
}
