#include "views/cpu_steps.h"
#include "views/paint.h"
#include "views/view.h"
#include "views/words.h"

#include <algorithm>

namespace views {
namespace {

/// What is known of the cores at the playhead.
struct Moment {
    std::vector<CpuStep> steps{};
    std::vector<Update> updates{};
    std::size_t cores = 1;
    std::optional<CpuStep> now[2]{};
    std::size_t made = 0; ///< updates until the playhead
    std::int64_t memory = 0;
    std::size_t lost = 0;

    const Update* last() const { return made > 0 ? &updates[made - 1] : nullptr; }
    bool losing() const { return last() != nullptr && last()->overwritten > 0; }
};

Moment momentOf(const Frame& frame)
{
    Moment moment{.steps = cpuSteps(*frame.trace)};
    moment.updates = updatesOf(moment.steps);
    for (const CpuStep& step : moment.steps) {
        moment.cores = std::max<std::size_t>(moment.cores, step.core);
        if (step.at <= frame.playhead)
            moment.now[step.core - 1] = step;
    }
    for (const Update& update : moment.updates)
        if (update.window.end <= frame.playhead) {
            ++moment.made;
            moment.memory = update.stored;
        }
    moment.lost = std::size_t(std::max<std::int64_t>(0, std::int64_t(moment.made) - moment.memory));
    return moment;
}

QString headline(const Moment& moment)
{
    if (!moment.losing())
        return Words::tr("%1 increments made · the counter is %2 · %3 lost so far")
            .arg(moment.made)
            .arg(moment.memory)
            .arg(moment.lost);
    const Update& update = *moment.last();
    return Words::tr("Lost update: core %1 had loaded %2 and stores %3 over the other's %4")
        .arg(update.core)
        .arg(update.loaded)
        .arg(update.stored)
        .arg(update.before);
}

struct Layout {
    QRectF head{};
    QRectF cores[2]{};
    QRectF memory{};
    QRectF strip{};
};

Layout layoutOf(const QRectF& rect, const Moment& moment, const Theme& theme)
{
    const double unit = theme.fontScale;
    const QRectF inside = rect.adjusted(14 * unit, 8 * unit, -14 * unit, -8 * unit);
    const double line = lineHeight(theme.text(11));
    Layout layout{.head = {inside.topLeft(), QSizeF{inside.width(), line}}};
    const double stripHeight = std::min(0.25 * inside.height(), 22 * unit * double(moment.cores));
    layout.strip = {inside.left(), inside.bottom() - stripHeight, inside.width(), stripHeight};
    const QRectF middle{inside.left(), layout.head.bottom() + 6 * unit, inside.width(),
        std::max(0.0, layout.strip.top() - layout.head.bottom() - 14 * unit)};
    const double cell = 0.2 * middle.width();
    const double core = (middle.width() - cell) / 2 - 24 * unit;
    layout.cores[0] = {middle.left(), middle.top(), core, middle.height()};
    layout.cores[1] = {middle.right() - core, middle.top(), core, middle.height()};
    const double height = std::min(middle.height(), 90 * unit);
    layout.memory = {
        middle.center().x() - cell / 2, middle.center().y() - height / 2, cell, height};
    return layout;
}

struct Line {
    Instruction instruction{};
    QString text{};
};

std::vector<Line> programOf(const Moment& moment)
{
    const bool atomic = std::ranges::any_of(moment.steps,
        [](const CpuStep& step) { return step.instruction == Instruction::AtomicAdd; });
    if (atomic)
        return {{Instruction::AtomicAdd, Words::tr("atomic add   counter ← counter + 1")}};
    return {{Instruction::Load, Words::tr("load    r ← counter")},
        {Instruction::Add, Words::tr("add     r ← r + 1")},
        {Instruction::Store, Words::tr("store   counter ← r")}};
}

QString stageName(int stage)
{
    return stage == 0 ? Words::tr("fetch")
        : stage == 1  ? Words::tr("decode")
                      : Words::tr("execute");
}

void drawCore(
    QPainter& painter, const QRectF& box, unsigned core, const Moment& moment, const Theme& theme)
{
    const QColor color = theme.thread(core - 1);
    const std::optional<CpuStep>& now = moment.now[core - 1];
    const bool red = moment.losing() && moment.last()->core == core;
    painter.setPen(QPen{red ? theme.state(trace::State::Lock) : theme.line(), red ? 2.5 : 1.0});
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box, 6, 6);
    const auto program = programOf(moment);
    const double row = box.height() / double(program.size() + 3);
    const QRectF line{box.left() + 10, box.top(), box.width() - 20, row};
    const double points = std::clamp(row / 2.2 / theme.fontScale, 6.0, 10.5);
    QFont bold = theme.text(points);
    bold.setWeight(QFont::DemiBold);
    drawLine(painter, line, Qt::AlignLeft | Qt::AlignVCenter, Words::tr("core %1").arg(core), bold,
        theme.ink());
    const auto pc = !now
        ? 0
        : std::ranges::find(program, now->instruction, &Line::instruction) - program.begin();
    drawLine(painter, line, Qt::AlignRight | Qt::AlignVCenter,
        Words::tr("program counter %1").arg(pc), theme.mono(points), theme.secondary());
    for (std::size_t i = 0; i < program.size(); ++i) {
        const QRectF at = line.translated(0, row * double(i + 1));
        const bool here = now && now->instruction == program[i].instruction;
        if (here)
            painter.fillRect(at.adjusted(-6, 1, 6, -1), color);
        drawLine(painter, at, Qt::AlignLeft | Qt::AlignVCenter,
            QString::number(i) + QStringLiteral("  ") + program[i].text, theme.mono(points),
            here ? readableOn(color) : theme.ink());
    }
    const double third = line.width() / 3;
    for (int stage = 0; stage < 3; ++stage) {
        const QRectF pill = QRectF{line.left() + stage * third,
            box.top() + row * double(program.size() + 1), third, row}
                                .adjusted(2, 2, -2, -2);
        const bool here = now && int(now->stage) == stage;
        painter.setPen(QPen{theme.line(), 1});
        painter.setBrush(here ? QBrush{color} : QBrush{Qt::NoBrush});
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
        drawLine(painter, pill.adjusted(4, 0, -4, 0), Qt::AlignCenter, stageName(stage),
            theme.text(points), here ? readableOn(color) : theme.secondary());
    }
    drawLine(painter, line.translated(0, row * double(program.size() + 2)),
        Qt::AlignLeft | Qt::AlignVCenter,
        now ? Words::tr("register r = %1").arg(now->value) : Words::tr("register r is empty"),
        theme.mono(points), theme.ink());
}

void drawMemory(QPainter& painter, const QRectF& box, const Moment& moment, const Theme& theme)
{
    const QColor red = theme.state(trace::State::Lock);
    painter.setPen(QPen{moment.losing() ? red : theme.ink(), 2});
    painter.setBrush(moment.losing() ? QBrush{red} : QBrush{Qt::NoBrush});
    painter.drawRoundedRect(box, 6, 6);
    const QColor ink = moment.losing() ? readableOn(red) : theme.ink();
    const double half = box.height() / 2;
    drawLine(painter, {box.left(), box.top(), box.width(), half}, Qt::AlignCenter,
        Words::tr("memory: counter"), theme.text(10), ink);
    drawLine(painter, {box.left(), box.top() + half, box.width(), half}, Qt::AlignCenter,
        QString::number(moment.memory), theme.mono(18), ink);
}

QRectF barOf(const Update& update, const QRectF& strip, const Moment& moment, trace::Window whole)
{
    const auto length = double(std::max<std::int64_t>(1, whole.length().count()));
    const auto x = [&](trace::Time at) {
        return strip.left() + strip.width() * double((at - whole.begin).count()) / length;
    };
    const double row = strip.height() / double(moment.cores);
    return {x(update.window.begin), strip.top() + row * (update.core - 1) + 2,
        std::max(2.0, x(update.window.end) - x(update.window.begin)), std::max(1.0, row - 4)};
}

void drawStrip(QPainter& painter, const QRectF& strip, const Moment& moment, const Frame& frame)
{
    painter.setPen(Qt::NoPen);
    const trace::Window whole = frame.trace->extent();
    for (std::size_t i = 0; i < moment.updates.size(); ++i) {
        const Update& update = moment.updates[i];
        QColor color = update.overwritten > 0 ? frame.theme.state(trace::State::Lock)
                                              : frame.theme.thread(update.core - 1);
        if (i >= moment.made)
            color = mixed(frame.theme.card(), color, 0.3);
        painter.fillRect(barOf(update, strip, moment, whole), color);
    }
    const double share = double((frame.playhead - whole.begin).count())
        / double(std::max<std::int64_t>(1, whole.length().count()));
    const double x = strip.left() + strip.width() * std::clamp(share, 0.0, 1.0);
    painter.setPen(QPen{frame.theme.playhead(), 1.5});
    painter.drawLine(QPointF{x, strip.top() - 3}, QPointF{x, strip.bottom() + 3});
}

class CpuCycle final : public View {
public:
    void draw(QPainter& painter, const QRectF& rect, const Frame& frame) const override
    {
        painter.save();
        if (!frame.theme.transparent)
            painter.fillRect(rect, frame.theme.card());
        painter.setRenderHint(QPainter::Antialiasing);
        const Moment moment = momentOf(frame);
        if (moment.steps.empty()) {
            drawMessage(painter, rect, frame.theme, Words::tr("Press Run to start"),
                Words::tr("Cores that fetch, decode and execute, and the memory they share."));
        } else if (rect.width() > 120 && rect.height() > 80) {
            const Theme theme = fitted(frame.theme, rect.size(), {620, 220});
            const Layout layout = layoutOf(rect, moment, theme);
            QFont bold = theme.text(11);
            bold.setWeight(QFont::DemiBold);
            drawLine(painter, layout.head, Qt::AlignLeft | Qt::AlignVCenter, headline(moment), bold,
                theme.ink());
            for (unsigned core = 1; core <= moment.cores; ++core)
                drawCore(painter, layout.cores[core - 1], core, moment, theme);
            drawMemory(painter, layout.memory, moment, theme);
            drawStrip(painter, layout.strip, moment, frame);
        }
        painter.restore();
    }

    std::optional<Spot> spotAt(
        const QPointF& point, const QRectF& rect, const Frame& frame) const override
    {
        for (const Spot& spot : spots(rect, frame))
            if (spot.rect.contains(point))
                return spot;
        return std::nullopt;
    }

    std::vector<Spot> spots(const QRectF& rect, const Frame& frame) const override
    {
        const Moment moment = momentOf(frame);
        if (moment.steps.empty())
            return {};
        const Layout layout = layoutOf(rect, moment, fitted(frame.theme, rect.size(), {620, 220}));
        std::vector<Spot> all{{.rect = layout.head, .text = headline(moment)}};
        for (const Update& update : moment.updates)
            if (all.size() < 300)
                all.push_back({.rect = barOf(update, layout.strip, moment, frame.trace->extent()),
                    .text = Words::tr("core %1 loads %2 and stores %3")
                                .arg(update.core)
                                .arg(update.loaded)
                                .arg(update.stored)
                        + (update.overwritten > 0 ? u'\n'
                                    + Words::tr("updates of the other core overwritten: %1")
                                          .arg(update.overwritten)
                                                  : QString{}),
                    .window = update.window});
        return all;
    }

    QString subtitle(const Frame&) const override
    {
        return Words::tr("at the playhead · below: every increment from load to store, red where "
                         "another is lost");
    }

    QRectF timeArea(const QRectF&, const Frame&) const override { return {}; }

    double preferredHeight(double, const Frame& frame) const override
    {
        return 330 * frame.theme.fontScale;
    }
};

} // namespace

extern const ViewType cpu_cycle{.id = "cpu-cycle",
    .title = QT_TRANSLATE_NOOP("views", "Fetch, decode, execute"),
    .make = makeView<CpuCycle>};

} // namespace views
