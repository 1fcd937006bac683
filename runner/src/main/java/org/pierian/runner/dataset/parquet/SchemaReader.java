package org.pierian.runner.dataset.parquet;

import java.util.ArrayList;
import java.util.List;

/// Reads the schema of a file: a tree of columns and groups, written from the root on, each group before its children.
final class SchemaReader {

    private static final int MOST_LEVELS = 64;
    private static final int OPTIONAL = 1;
    private static final int REPEATED = 2;

    /// A column or a group.
    private static final class Element {
        private String name = "";
        private int type = -1;
        private int length;
        private int repetition;
        private int children;
        private int converted = -1;
        private int scale;
        private LogicalType logical = LogicalType.NONE;
    }

    private final List<Element> elements;
    private int next = 1;
    private int leaves;

    private SchemaReader(List<Element> elements) {
        this.elements = elements;
    }

    /// What the columns of the first level are.
    ///
    /// @param columns those in their order
    /// @param leaves how many columns hold values, also those in groups
    record Schema(List<ParquetColumn> columns, int leaves) {}

    /// Reads the list of elements.
    static Schema read(ThriftReader thrift) {
        int size = thrift.list(ThriftReader.STRUCT);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            elements.add(element(thrift));
        }
        if (elements.isEmpty()) {
            throw new ThriftReader.Fault("there is no schema");
        }
        return new SchemaReader(elements).columns();
    }

    private static Element element(ThriftReader thrift) {
        Element element = new Element();
        thrift.struct((id, type) -> {
            switch (id) {
                case 1 -> element.type = thrift.i32(type);
                case 2 -> element.length = thrift.i32(type);
                case 3 -> element.repetition = thrift.i32(type);
                case 4 -> element.name = thrift.text(type);
                case 5 -> element.children = thrift.i32(type);
                case 6 -> element.converted = thrift.i32(type);
                case 7 -> element.scale = thrift.i32(type);
                case 10 -> {
                    ThriftReader.require(type, ThriftReader.STRUCT);
                    element.logical = LogicalType.read(thrift);
                }
                default -> {
                    return false;
                }
            }
            return true;
        });
        return element;
    }

    private Schema columns() {
        List<ParquetColumn> columns = new ArrayList<>();
        for (int i = 0; i < elements.getFirst().children; i++) {
            columns.add(column());
        }
        if (next != elements.size()) {
            throw new ThriftReader.Fault("the schema has columns in no group");
        }
        return new Schema(columns, leaves);
    }

    private Element take() {
        if (next == elements.size()) {
            throw new ThriftReader.Fault("the schema has fewer columns than it says");
        }
        return elements.get(next++);
    }

    private ParquetColumn column() {
        Element element = take();
        boolean isGroup = element.type < 0 || element.children > 0;
        int leaf = isGroup ? -1 : leaves++;
        if (isGroup) {
            skip(element.children, 1);
        }
        return new ParquetColumn(
                element.name,
                leaf,
                isGroup ? PhysicalType.BYTE_ARRAY : PhysicalType.of(element.type),
                element.length,
                element.logical.id() == 0 ? LogicalType.ofConverted(element.converted, element.scale) : element.logical,
                element.repetition == OPTIONAL,
                element.repetition == REPEATED);
    }

    private void skip(int children, int level) {
        if (level > MOST_LEVELS) {
            throw new ThriftReader.Fault("the schema is nested too deep");
        }
        for (int i = 0; i < children; i++) {
            Element element = take();
            if (element.type < 0 || element.children > 0) {
                skip(element.children, level + 1);
            } else {
                leaves++;
            }
        }
    }
}
