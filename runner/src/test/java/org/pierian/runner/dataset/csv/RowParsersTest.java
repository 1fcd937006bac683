package org.pierian.runner.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.dataset.table.NumberFormat;
import org.pierian.runner.dataset.table.TableRow;
import org.pierian.runner.dataset.table.TextCache;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.Encoding;
import org.pierian.spec.Separator;

/// Both parsers find the same rows, or the same mistake behind the same rows.
class RowParsersTest {

    private static final int TEXTS = 20_000;
    private static final int PIECES = 12;
    private static final List<String> SIMPLE = List.of(
            ",",
            ",",
            "\n",
            "\r\n",
            "\r",
            "1.5",
            "word",
            " ",
            "\t",
            "é",
            "😀",
            "\u3000",
            "\u2003",
            "\u00A0",
            "a text of some length!");
    private static final List<String> ODD =
            List.of("\"", "\"\"", "\"a\"", ",\"b,c\"", "\n\"d\"\n", "\"e\"\r\n", "\"f\ng\"");

    private static Dialect dialect(boolean trim) {
        return new Dialect(Encoding.UTF_8, Separator.COMMA, Optional.empty(), true, trim, NumberFormat.JSON);
    }

    private static List<String> rows(
            byte[] text, boolean trim, int characters, Function<TextBytes, RowParser> parserOf) {
        TextBytes bytes = new TextBytes(new ByteArrayInputStream(text), "t.csv", Encoding.UTF_8);
        List<String> found = new ArrayList<>();
        try (RowParser parser = parserOf.apply(bytes)) {
            boolean isMore = true;
            while (isMore) {
                RowBlock block = new RowBlock(characters, new TextCache(), trim);
                try {
                    isMore = parser.parse(block, characters);
                    assertThat(block.rows() > 0 || !isMore).isTrue();
                } finally {
                    for (int i = 0; i < block.rows(); i++) {
                        TableRow row = block.row(i);
                        found.add(row.number() + " " + row.cells());
                    }
                }
            }
        } catch (Failure failure) {
            found.add(failure.message() + failure.place() + failure.helps());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return found;
    }

    private static List<String> plain(byte[] text, boolean trim, int characters) {
        return rows(text, trim, characters, bytes -> new PlainRowParser(bytes, "t.csv", dialect(trim)));
    }

    private static List<String> any(byte[] text, boolean trim, int characters) {
        return rows(
                text,
                trim,
                characters,
                bytes -> new AnyRowParser(new TextReader(bytes, "t.csv"), "t.csv", dialect(trim), 0));
    }

    private static void requireSame(String text, boolean trim, int characters) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        List<String> plain = plain(utf8, trim, characters);
        List<String> any = any(utf8, trim, characters);
        if (!plain.equals(any)) {
            assertThat(plain).as("%s, %s characters", text, characters).isEqualTo(any);
        }
    }

    private static String text(Random random, boolean isSimple) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(PIECES); i >= 0; i--) {
            List<String> pieces = isSimple || random.nextBoolean() ? SIMPLE : ODD;
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anyTextBecomesTheSameRows(boolean trim) {
        Random random = new Random(7);
        for (int i = 0; i < TEXTS; i++) {
            requireSame(text(random, i % 2 == 0), trim, 1 + random.nextInt(20));
        }
    }

    @Test
    void whatIsNoTextIsRefusedAlike() {
        Random random = new Random(8);
        for (int i = 0; i < TEXTS; i++) {
            byte[] text = (text(random, true) + "\n").getBytes(StandardCharsets.UTF_8);
            text[random.nextInt(text.length)] = (byte) (random.nextBoolean() ? 0 : 0x80 + random.nextInt(0x80));
            List<String> plain = plain(text, false, 1 + random.nextInt(20));
            List<String> any = any(text, false, 1 + random.nextInt(20));
            assertThat(plain.getLast()).as("%s", HexFormat.of().formatHex(text)).isEqualTo(any.getLast());
        }
    }

    @Test
    void aCellAndARowHaveTheSameLimits() {
        String longest = "x".repeat(RowLimits.LONGEST_CELL);
        String widest = ",".repeat(RowLimits.MOST_CELLS - 1);
        for (String text : List.of(
                longest, longest + "x", "a\n" + longest + "x,b\nc", widest, widest + ",", "a\n" + widest + ",\n")) {
            requireSame(text, false, 1 << 16);
        }
    }
}
