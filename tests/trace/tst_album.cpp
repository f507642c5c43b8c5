#include "engine/trace/builder.h"

#include <QTest>

#include <random>

using namespace trace;
using namespace std::chrono_literals;

namespace {

Picture pictureOf(std::uint64_t number, Time at, std::size_t bytes = 100)
{
    return {.at = at,
        .number = number,
        .width = static_cast<std::uint32_t>(bytes),
        .height = 1,
        .cells = std::make_shared<const std::vector<std::uint8_t>>(bytes)};
}

std::size_t bytesOf(const Album::Pages& pages)
{
    std::size_t bytes = 0;
    for (const auto& page : pages)
        bytes += page->cells->size();
    return bytes;
}

} // namespace

class TestAlbum : public QObject {
    Q_OBJECT
private slots:
    void fewPicturesAreAllKept()
    {
        Album album{1000};
        for (std::uint64_t i = 0; i < 10; ++i)
            album.add(pictureOf(i, Time{i * 1ms}));
        const auto pages = album.snapshot();
        QCOMPARE(pages->size(), std::size_t{10});
        QCOMPARE(pictureAt(*pages, Time{-1ns}), nullptr);
        for (std::uint64_t i = 0; i < 10; ++i) {
            QCOMPARE(pictureAt(*pages, Time{i * 1ms})->number, i);
            QCOMPARE(pictureAt(*pages, Time{i * 1ms + 999us})->number, i);
        }
        QCOMPARE(pictureAt(*pages, Time{1h})->number, std::uint64_t{9});
    }

    void manyPicturesAreThinnedOutEvenlyAndTheNewestIsThere()
    {
        constexpr std::size_t most = 2000;
        Album album{most};
        for (std::uint64_t i = 0; i < 1000; ++i) {
            album.add(pictureOf(i, Time{i * 1ms}));
            const auto pages = album.snapshot();
            QVERIFY(bytesOf(*pages) <= most);
            QCOMPARE(pages->back()->number, i);
            QVERIFY(i < 20 || pages->size() >= 9);
            // The same step between all but the newest.
            for (std::size_t k = 2; k + 1 < pages->size(); ++k)
                QCOMPARE((*pages)[k]->number - (*pages)[k - 1]->number,
                    (*pages)[1]->number - (*pages)[0]->number);
        }
    }

    void snapshotsStayAsTheyWere()
    {
        Album album{300};
        album.add(pictureOf(0, Time{1ms}));
        const auto before = album.snapshot();
        for (std::uint64_t i = 1; i < 50; ++i)
            album.add(pictureOf(i, Time{i * 2ms}));
        QCOMPARE(before->size(), std::size_t{1});
        QCOMPARE(before->front()->number, std::uint64_t{0});
    }

    void aPictureThatIsNotWhatItSaysIsLeftOut()
    {
        Album album;
        Picture wrong = pictureOf(0, Time{1ms});
        wrong.height = 2;
        album.add(wrong);
        wrong.width = wrong.height = 0;
        album.add(wrong);
        album.add({.width = 1, .height = 1});
        QVERIFY(album.snapshot()->empty());
    }

    void theRateIsThatOfTheLastSecond()
    {
        Album album;
        std::uint64_t number = 0;
        for (; number < 50; ++number) // 10 a second for five seconds
            album.add(pictureOf(number, Time{number * 100ms}));
        for (std::uint64_t i = 0; i < 80; ++i) // then 40 a second, every second one not kept
            if (i % 2 == 0)
                album.add(pictureOf(number + i, Time{5s + i * 25ms}));
        const auto pages = album.snapshot();
        QVERIFY(std::abs(picturesPerSecond(*pages, Time{4s}) - 10) < 0.01);
        QVERIFY(std::abs(picturesPerSecond(*pages, Time{6950ms}) - 40) < 0.01);
        QCOMPARE(picturesPerSecond(*pages, Time{0ns}), 0.0); // of one alone nothing is known
        QCOMPARE(picturesPerSecond({}, Time{1s}), 0.0);
    }

    void aTraceHasThePicturesThatWereShown()
    {
        Builder builder;
        builder.show(pictureOf(0, Time{5ms}));
        const auto early = builder.snapshot();
        builder.show(pictureOf(3, Time{9ms}));
        QCOMPARE(early->pictures().size(), std::size_t{1});
        QCOMPARE(early->extent().end, Time{5ms});
        QCOMPARE(builder.snapshot()->pictures().size(), std::size_t{2});
        QVERIFY(Trace{}.pictures().empty());
    }
};

QTEST_APPLESS_MAIN(TestAlbum)
#include "tst_album.moc"
