/// Pictures that the program makes of itself: a network that learns, and a terminal.
@NullMarked
package org.pierian.site.draw;

import org.jspecify.annotations.NullMarked;
