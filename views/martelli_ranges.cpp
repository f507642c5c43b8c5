#include "views/chart/chart_paint.h"
#include "views/chart/chart_view.h"
#include "views/chart/reading_text.h"
#include "views/chart/reading_view.h"
#include "views/format.h"
#include "views/paint.h"
#include "views/words.h"

#include <algorithm>
#include <array>

namespace views {
namespace {

struct RangeOfCores {
    std::string_view key{};
    std::size_t from = 1; ///< CPUs
    const trace::ReadPoint* point = nullptr; ///< of its job; null: none was measured
    const Shown* shown = nullptr;
    QRectF rect{};
};

constexpr std::array<std::pair<std::string_view, std::size_t>, 3> kinds{
    {{"one", 1}, {"few", 2}, {"many", 9}}};

QString titleOf(std::string_view key)
{
    return key == "one" ? Words::tr("1 core")
        : key == "few"  ? Words::tr("2 to 8 cores")
                        : Words::tr("9 cores and more");
}

/// What A. Martelli says of it.
QString adviceOf(std::string_view key)
{
    return key == "one"
        ? Words::tr("One thread, one process: enough for more and more problems, as a core gets "
                    "faster.")
        : key == "few"
        ? Words::tr("Several threads and processes on one machine: their range gets smaller.")
        : Words::tr("Distributed: data and users outgrow one machine, so work is made to run on "
                    "many.");
}

std::array<RangeOfCores, 3> rangesOf(
    const QRectF& rect, const std::vector<Shown>& all, const Theme& theme)
{
    const double unit = theme.fontScale;
    const QRectF inner = rect.adjusted(12 * unit, 8 * unit, -12 * unit, -8 * unit);
    const double gap = 12 * unit;
    const bool beside = inner.width() > 1.4 * inner.height();
    std::array<RangeOfCores, 3> ranges{};
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        RangeOfCores& range = ranges[i];
        range.key = kinds[i].first;
        range.from = kinds[i].second;
        const auto found = std::ranges::find_if(
            all, [&](const Shown& shown) { return shown.quantity->key == range.key; });
        if (found != all.end() && !found->now->points.empty()) {
            range.shown = &*found;
            range.point = &found->now->points.back();
        }
        const double part = double(i) / 3;
        range.rect = beside ? QRectF{inner.left() + part * (inner.width() + gap), inner.top(),
                         (inner.width() - 2 * gap) / 3, inner.height()}
                            : QRectF{inner.left(), inner.top() + part * (inner.height() + gap),
                                inner.width(), (inner.height() - 2 * gap) / 3};
    }
    return ranges;
}

std::optional<double> rateOf(const RangeOfCores& range)
{
    return range.point == nullptr ? std::nullopt : figureOf(*range.point, Statistic::Median);
}

/// "the job on 2 threads: 3 950 jobs/s, × 1.97"
QString rateText(const RangeOfCores& range, const RangeOfCores& first)
{
    const auto rate = rateOf(range);
    if (!rate)
        return {};
    QString text = readingText(*rate, range.shown->quantity->unit);
    const auto base = rateOf(first);
    if (base && *base > 0 && range.key != first.key)
        text += QStringLiteral("  ×\u00a0") + formatNumber(*rate / *base);
    return text;
}

/// Who did the job, or why nobody did.
QString stateOf(const RangeOfCores& range, std::size_t usable)
{
    if (range.point != nullptr) {
        const auto threads = std::lround(double(range.point->x));
        return threads == 1 ? Words::tr("the job on 1 thread, measured here")
                            : Words::tr("the job on %1 threads, measured here").arg(threads);
    }
    if (usable > 0 && usable < range.from)
        return usable == 1 ? Words::tr("Not reached: this run may use 1 CPU.")
                           : Words::tr("Not reached: this run may use %1 CPUs.").arg(usable);
    return Words::tr("not measured yet");
}

class MartelliRanges final : public ReadingView {
public:
    QString subtitle(const Frame&) const override
    {
        return Words::tr("Alex Martelli's three ranges, as R. Hettinger tells them (2016) · one "
                         "job in each that this machine reaches");
    }

    double preferredHeight(double, const Frame& frame) const override
    {
        return 180 * frame.theme.fontScale;
    }

protected:
    std::string_view figure() const override { return "martelli-ranges"; }
    QString emptyHint() const override
    {
        return Words::tr("One core, two to eight, nine and more: the same job in each range that "
                         "this machine reaches.");
    }

    void drawReadings(QPainter& painter, const QRectF& rect, const std::vector<Shown>& all,
        const Frame& frame) const override
    {
        const Theme theme = fitted(frame.theme, rect.size(), {560, 150});
        const auto ranges = rangesOf(rect, all, theme);
        double full = 0;
        for (const RangeOfCores& range : ranges)
            full = std::max(full, rateOf(range).value_or(0));
        for (const RangeOfCores& range : ranges)
            drawRange(painter, range, ranges.front(), full, theme, usableCpus(*frame.trace));
    }

    std::vector<Spot> readingSpots(
        const QRectF& rect, const std::vector<Shown>& all, const Frame& frame) const override
    {
        const Theme theme = fitted(frame.theme, rect.size(), {560, 150});
        const auto ranges = rangesOf(rect, all, theme);
        std::vector<Spot> spots;
        for (const RangeOfCores& range : ranges) {
            QString text = titleOf(range.key) + QStringLiteral(": ") + adviceOf(range.key);
            if (const auto rate = rateOf(range))
                text += u'\n' + pointSentence(*range.shown->quantity, *range.point, *rate);
            else
                text += u'\n' + stateOf(range, usableCpus(*frame.trace));
            spots.push_back({.rect = range.rect, .text = text});
        }
        return spots;
    }

private:
    static void drawRange(QPainter& painter, const RangeOfCores& range, const RangeOfCores& first,
        double full, const Theme& theme, std::size_t usable)
    {
        const double unit = theme.fontScale;
        const bool reached = range.point != nullptr;
        QPen frame{reached ? theme.secondary() : theme.line(), unit};
        if (!reached)
            frame.setDashPattern({4, 3});
        painter.setPen(frame);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(range.rect, 6 * unit, 6 * unit);
        QRectF left = range.rect.adjusted(12 * unit, 8 * unit, -12 * unit, -8 * unit);
        QFont bold = theme.text(12);
        bold.setWeight(QFont::DemiBold);
        const auto line = [&](const QString& text, const QFont& font, const QColor& color) {
            const double height = lineHeight(font);
            if (left.height() < height)
                return;
            drawLine(painter, {left.left(), left.top(), left.width(), height}, Qt::AlignLeft, text,
                font, color);
            left.setTop(left.top() + height);
        };
        line(titleOf(range.key), bold, theme.ink());
        const QFont small = theme.text(9.5);
        for (const QString& text : wrapped(adviceOf(range.key), small, left.width(), 4))
            line(text, small, theme.secondary());
        left.setTop(left.top() + 6 * unit);
        const double high = 16 * unit;
        if (const auto rate = rateOf(range); rate && full > 0 && left.height() > high) {
            const QColor color = legible(theme.accent(), theme.card(), 3);
            painter.setPen(Qt::NoPen);
            painter.setBrush(color);
            painter.drawRoundedRect(
                QRectF{left.left(), left.top(), left.width() * std::max(0.0, *rate / full), high},
                3 * unit, 3 * unit);
            left.setTop(left.top() + high + 2 * unit);
            line(rateText(range, first), theme.mono(10), theme.ink());
        }
        for (const QString& text : wrapped(stateOf(range, usable), small, left.width(), 2))
            line(text, small, reached ? theme.secondary() : theme.ink());
    }
};

} // namespace

extern const ViewType martelli_ranges{.id = "martelli-ranges",
    .title = QT_TRANSLATE_NOOP("views", "Martelli's ranges"),
    .make = makeView<MartelliRanges>};

} // namespace views
