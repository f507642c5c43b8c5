#include "views/comparison_table.h"

#include "engine/trace/repeats.h"
#include "views/measure_text.h"
#include "views/words.h"

namespace views {
namespace {

using Kind = ComparisonRow::Kind;

QString orDash(const std::string& text)
{
    return text.empty() ? QStringLiteral("–") : shown(text);
}

/// "9 580 /s ± 120 /s"
QString meanText(trace::Measured unit, const std::optional<trace::Mean>& mean)
{
    if (!mean)
        return QStringLiteral("–");
    const QString text = measureText(unit, mean->mean);
    return mean->half ? text + u' ' + halfText(unit, *mean->half) : text;
}

QString apartText(trace::Measured unit, const std::optional<trace::MeanDifference>& difference)
{
    if (!difference)
        return QStringLiteral("–");
    const QString text = differenceText(unit, std::optional{difference->difference});
    return difference->half ? text + u' ' + halfText(unit, *difference->half) : text;
}

std::optional<double> ratioOf(const trace::RepeatedDifference& figure)
{
    if (!figure.a || !figure.b || figure.a->mean == 0)
        return {};
    return figure.b->mean / figure.a->mean;
}

QString noiseText(const std::optional<trace::MeanDifference>& difference)
{
    const auto beyond = difference ? difference->beyondNoise() : std::nullopt;
    if (!beyond)
        return QStringLiteral("–");
    return *beyond ? Words::tr("exceeds it") : Words::tr("within it");
}

ComparisonRow repeatedRow(const trace::RepeatedDifference& figure)
{
    return {.kind = Kind::Figure,
        .cells = {shown(figure.label), meanText(figure.unit, figure.a),
            meanText(figure.unit, figure.b), apartText(figure.unit, figure.difference),
            ratioText(ratioOf(figure)), noiseText(figure.difference)},
        .strong = figure.difference && figure.difference->beyondNoise().value_or(false)};
}

void addRepeated(ComparisonTable& table, const trace::Repeats& repeats)
{
    table.widths = {0.17, 0.2, 0.2, 0.215, 0.085, 0.13};
    const auto head = [](const char* mean, const char* single, std::size_t n) {
        return n == 1 ? Words::tr(single) : Words::tr(mean).arg(n);
    };
    table.rows.front().cells = {QString{},
        head(QT_TRANSLATE_NOOP("views", "A, mean of %1"), QT_TRANSLATE_NOOP("views", "A, one run"),
            repeats.a.size()),
        head(QT_TRANSLATE_NOOP("views", "B, mean of %1"), QT_TRANSLATE_NOOP("views", "B, one run"),
            repeats.b.size()),
        QStringLiteral("B − A"), QStringLiteral("B / A"), Words::tr("noise")};
    for (const trace::RepeatedDifference& figure : trace::repeatedDifferences(repeats))
        table.rows.push_back(repeatedRow(figure));
    table.note = repeats.a.size() > 1 && repeats.b.size() > 1
        ? Words::tr(
            "± is half the 95 % interval: of a mean by Student’s t, of B − A by Welch’s t. By "
            "chance alone, one figure in twenty exceeds the noise.")
        : Words::tr(
            "One side was run once: whether the difference is more than chance, only repeats "
            "of both can tell.");
}

void addSingle(ComparisonTable& table, const trace::Comparison& comparison)
{
    table.widths = {0.32, 0.17, 0.17, 0.19, 0.15};
    table.rows.front().cells = {QString{}, QStringLiteral("A"), QStringLiteral("B"),
        QStringLiteral("B − A"), QStringLiteral("B / A")};
    for (const trace::Difference& figure : comparison.figures)
        table.rows.push_back({.kind = Kind::Figure,
            .cells = {shown(figure.label), measureText(figure.unit, figure.a),
                measureText(figure.unit, figure.b),
                differenceText(figure.unit, figure.difference()), ratioText(figure.ratio())}});
    table.note = Words::tr("One run each: any of this may be chance. Repeats of both would tell.");
}

} // namespace

ComparisonTable comparisonTable(const Frame& frame)
{
    const trace::Comparison comparison = trace::compare(*frame.other, *frame.trace);
    ComparisonTable table{.rows = {{.kind = Kind::Head}}};
    for (const trace::SettingDifference& setting : comparison.settings)
        table.rows.push_back({.kind = Kind::Setting,
            .cells = {shown(setting.label), orDash(setting.a), orDash(setting.b)}});
    if (frame.repeats && !frame.repeats->a.empty() && !frame.repeats->b.empty())
        addRepeated(table, *frame.repeats);
    else
        addSingle(table, comparison);
    for (ComparisonRow& row : table.rows)
        while (row.cells.size() < qsizetype(table.widths.size()))
            row.cells << QString{};
    return table;
}

QString rowSentence(const ComparisonTable& table, const ComparisonRow& row)
{
    const QStringList& cells = row.cells;
    if (row.kind == Kind::Setting)
        return Words::tr("%1: A %2, B %3").arg(cells[0], cells[1], cells[2]);
    if (table.widths.size() == 5)
        return Words::tr("%1: A %2, B %3, difference %4, ratio %5")
            .arg(cells[0], cells[1], cells[2], cells[3], cells[4]);
    return Words::tr("%1: A %2, B %3, difference %4, ratio %5; noise: %6")
        .arg(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
}

} // namespace views
