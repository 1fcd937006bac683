package org.pierian.spec.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.yaml.Node;

/// Checks the names that a block's layers and defaults use, whether the block is used or not.
final class BodyCheck {

    private final Report report;
    private final Parameters parameters;
    private final Block block;
    private final Set<String> used = new HashSet<>();

    BodyCheck(Report report, Parameters parameters, Block block) {
        this.report = report;
        this.parameters = parameters;
        this.block = block;
    }

    void check() {
        Uses.visit(block.layers(), this::body);
        for (Block.Param param : block.params().values()) {
            param.byDefault().ifPresent(value -> Uses.visit(value, (use, scalar) -> byDefault(param, use, scalar)));
            if (!used.contains(param.name().text()) && !(block.layers() instanceof Node.Refused)) {
                report.add(Parameters.unused(param.name()));
            }
        }
    }

    private void body(Uses.Use use, Node.Scalar scalar) {
        Optional<Diagnostic> malformed = use.malformed(scalar);
        malformed.ifPresent(report::add);
        for (String name : use.names()) {
            if (block.params().containsKey(name)) {
                used.add(name);
            } else {
                spec(name, scalar);
            }
        }
    }

    private void byDefault(Block.Param param, Uses.Use use, Node.Scalar scalar) {
        use.malformed(scalar).ifPresent(report::add);
        for (String name : use.names()) {
            if (block.params().containsKey(name) && parameters.definition(name).isEmpty()) {
                report.add(Substitution.unknown(name, scalar.location(), parameters.names(), "`params` of the spec")
                        .withNote("the default of `" + param.name().text() + "` cannot use another parameter of "
                                + block.what()));
            } else {
                spec(name, scalar);
            }
        }
    }

    private void spec(String name, Node.Scalar scalar) {
        parameters.use(name);
        if (parameters.definition(name).isEmpty()) {
            List<String> names = new ArrayList<>(block.params().keySet());
            names.addAll(parameters.names());
            String owner = "the parameters of " + block.what() + " or `params`";
            report.add(Substitution.unknown(name, scalar.location(), names, owner));
        }
    }
}
