package org.pierian.site.markdown;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// The Markdown of the pages: CommonMark with the tables of git hosts.
public final class Dialect {

    /// What pages may have beyond CommonMark.
    public static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();

    private Dialect() {}
}
