/// The program, and the library: `org.pierian.runner.api`.
module org.pierian.runner {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires com.github.luben.zstd_jni; // Hardwood loads it for pages of Parquet files
    requires de.siegmar.fastcsv;
    requires dev.hardwood.core;
    requires info.picocli;
    requires java.logging;
    requires java.management;
    requires java.net.http;
    requires java.sql;
    requires jdk.unsupported; // signals, for the command line
    requires org.pierian.core;
    requires org.pierian.spec;
    requires org.postgresql.jdbc;
    requires org.xerial.sqlitejdbc;
    requires static org.jspecify;

    exports org.pierian.runner.api;

    opens org.pierian.runner.cli to
            info.picocli;
    opens org.pierian.runner.cli.option to
            info.picocli;

    uses java.sql.Driver;
}
