package org.pierian.runner.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.record.SignificantDigits;
import org.pierian.runner.report.LayerFact;
import org.pierian.runner.report.RunFacts;

/// Facts of a run as rows of tables.
final class RunRows {

    private RunRows() {}

    /// Metrics by row, splits by column.
    static List<List<String>> metrics(RunRecord record) {
        List<String> splits = List.of("train", "validation", "test").stream()
                .filter(split -> record.metrics().containsKey(split))
                .toList();
        TreeSet<String> names = new TreeSet<>();
        record.metrics().values().forEach(metrics -> names.addAll(metrics.keySet()));
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("metric"));
        head.addAll(splits);
        rows.add(head);
        for (String name : names) {
            List<String> row = new ArrayList<>(List.of(name));
            splits.forEach(split -> row.add(value(record, split, name)));
            rows.add(row);
        }
        return rows;
    }

    /// A metric of the kept weights; empty where there is none.
    static String value(RunRecord record, String split, String name) {
        var metrics = record.metrics().get(split);
        Double value = metrics == null ? null : metrics.get(name);
        return value == null ? "" : SignificantDigits.of(value);
    }

    /// Layers by row.
    static List<List<String>> layers(RunFacts run) {
        List<List<String>> rows =
                new ArrayList<>(List.of(List.of("layer", "kind", "output shape", "parameters", "multiplications")));
        long parameters = 0;
        long multiplyAdds = 0;
        for (LayerFact layer : run.layers()) {
            rows.add(List.of(
                    layer.name().isEmpty() ? "–" : layer.name(),
                    layer.word(),
                    layer.shape(),
                    Long.toString(layer.parameters()),
                    Long.toString(layer.multiplyAdds())));
            parameters += layer.parameters();
            multiplyAdds += layer.multiplyAdds();
        }
        rows.add(List.of("all", "", "", Long.toString(parameters), Long.toString(multiplyAdds)));
        return rows;
    }

    /// What identifies the run, and what it came to.
    static List<List<String>> hashes(RunRecord record) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("what", "value")));
        rows.add(List.of("run", record.id()));
        rows.add(List.of("numerics", Integer.toString(record.numerics())));
        rows.add(List.of("resolved spec, SHA-256", record.specSha256()));
        record.data().forEach((name, hash) -> rows.add(List.of("data `" + name + "`, SHA-256", hash)));
        rows.add(List.of("weights.safetensors, SHA-256", record.weightsSha256()));
        rows.add(List.of("metrics.jsonl, SHA-256", record.metricsSha256()));
        rows.add(List.of(
                "last link of the chain, epoch " + record.epochs(),
                record.chain().getLast().hash()));
        return rows;
    }
}
