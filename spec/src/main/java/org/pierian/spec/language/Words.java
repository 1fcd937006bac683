package org.pierian.spec.language;

import java.util.Locale;
import org.pierian.spec.Key;

/// Turns the names of Java into the words of the language.
public final class Words {

    private Words() {}

    /// `outFeatures` becomes `out_features`.
    public static String ofComponent(String name) {
        StringBuilder word = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                word.append('_').append(Character.toLowerCase(c));
            } else {
                word.append(c);
            }
        }
        return word.toString();
    }

    /// `CENTERED` becomes `centered`, unless the constant has a [Key].
    public static String ofConstant(Enum<?> constant) {
        try {
            Key key = constant.getDeclaringClass().getField(constant.name()).getAnnotation(Key.class);
            return key == null ? constant.name().toLowerCase(Locale.ROOT) : key.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("no constant " + constant, e);
        }
    }
}
