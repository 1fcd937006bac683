/// Pages in Markdown: headings with their anchors, links, code blocks.
@NullMarked
package org.pierian.site.markdown;

import org.jspecify.annotations.NullMarked;
