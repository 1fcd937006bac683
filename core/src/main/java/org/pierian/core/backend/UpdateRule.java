package org.pierian.core.backend;

/// What an optimizer does to one element of a parameter in one step. This is its definition; a backend may have a
/// faster form that gives the same bits.
public interface UpdateRule {

    /// Takes the step.
    ///
    /// @param element holds the numbers, and receives the new ones
    void apply(Element element);

    /// One element of a parameter with its gradient and what the optimizer remembers of it.
    final class Element {
        /// The parameter, replaced by its new value.
        public float value;

        /// Its gradient.
        public float gradient;

        /// The first remembered number, replaced by its new value; unused where there is none.
        public float first;

        /// The second.
        public float second;

        /// The third.
        public float third;
    }
}
