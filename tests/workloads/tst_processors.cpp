// The table of published processors, and what it refuses.
#include "engine/measure/growth.h"
#include "engine/workloads/foundations/processors.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace engine;

namespace {

constexpr const char* head = "year,name,transistors,clock,cores,power,source\n";

std::string refusalOf(const std::string& rows)
{
    const auto parsed = parseProcessors(head + rows);
    return parsed ? std::string{} : parsed.error().message;
}

bool contains(const std::string& text, const char* part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

class ProcessorsTest : public QObject {
    Q_OBJECT
private slots:
    void everyRowIsPlausibleAndSaysWhoSaysSo()
    {
        const auto all = publishedProcessors();
        QVERIFY(all.size() >= 30);
        QCOMPARE(all.front().name, std::string{"Intel 4004"});
        QCOMPARE(all.front().year, 1971);
        QVERIFY(all.back().year >= 2022 && all.back().year <= 2024);
        std::set<std::string> names;
        int year = 0;
        for (const Processor& processor : all) {
            QVERIFY2(names.insert(processor.name).second, processor.name.c_str());
            QVERIFY2(processor.source.size() >= 5, processor.name.c_str());
            QVERIFY2(processor.year >= year, processor.name.c_str());
            year = processor.year;
            QVERIFY2(processor.transistors || processor.megahertz || processor.cores,
                processor.name.c_str());
            if (processor.year < 2001)
                QVERIFY2(processor.cores == 1, processor.name.c_str());
        }
    }

    void noProcessorIsFarFromTheGrowthOfAll()
    {
        std::vector<Dated> points;
        for (const Processor& processor : publishedProcessors())
            if (processor.transistors)
                points.push_back({double(processor.year), *processor.transistors});
        const auto growth = fitGrowth(points);
        QVERIFY(growth);
        for (const Dated& point : points) {
            const double off = point.value / growth->valueIn(point.year);
            QVERIFY2(off > 0.08 && off < 12, qPrintable(QString::number(point.value)));
        }
    }

    void wordsInQuotesMayHoldCommas()
    {
        const auto parsed = parseProcessors(
            std::string{"# a word before\n\n"} + head + "1999,A B,1e6,500,1,,\"C, D\"\r\n");
        QVERIFY2(parsed, parsed ? "" : parsed.error().message.c_str());
        QCOMPARE(parsed->size(), std::size_t{1});
        QCOMPARE(parsed->front(),
            (Processor{.year = 1999,
                .name = "A B",
                .transistors = 1e6,
                .megahertz = 500,
                .cores = 1,
                .source = "C, D"}));
    }

    void whatIsWrongIsToldWithItsLine()
    {
        QVERIFY(contains(refusalOf("1999,A,1e6,500,1,D\n"), "line 2: it has 6 columns of 7"));
        QVERIFY(contains(refusalOf("1999,A,,,1,,D\n1998,B,,,1,,D\n"), "line 3"));
        QVERIFY(contains(refusalOf("99,A,,,1,,D\n"), "“99”"));
        QVERIFY(contains(refusalOf("1999,,,,1,,D\n"), "name"));
        QVERIFY(contains(refusalOf("1999,A,,,1,,\n"), "source"));
        QVERIFY(contains(refusalOf("1999,A,,,1,," + std::string(60, 'x') + "\n"), "55"));
        QVERIFY(contains(refusalOf("1999,A,12,,1,,D\n"), "“12” is not plausible"));
        QVERIFY(contains(refusalOf("1999,A,1e6,nan,1,,D\n"), "nan"));
        QVERIFY(contains(refusalOf("1999,A,1e6,500 MHz,1,,D\n"), "500 MHz"));
        QVERIFY(contains(refusalOf("1999,A,,,,,D\n"), "nothing"));
        QVERIFY(contains(refusalOf("1999,A,,,1,,\"D\n"), "quote"));
        QVERIFY(contains(refusalOf(""), "without processors"));
        QVERIFY(!parseProcessors("year,name\n1999,A\n"));
        QVERIFY(!parseProcessors(""));
    }
};

QTEST_GUILESS_MAIN(ProcessorsTest)
#include "tst_processors.moc"
