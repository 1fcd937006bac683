package org.pierian.runner.dataset.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.runner.dataset.cache.CacheLimit;
import org.pierian.runner.dataset.cache.DataCache;
import org.pierian.runner.dataset.picture.resize.PictureForm;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.Channels;
import org.pierian.spec.Resize;
import org.pierian.spec.ResizeFilter;

class PictureBatchTest {

    private static final int COUNT = 600;

    @TempDir
    Path folder;

    private final List<LabelledFile> files = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        for (int i = 0; i < COUNT; i++) {
            String name = "p" + i + ".ppm";
            PpmFiles.write(folder.resolve(name), 2, 3, i * 40_503);
            files.add(new LabelledFile(name, folder.resolve(name), 0));
        }
    }

    private PictureBatch batch(long limit) {
        PictureForm form = new PictureForm(
                2, 2, Channels.RGB, Optional.of(Resize.STRETCH), ResizeFilter.BILINEAR, Optional.empty());
        return new PictureBatch(form, new DataCache(folder.resolve("cache"), new CacheLimit(limit), _ -> {}));
    }

    private byte[] levels(PictureBatch batch) {
        return batch.read(files).toArray(ValueLayout.JAVA_BYTE);
    }

    @Test
    void aFileHoldsTheSameLevels() {
        PictureBatch inMemory = batch(1 << 20);
        byte[] expected = levels(inMemory);
        PictureBatch cold = batch(0);
        assertThat(levels(cold)).isEqualTo(expected);
        assertThat(cold.sha256()).isEqualTo(inMemory.sha256());
        PictureBatch warm = batch(0);
        assertThat(levels(warm)).isEqualTo(expected);
        assertThat(warm.sha256()).isEqualTo(inMemory.sha256());
    }

    @Test
    void aChangedPictureIsPreparedAnew() throws IOException {
        byte[] before = levels(batch(0));
        PpmFiles.write(files.get(5).path(), 2, 3, 0xFFFFFF);
        byte[] after = levels(batch(0));
        assertThat(after).isNotEqualTo(before).isEqualTo(levels(batch(1 << 20)));
    }

    @Test
    void brokenPicturesAreNamedAndLeaveNoFile() throws IOException {
        Files.write(files.get(599).path(), new byte[] {'P', '6'});
        Failure failure = catchThrowableOfType(Failure.class, () -> batch(0).read(files));
        assertThat(failure.message()).contains("p599.ppm");
        assertThat(folder.resolve("cache")).isDirectoryNotContaining("glob:**.{data,part}");
    }
}
