/// Schedules: how the learning rate changes while training goes on.
@NullMarked
package org.pierian.core.schedule;

import org.jspecify.annotations.NullMarked;
