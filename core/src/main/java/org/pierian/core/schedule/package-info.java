/// Schedules: how the learning rate changes during training.
@NullMarked
package org.pierian.core.schedule;

import org.jspecify.annotations.NullMarked;
