#include "app/cli/values.h"
#include "app/cli/words.h"

#include <QTest>

using namespace app::cli;
using namespace std::chrono_literals;

namespace {

constexpr std::array<std::string_view, 2> classNames{"other", "fifo"};
constexpr engine::Param work{
    .key = "work", .unit = "µs", .low = 10, .high = 5000, .step = 10, .initial = 250};
constexpr engine::Param classes{.key = "class", .high = 1, .choices = classNames};
constexpr engine::Param level{.key = "nice", .low = -20, .high = 19};
constexpr engine::Param memory{.key = "memory", .unit = "KiB", .high = 4096};
constexpr engine::Param share{.key = "io", .unit = "%", .high = 100};
constexpr engine::Param cpus{
    .key = "cpus", .low = 1, .high = 1024, .limit = [] { return std::int64_t{2}; }};

std::optional<std::int64_t> value(const engine::Param& param, std::string_view text)
{
    const auto parsed = parseValue(param, text);
    return parsed ? std::optional{*parsed} : std::nullopt;
}

std::string refusal(const engine::Param& param, std::string_view text)
{
    const auto parsed = parseValue(param, text);
    return parsed ? std::string{} : parsed.error().message;
}

} // namespace

class CliWordsTest : public QObject {
    Q_OBJECT
private slots:
    void aDurationNeedsItsUnit()
    {
        QVERIFY(parseDuration("12.48ms") == std::optional{trace::Duration{12'480'000}});
        QVERIFY(parseDuration("250 us") == std::optional{trace::Duration{250us}});
        QVERIFY(parseDuration("250µs") == std::optional{trace::Duration{250us}});
        QVERIFY(parseDuration("2s") == std::optional{trace::Duration{2s}});
        QVERIFY(parseDuration("1.5min") == std::optional{trace::Duration{90s}});
        QVERIFY(parseDuration("7ns") == std::optional{trace::Duration{7ns}});
        for (const char* wrong : {"", "2", "s", "ms", "-1s", "1..5s", "1.5ns", "2 parsecs", "1e3s",
                 "9999999999999s", "0x10s", "--1s", "+-1s", "1.s5"})
            QVERIFY2(!parseDuration(wrong), wrong);
    }

    void aValueTakesItsUnitOrOneThatConverts()
    {
        QCOMPARE(value(work, "250"), std::optional<std::int64_t>{250});
        QCOMPARE(value(work, "250us"), std::optional<std::int64_t>{250});
        QCOMPARE(value(work, "2.5 ms"), std::optional<std::int64_t>{2500});
        QCOMPARE(value(memory, "2MiB"), std::optional<std::int64_t>{2048});
        QCOMPARE(value(share, "20%"), std::optional<std::int64_t>{20});
        QCOMPARE(value(level, "-5"), std::optional<std::int64_t>{-5});
        for (const char* wrong : {"", "x", "1.5", "250ns", "250MiB", "20%"})
            QVERIFY2(!value(work, wrong), wrong);
    }

    void aValueOutOfRangeIsToldTheRange()
    {
        QVERIFY(refusal(work, "6ms").find("10 to 5000 µs in steps of 10") != std::string::npos);
        QVERIFY(refusal(work, "15").find("between two steps") != std::string::npos);
        QVERIFY(refusal(cpus, "3").find("1 to 2 on this machine") != std::string::npos);
        QVERIFY(refusal(level, "20").find("-20 to 19") != std::string::npos);
    }

    void aChoiceGoesByItsName()
    {
        QCOMPARE(value(classes, "fifo"), std::optional<std::int64_t>{1});
        QVERIFY(refusal(classes, "fifi").find("did you mean \"fifo\"") != std::string::npos);
        QVERIFY(refusal(classes, "1").find("other, fifo") != std::string::npos);
    }

    void theNearestWordIsNearEnoughOrNone()
    {
        constexpr std::array<std::string_view, 3> words{"thread-life", "scheduler-gantt", "lock"};
        QVERIFY(nearest("thraed-life", words) == std::optional<std::string_view>{"thread-life"});
        QVERIFY(nearest("LOCK", words) == std::optional<std::string_view>{"lock"});
        QVERIFY(!nearest("philosophers", words));
        QVERIFY(!nearest("", words));
        QVERIFY(!nearest("x", std::span<const std::string_view>{}));
    }

    void aQuotedWordStaysOnOneLine()
    {
        QCOMPARE(inQuotes("a\nb\x1b"), std::string{"\"a\\x0ab\\x1b\""});
    }
};

QTEST_APPLESS_MAIN(CliWordsTest)
#include "tst_cli_words.moc"
