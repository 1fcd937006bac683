package org.pierian.spec.language;

import java.lang.reflect.RecordComponent;
import java.util.List;

/// Builds records of a given type, and reads their components.
public final class Reflection {

    private Reflection() {}

    /// A record with the values of its components, in order.
    public static Object construct(Class<?> type, List<?> arguments) {
        try {
            return type.getDeclaredConstructors()[0].newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot build " + type, e);
        }
    }

    /// The value of one component.
    public static Object get(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
