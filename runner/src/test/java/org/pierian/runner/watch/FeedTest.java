package org.pierian.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pierian.runner.live.EpochLine;
import org.pierian.runner.live.RunState;
import org.pierian.runner.live.Snapshot;

@Timeout(30)
class FeedTest {

    private static final Feed.Place START = new Feed.Place("", -1);

    private final Feed feed = new Feed(2);

    @Test
    void aPageGetsWhatItHasNotSeen() throws InterruptedException {
        feed.lines(List.of(line(1), line(2)));
        Feed.News first = feed.await(START, 0);
        assertThat(first.restart()).isTrue();
        assertThat(first.lines()).containsExactly(line(1), line(2));

        assertThat(feed.await(first.after(), 0).isEmpty()).isTrue();
        feed.lines(List.of(line(3)));
        Feed.News second = feed.await(first.after(), 0);
        assertThat(second.restart()).isFalse();
        assertThat(second.lines()).containsExactly(line(3));
    }

    @Test
    void aPageFromElsewhereBeginsAnew() throws InterruptedException {
        feed.lines(List.of(line(1)));
        String there = feed.await(START, 0).after().lines();
        String name = there.substring(0, there.length() - 1);
        for (String strange : List.of("1", "x-0-1", name, name + "2", name + "-1", name + "99999999999", "\u0000")) {
            Feed.News news = feed.await(new Feed.Place(strange, -1), 0);
            assertThat(news.restart()).as(strange).isTrue();
            assertThat(news.lines()).hasSize(1);
        }
        feed.restart();
        assertThat(feed.await(new Feed.Place(there, -1), 0).restart()).isTrue();
    }

    @Test
    void aLongRunIsThinnedOut() throws InterruptedException {
        int epochs = 3 * Feed.MOST_LINES;
        for (int i = 1; i <= epochs; i++) {
            feed.lines(List.of(line(i)));
        }
        List<EpochLine> all = new ArrayList<>();
        Feed.Place place = START;
        Feed.News news = feed.await(place, 0);
        while (!news.lines().isEmpty()) {
            all.addAll(news.lines());
            news = feed.await(news.after(), 0);
        }
        assertThat(all.size()).isBetween(Feed.MOST_LINES / 2, Feed.MOST_LINES);
        assertThat(all.getFirst()).isEqualTo(line(4));
        assertThat(all.get(1)).isEqualTo(line(8));
        assertThat(all.getLast().epoch()).isEqualTo(epochs);
    }

    @Test
    void aNewStateIsToldAtOnceAndNumbersNowAndThen() throws InterruptedException {
        feed.progress(Snapshot.resting(RunState.TRAINING));
        Feed.Place seen = feed.await(feed.await(START, 0).after(), 0).after();
        feed.progress(Snapshot.resting(RunState.TRAINING));
        assertThat(feed.await(seen, 0).isEmpty()).isTrue();
        feed.progress(Snapshot.resting(RunState.TRAINING));
        Feed.News numbers = feed.await(seen, 0);
        assertThat(numbers.now()).isPresent();
        feed.progress(Snapshot.resting(RunState.STOPPING));
        assertThat(feed.await(numbers.after(), 0).now().orElseThrow().state()).isEqualTo(RunState.STOPPING);
    }

    @Test
    void theEndIsToldOnceEverythingIs() throws InterruptedException {
        feed.lines(List.of(line(1)));
        feed.progress(Snapshot.resting(RunState.FINISHED));
        feed.close();
        Feed.News news = feed.await(START, 60_000);
        assertThat(news.closed()).isTrue();
        assertThat(news.lines()).hasSize(1);
        assertThat(news.now()).isPresent();
        assertThat(news.latest()).containsExactly(line(1));
    }

    private static EpochLine line(int epoch) {
        return new EpochLine(epoch, "train", "{\"epoch\":" + epoch + ",\"split\":\"train\",\"loss\":1.0}");
    }
}
