package org.pierian.site.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The outlines of the parts of a field that are at or above a level, by marching squares. Every outline is closed:
/// where a part reaches the border of the field, its outline runs along the border.
final class Contours {

    private static final int TOP = 0;
    private static final int RIGHT = 1;
    private static final int BOTTOM = 2;
    private static final int LEFT = 3;

    /// Which sides of a cell the outline enters and leaves by, with the part at its left. The index has a bit for each
    /// corner that is inside: 1 top left, 2 top right, 4 bottom right, 8 bottom left.
    private static final int[][] SIDES = {
        {}, {LEFT, TOP}, {TOP, RIGHT}, {LEFT, RIGHT},
        {RIGHT, BOTTOM}, {LEFT, TOP, RIGHT, BOTTOM}, {TOP, BOTTOM}, {LEFT, BOTTOM},
        {BOTTOM, LEFT}, {BOTTOM, TOP}, {TOP, RIGHT, BOTTOM, LEFT}, {BOTTOM, RIGHT},
        {RIGHT, LEFT}, {RIGHT, TOP}, {TOP, LEFT}, {},
    };

    /// The same for cells with two corners inside that lie across, where the middle is inside too.
    private static final Map<Integer, int[]> JOINED =
            Map.of(5, new int[] {RIGHT, TOP, LEFT, BOTTOM}, 10, new int[] {TOP, LEFT, BOTTOM, RIGHT});

    private final Field field;
    private final double level;
    private final int width;
    private final Map<Integer, Integer> next = new TreeMap<>();

    private Contours(Field field, double level) {
        this.field = field;
        this.level = level;
        this.width = field.columns() + 2;
    }

    /// The outlines in units of the lattice, each without its first point at the end.
    static List<List<Point>> of(Field field, double level) {
        Contours contours = new Contours(field, level);
        for (int row = -1; row < field.rows(); row++) {
            for (int column = -1; column < field.columns(); column++) {
                contours.addCell(column, row);
            }
        }
        return contours.loops();
    }

    private void addCell(int column, int row) {
        int index = inside(column, row)
                + 2 * inside(column + 1, row)
                + 4 * inside(column + 1, row + 1)
                + 8 * inside(column, row + 1);
        int[] joined = JOINED.get(index);
        int[] sides = joined != null && middle(column, row) >= level ? joined : SIDES[index];
        for (int i = 0; i < sides.length; i += 2) {
            next.put(edge(column, row, sides[i]), edge(column, row, sides[i + 1]));
        }
    }

    private int inside(int column, int row) {
        return field.at(column, row) >= level ? 1 : 0;
    }

    private double middle(int column, int row) {
        return (field.at(column, row)
                        + field.at(column + 1, row)
                        + field.at(column, row + 1)
                        + field.at(column + 1, row + 1))
                / 4;
    }

    /// A number for a side of a cell that is the same for the cell beyond: even for sides that lie, odd for those that
    /// stand.
    private int edge(int column, int row, int side) {
        int right = side == RIGHT ? 1 : 0;
        int below = side == BOTTOM ? 1 : 0;
        int stands = side == LEFT || side == RIGHT ? 1 : 0;
        return 2 * ((row + 1 + below) * width + column + 1 + right) + stands;
    }

    private List<List<Point>> loops() {
        List<List<Point>> loops = new ArrayList<>();
        while (!next.isEmpty()) {
            int first = next.keySet().iterator().next();
            List<Point> loop = new ArrayList<>();
            int edge = first;
            while (next.containsKey(edge)) {
                loop.add(crossing(edge));
                edge = Objects.requireNonNull(next.remove(edge));
            }
            loops.add(loop);
        }
        return loops;
    }

    /// Where the outline crosses an edge. What is outside the field lies on its border.
    private Point crossing(int edge) {
        int column = edge / 2 % width - 1;
        int row = edge / 2 / width - 1;
        boolean stands = edge % 2 == 1;
        double a = field.at(column, row);
        double b = stands ? field.at(column, row + 1) : field.at(column + 1, row);
        double share = Double.isInfinite(a) ? 1 : Double.isInfinite(b) ? 0 : (level - a) / (b - a);
        double x = stands ? column : column + share;
        double y = stands ? row + share : row;
        return new Point(Math.clamp(x, 0, field.columns() - 1), Math.clamp(y, 0, field.rows() - 1));
    }
}
