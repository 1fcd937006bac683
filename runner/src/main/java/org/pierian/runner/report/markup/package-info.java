/// Elements of HTML and SVG, which no text can break.
@NullMarked
package org.pierian.runner.report.markup;

import org.jspecify.annotations.NullMarked;
