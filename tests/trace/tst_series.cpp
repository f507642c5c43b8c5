#include "engine/trace/series.h"

#include <QTest>

#include <algorithm>
#include <cstdint>
#include <thread>
#include <vector>

class TestSeries : public QObject {
    Q_OBJECT

private slots:
    void aCopyNeverSeesLaterElements();
    void aCopyIsReadWhileTheOriginalGrows();
};

void TestSeries::aCopyNeverSeesLaterElements()
{
    trace::Series<std::uint64_t, 4> series;
    std::vector<trace::Series<std::uint64_t, 4>> copies;
    for (std::uint64_t i = 0; i < 100; ++i) {
        copies.push_back(series);
        series.append(i * i);
    }
    for (std::size_t size = 0; size < copies.size(); ++size) {
        QCOMPARE(copies[size].size(), size);
        for (std::size_t i = 0; i < size; ++i)
            QCOMPARE(copies[size][i], i * i);
        QCOMPARE(copies[size].upperBound(std::uint64_t{24}), std::min<std::size_t>(size, 5));
    }
}

/// Chunks are raw and shared: ThreadSanitizer must find nothing that is read and written at once.
void TestSeries::aCopyIsReadWhileTheOriginalGrows()
{
    trace::Series<std::uint64_t, 64> series;
    for (std::uint64_t i = 0; i < 100; ++i)
        series.append(i);
    std::uint64_t sum = 0;
    {
        const std::jthread reader{[copy = series, &sum] {
            for (int turn = 0; turn < 100; ++turn)
                for (std::size_t i = 0; i < copy.size(); ++i)
                    sum += copy[i];
        }};
        for (std::uint64_t i = 100; i < 10'000; ++i)
            series.append(i);
    }
    QCOMPARE(sum, std::uint64_t{100 * 4950});
    QCOMPARE(series.back(), std::uint64_t{9'999});
}

QTEST_APPLESS_MAIN(TestSeries)
#include "tst_series.moc"
