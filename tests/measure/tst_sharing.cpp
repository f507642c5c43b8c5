#include "engine/measure/sharing.h"

#include <QTest>

#include <set>

using namespace engine;

class SharingTest : public QObject {
    Q_OBJECT
private slots:
    void noTwoFieldsOverlap()
    {
        for (const SharingAccess access : sharingAccesses)
            for (const unsigned threads : {1U, 2U, 3U, 8U, 20U})
                for (std::size_t distance = 8; distance <= 256; distance += 8) {
                    const SharingLayout layout{access, 64, distance, threads};
                    std::set<std::size_t> bytes;
                    for (unsigned thread = 0; thread < threads; ++thread)
                        for (std::size_t place = 0; place < layout.places(); ++place)
                            for (std::size_t byte = 0; byte < layout.fieldBytes(); ++byte)
                                bytes.insert(layout.offset(thread, place) + byte);
                    QCOMPARE(bytes.size(), threads * layout.places() * layout.fieldBytes());
                    QVERIFY(*bytes.rbegin() < layout.bytes());
                }
    }

    void neighboursAreAsFarApartAsTheDistance()
    {
        const SharingLayout near{SharingAccess::ManyLines, 64, 8, 2};
        const SharingLayout far{SharingAccess::ManyLines, 64, 64, 2};
        for (std::size_t place = 0; place < near.places(); ++place) {
            QCOMPARE(near.offset(1, place) - near.offset(0, place), std::size_t{8});
            QCOMPARE(near.offset(0, place) / 64, near.offset(1, place) / 64); // one line
            QVERIFY(far.offset(0, place) / 64 != far.offset(1, place) / 64);
        }
        QVERIFY(near.isShared());
        QVERIFY(!far.isShared());
    }

    void aLineIsSharedUntilTheDistanceReachesIt()
    {
        for (const std::size_t line : {32U, 64U, 128U})
            for (std::size_t distance = 8; distance <= 256; distance += 8) {
                const SharingLayout layout{SharingAccess::FetchAdd, line, distance, 2};
                QCOMPARE(layout.isShared(), distance < line);
                QCOMPARE(layout.offset(0, 0) / line == layout.offset(1, 0) / line, distance < line);
            }
    }

    void fieldsAreNeverCloserThanTheyAreLarge()
    {
        const SharingLayout layout{SharingAccess::Histogram, 64, 8, 2};
        QCOMPARE(layout.apart(), std::size_t{32});
        QCOMPARE(layout.offset(1, 0), std::size_t{32});
    }

    void theSliderMeasuresEveryDistance()
    {
        if (cpusForWork().size() < 2)
            QSKIP("needs two CPUs");
        Sampling how;
        how.sweeps = 1;
        how.samples = 2;
        const auto result = measureSharing({.distances = {8, 64}}, how);
        QVERIFY2(result, result ? "" : result.error().message.c_str());
        QCOMPARE(result->points.size(), std::size_t{2});
        QCOMPARE(result->points[1].distance, std::size_t{64});
        QVERIFY(result->isWhole);
    }

    void theTableHasARowForEachAccess()
    {
        if (cpusForWork().size() < 2)
            QSKIP("needs two CPUs");
        Sampling how;
        how.sweeps = 1;
        how.samples = 1;
        const auto table = measureSharingTable(sharingAccesses, 2, 64, how);
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        QCOMPARE(table->rows.size(), sharingAccesses.size());
        for (const SharingTable::Row& row : table->rows)
            QVERIFY(!row.ratio() || *row.ratio() > 0);
    }

    void moreThreadsThanCpusAreRefused()
    {
        const auto result = measureSharing({.threads = 5000}, {});
        QVERIFY(!result);
        QVERIFY(result.error().message.find("5000 threads need as many CPUs") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(SharingTest)
#include "tst_sharing.moc"
