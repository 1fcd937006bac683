package org.pierian.spec.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pierian.spec.Generated;

class SpecSchemaTest {

    @Test
    void committedSchemaIsFresh() throws IOException {
        Generated.assertFresh("spec.schema.json", SpecSchema.write());
    }

    @Test
    void everyExampleNamesTheSchemaInItsFirstLine() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../examples/specs"))) {
            List<Path> specs = files.filter(f -> f.toString().endsWith(".yaml")).toList();
            assertThat(specs).isNotEmpty();
            for (Path spec : specs) {
                assertThat(Files.readAllLines(spec).getFirst())
                        .as(spec.toString())
                        .isEqualTo("# yaml-language-server: $schema=../../docs/spec.schema.json");
            }
        }
    }
}
