package org.pierian.runner.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.pierian.spec.Doc;
import org.pierian.spec.InitSpec;
import org.pierian.spec.RunSpec;
import org.pierian.spec.language.Component;
import org.pierian.spec.language.Family;
import org.pierian.spec.language.Language;
import org.pierian.spec.language.ValueType;

/// A member of a family at one place of a spec.
///
/// @param place the key at the top of a spec, for example `architecture`
/// @param listed whether the key takes a list of members
/// @param variant the member
record Member(String place, boolean listed, Family.Variant variant) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /// All members at all places, as the records of the language have them.
    static List<Member> all() {
        Language language = new Language();
        List<Member> all = new ArrayList<>();
        for (Component key : language.components(RunSpec.class)) {
            switch (key.type()) {
                case ValueType.Component(Family family) ->
                    family.variants().forEach(variant -> all.add(new Member(key.key(), false, variant)));
                case ValueType.ListOf(ValueType.Component(Family family)) ->
                    family.variants().forEach(variant -> all.add(new Member(key.key(), true, variant)));
                default -> {}
            }
        }
        all.removeIf(member -> member.place().equals("bias_init") && member.variant.type() == InitSpec.FromFile.class);
        return all;
    }

    /// The members of one family.
    static List<Member> of(Class<?> family) {
        return all().stream()
                .filter(member -> family.isAssignableFrom(member.variant.type()))
                .toList();
    }

    /// What the place is given for this value.
    JsonNode placed(JsonNode value) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        return listed ? list.add(value) : value;
    }

    /// The documented example as a value of the place: `loss: sse` without its key.
    JsonNode example() {
        Doc doc = variant.doc().orElseThrow(() -> new IllegalStateException(variant.type() + " has no @Doc"));
        try {
            JsonNode example = YAML.readTree(doc.example());
            return example.isObject() ? example.elements().next() : example;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return place + ": " + variant.word();
    }
}
