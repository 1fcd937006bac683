package org.pierian.runner.dataset.picture.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pierian.runner.dataset.picture.raster.Orientation;
import org.pierian.runner.dataset.picture.raster.Picture;
import org.pierian.runner.dataset.picture.raster.PictureBytes;
import org.pierian.runner.dataset.picture.raster.PictureFault;
import org.pierian.runner.dataset.picture.raster.PictureMemory;

/// Reads a picture in JPEG: sequential or progressive, with Huffman codes and 8 bits for a sample, in grey or
/// colours.
///
/// It is strict. Data that end early, codes that no table has, scans that are missing, and bytes that belong to
/// nothing are refused, where libjpeg warns and goes on. What follows the end marker is not looked at.
///
/// **Source:** ITU-T T.81 and T.871.
public final class JpegReader {

    private static final int TABLES = 4;
    private static final int MOST_FACTOR = 4;
    private static final int MOST_BLOCKS = 10; // of a group
    private static final int COLOURS = 3;
    /// The most pixels of a byte: a block of 64 has a bit at least.
    private static final long MOST_PIXELS = 64L * Byte.SIZE;

    private final PictureBytes in;
    private final int[][] quantisers = new int[TABLES][0];
    private final HuffmanTable[] firstCodes = new HuffmanTable[TABLES];
    private final HuffmanTable[] otherCodes = new HuffmanTable[TABLES];
    private final List<Component> components = new ArrayList<>();
    private FrameSize frame = new FrameSize(0, 0, 1, 1, false);
    private boolean hasJfif;
    private int transform = ColourForm.NO_NOTE;
    private int restartInterval;
    private int orientation = Orientation.UPRIGHT;

    private JpegReader(PictureBytes in) {
        this.in = in;
        Arrays.fill(firstCodes, HuffmanTable.NONE);
        Arrays.fill(otherCodes, HuffmanTable.NONE);
    }

    /// Whether a file that begins with these bytes could be one.
    public static boolean looksLike(byte[] file) {
        return file.length > 2
                && (file[0] & 0xFF) == 0xFF
                && (file[1] & 0xFF) == Markers.START
                && (file[2] & 0xFF) == 0xFF;
    }

    /// Reads a picture.
    ///
    /// @param file all of it
    /// @throws PictureFault when it is not such a picture
    public static Picture read(byte[] file) {
        PictureBytes in = PictureBytes.of(file);
        in.skip(2);
        return new JpegReader(in).picture();
    }

    private Picture picture() {
        for (int marker = marker(); marker != Markers.END; marker = marker()) {
            if (marker == Markers.SCAN) {
                scan(segment());
            } else if (marker >= Markers.BASELINE && marker <= Markers.PROGRESSIVE) {
                frame(segment(), marker == Markers.PROGRESSIVE);
            } else {
                other(marker);
            }
        }
        if (components.isEmpty()) {
            throw PictureFault.damaged("it has no picture");
        }
        finish();
        List<Integer> ids = components.stream().map(Component::id).toList();
        return new JpegPicture(frame, components, ColourForm.of(ids, hasJfif, transform), orientation);
    }

    private int marker() {
        if (in.u8() != 0xFF) {
            throw PictureFault.damaged("it has bytes that belong to nothing");
        }
        int marker = in.u8();
        while (marker == 0xFF) {
            marker = in.u8();
        }
        return marker;
    }

    private PictureBytes segment() {
        return in.part(in.u16() - Short.BYTES);
    }

    private void other(int marker) {
        switch (marker) {
            case Markers.CODES -> codes(segment());
            case Markers.QUANTISERS -> quantisers(segment());
            case Markers.RESTART_INTERVAL -> restartInterval = segment().u16();
            case Markers.APPLICATION -> {
                PictureBytes note = segment();
                hasJfif |= note.left() >= 14 && note.text(5).equals("JFIF\0");
            }
            case Markers.CAMERA -> {
                PictureBytes note = segment();
                if (orientation == Orientation.UPRIGHT
                        && note.left() >= 6
                        && note.text(6).equals("Exif\0\0")) {
                    orientation = Orientation.of(note);
                }
            }
            case Markers.ADOBE -> {
                PictureBytes note = segment();
                if (note.left() >= 12 && note.text(5).equals("Adobe")) {
                    note.skip(6);
                    transform = note.u8();
                }
            }
            case Markers.LINES -> throw unfit("says its number of rows behind them");
            default -> {
                if (Markers.isOtherFrame(marker)) {
                    throw unfit("is in a rare form of JPEG: without loss, in levels, or with arithmetic codes");
                }
                if (!Markers.canBeSkipped(marker)) {
                    throw PictureFault.damaged("it has a marker where none should be");
                }
                segment();
            }
        }
    }

    private static PictureFault unfit(String what) {
        return PictureFault.unfit(what, "save it as a usual JPEG of 8 bits, or as PNG");
    }

    private void quantisers(PictureBytes segment) {
        while (segment.left() > 0) {
            int form = segment.u8();
            if (form >> 4 > 1 || (form & 0xF) >= TABLES) {
                throw PictureFault.damaged("a table has a wrong number");
            }
            int[] values = new int[InverseDct.BLOCK];
            for (int k = 0; k < values.length; k++) {
                values[ZigZag.place(k)] = form >> 4 == 0 ? segment.u8() : segment.u16();
            }
            quantisers[form & 0xF] = values;
        }
    }

    private void codes(PictureBytes segment) {
        while (segment.left() > 0) {
            int form = segment.u8();
            if (form >> 4 > 1 || (form & 0xF) >= TABLES) {
                throw PictureFault.damaged("a table has a wrong number");
            }
            (form >> 4 == 0 ? firstCodes : otherCodes)[form & 0xF] = HuffmanTable.read(segment);
        }
    }

    private void frame(PictureBytes segment, boolean progressive) {
        int bits = segment.u8();
        int height = segment.u16();
        int width = segment.u16();
        int count = segment.u8();
        if (bits != Byte.SIZE) {
            throw unfit("has " + bits + " bits for a sample");
        }
        if (height == 0) {
            throw unfit("says its number of rows behind them");
        }
        if (count == COLOURS + 1) {
            throw unfit("has the four colours of print, CMYK");
        }
        if (width == 0 || (count != 1 && count != COLOURS) || !components.isEmpty() || segment.left() != 3 * count) {
            throw PictureFault.damaged("its header is wrong");
        }
        List<DeclaredComponent> declared = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            declared.add(component(segment));
        }
        frame = FrameSize.of(width, height, declared, progressive);
        requireSizes(declared);
        PictureMemory.require(width, height, in.end(), frame.bytes(declared));
        if ((long) width * height > MOST_PIXELS * in.left()) {
            throw PictureFault.cut(); // before memory is taken
        }
        declared.forEach(component -> components.add(new Component(component, frame)));
    }

    private static DeclaredComponent component(PictureBytes segment) {
        int id = segment.u8();
        int factors = segment.u8();
        int across = factors >> 4;
        int down = factors & 0xF;
        int quantiser = segment.u8();
        boolean fits = across >= 1 && across <= MOST_FACTOR && down >= 1 && down <= MOST_FACTOR;
        if (!fits || quantiser >= TABLES) {
            throw PictureFault.damaged("its header is wrong");
        }
        return new DeclaredComponent(id, across, down, quantiser);
    }

    private void requireSizes(List<DeclaredComponent> declared) {
        boolean whole = declared.stream()
                .allMatch(
                        component -> frame.across() % component.across() == 0 && frame.down() % component.down() == 0);
        if (!whole) {
            throw unfit("has components of sizes that are no multiples of each other");
        }
        long ids = declared.stream().map(DeclaredComponent::id).distinct().count();
        if (ids != declared.size()) {
            throw PictureFault.damaged("its header is wrong");
        }
    }

    private void scan(PictureBytes segment) {
        int count = segment.u8();
        if (count < 1 || count > components.size() || segment.left() != 2 * count + 3) {
            throw PictureFault.damaged("a scan has a wrong header");
        }
        List<ScanPart> parts = new ArrayList<>();
        for (int p = 0; p < count; p++) {
            parts.add(part(segment.u8(), segment.u8(), parts));
        }
        int blocks = parts.stream()
                .mapToInt(part -> part.component().across() * part.component().down())
                .sum();
        if (count > 1 && blocks > MOST_BLOCKS) {
            throw PictureFault.damaged("a scan has too many blocks in a group");
        }
        int first = segment.u8();
        int last = segment.u8();
        int bits = segment.u8();
        Scan scan = new Scan(
                frame, parts, decoder(parts, new Progression(first, last, bits >> 4, bits & 0xF)), restartInterval);
        in.moveTo(scan.read(new BitReader(in.array(), in.position(), in.end())));
    }

    private ScanPart part(int id, int tables, List<ScanPart> before) {
        Component component = components.stream()
                .filter(candidate -> candidate.id() == id)
                .findFirst()
                .orElseThrow(() -> PictureFault.damaged("a scan has an unknown component"));
        boolean twice = before.stream().anyMatch(part -> part.component() == component);
        if (twice || tables >> 4 >= TABLES || (tables & 0xF) >= TABLES) {
            throw PictureFault.damaged("a scan has a wrong header");
        }
        int[] quantiser = quantisers[component.quantiserPlace()];
        if (quantiser.length == 0) {
            throw PictureFault.damaged("it has a scan before its tables");
        }
        component.quantiseBy(quantiser);
        return new ScanPart(component, firstCodes[tables >> 4], otherCodes[tables & 0xF]);
    }

    private BlockDecoder decoder(List<ScanPart> parts, Progression range) {
        boolean all = !frame.keepsCoefficients();
        Progression entered = all ? new Progression(0, 0, 0, 0) : range;
        parts.forEach(part -> entered.enter(parts.size() == 1, part.component().missingBits()));
        boolean needsFirst = all || (entered.first() == 0 && !entered.isRefinement());
        boolean needsOthers = all || entered.first() > 0;
        for (ScanPart part : parts) {
            if ((needsFirst && !part.first().isThere())
                    || (needsOthers && !part.others().isThere())) {
                throw PictureFault.damaged("it has a scan before its tables");
            }
        }
        return all ? new SequentialDecoder() : new ProgressiveDecoder(range);
    }

    /// Checks that nothing is missing.
    private void finish() {
        int needed = frame.keepsCoefficients() ? InverseDct.BLOCK : 1;
        for (Component component : components) {
            if (Arrays.stream(component.missingBits()).limit(needed).anyMatch(bits -> bits != 0)) {
                throw PictureFault.damaged("a part of it is missing");
            }
        }
        if (frame.keepsCoefficients()) {
            BlockBatch batch = new BlockBatch();
            components.forEach(batch::addAll);
        }
    }
}
