/// The language: YAML text to immutable records, with everything that is wrong with it, and back.
module org.pierian.spec {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires static org.jspecify;
    requires org.yaml.snakeyaml;

    exports org.pierian.spec;
    exports org.pierian.spec.diagnostic;
    exports org.pierian.spec.language;
    exports org.pierian.spec.read;
    exports org.pierian.spec.reference;
    exports org.pierian.spec.schema;
    exports org.pierian.spec.write;
    exports org.pierian.spec.yaml;
}
