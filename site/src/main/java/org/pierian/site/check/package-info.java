/// What is wrong with the documentation: dead links, and commands that do something else than the page shows.
@NullMarked
package org.pierian.site.check;

import org.jspecify.annotations.NullMarked;
