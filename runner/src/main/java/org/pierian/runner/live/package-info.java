/// What a run in progress tells those who look at it, in this process or another, and what they ask of it.
@NullMarked
package org.pierian.runner.live;

import org.jspecify.annotations.NullMarked;
