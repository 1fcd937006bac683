/// The program that makes the documentation site out of the Markdown pages of the repository.
@NullMarked
package org.pierian.site;

import org.jspecify.annotations.NullMarked;
