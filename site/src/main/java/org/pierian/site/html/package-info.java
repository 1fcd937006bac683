/// The pages of the site.
@NullMarked
package org.pierian.site.html;

import org.jspecify.annotations.NullMarked;
