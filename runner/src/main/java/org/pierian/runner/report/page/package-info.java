/// Reports as one page of HTML and as Markdown, and what other pages of the program share with them.
@NullMarked
package org.pierian.runner.report.page;

import org.jspecify.annotations.NullMarked;
