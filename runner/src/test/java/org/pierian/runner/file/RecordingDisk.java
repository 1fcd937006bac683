package org.pierian.runner.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// The disk of this machine, with a list of all that was asked of it.
public final class RecordingDisk implements Disk {

    private final Predicate<DiskOperation> noted;
    private final List<DiskOperation> operations = new ArrayList<>();

    /// A disk that does what it is asked.
    public RecordingDisk() {
        this(operation -> true);
    }

    /// @param noted false for operations that the list leaves out, as if the program had not asked for them
    public RecordingDisk(Predicate<DiskOperation> noted) {
        this.noted = noted;
    }

    /// What was asked so far, in order.
    public List<DiskOperation> operations() {
        return operations;
    }

    private void note(DiskOperation operation) {
        if (noted.test(operation)) {
            operations.add(operation);
        }
    }

    @Override
    public OutputStream create(Path file) throws IOException {
        OutputStream real = LocalDisk.DISK.create(file);
        note(new DiskOperation.Create(file));
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                real.write(bytes, from, count);
                note(new DiskOperation.Write(file, ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, from + count))));
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }

    @Override
    public void force(Path file) {
        note(new DiskOperation.Force(file));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        LocalDisk.DISK.rename(from, to);
        note(new DiskOperation.Rename(from, to));
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        LocalDisk.DISK.createFolder(folder);
        note(new DiskOperation.CreateFolder(folder));
    }

    @Override
    public void forceFolder(Path folder) {
        note(new DiskOperation.ForceFolder(folder));
    }

    @Override
    public void delete(Path file) throws IOException {
        LocalDisk.DISK.delete(file);
        note(new DiskOperation.Delete(file));
    }
}
