#include "views/chart/chart_paint.h"
#include "views/chart/chart_view.h"
#include "views/chart/figure_readings.h"
#include "views/chart/reading_text.h"
#include "views/flynn_words.h"
#include "views/format.h"
#include "views/paint.h"
#include "views/words.h"

#include <algorithm>
#include <array>

namespace views {
namespace {

/// One of the four, where it is drawn.
struct Box {
    FlynnBox which{};
    QRectF rect{};
    QRectF head{};
    std::vector<QRectF> streams{}; ///< rows of instructions
    QRectF data{};
    double labels = 0; ///< width of what names the rows of data
    QRectF state{};
    QRectF more{}; ///< a second line; may be empty
    QString rate{};
    QString briefRate{}; ///< without its unit
    QString moreText{};

    const FlynnMachine& machine(const FlynnWalked& walked) const
    {
        return which == FlynnBox::Sisd ? walked.sisd
            : which == FlynnBox::Simd  ? walked.simd
                                       : walked.mimd;
    }
};

struct Picture {
    std::optional<FlynnMoment> moment{};
    Theme theme{};
    QRectF columns[2]{}, rows[2]{}; ///< of the words on data and instruction streams
    std::array<Box, 4> boxes{};
    QRectF foot{};
    QString footText{};
};

/// The median of one way of doing the work, up to the playhead.
std::optional<double> rateOf(const std::vector<Shown>& all, std::string_view key)
{
    for (const Shown& of : all)
        if (of.quantity->key == key && !of.now->points.empty())
            return figureOf(of.now->points.front(), Statistic::Median);
    return {};
}

QString rateText(
    const std::vector<Shown>& all, std::string_view key, std::string_view base, bool full)
{
    const auto rate = rateOf(all, key);
    if (!rate)
        return {};
    QString text = readingText(*rate, full ? all.front().quantity->unit : std::string_view{});
    const auto other = rateOf(all, base);
    if (key != base && other && *other > 0)
        text += QStringLiteral("  ×\u00a0") + formatNumber(*rate / *other, 2);
    return text;
}

QString simdMore(const FlynnMoment& moment, const std::vector<Shown>& all)
{
    QStringList parts;
    if (moment.now.problem == FlynnProblem::Mandelbrot && moment.now.busyShare)
        parts << Words::tr("whole picture: %1").arg(formatShare(*moment.now.busyShare));
    const QString vulkan = rateText(all, "vulkan", "sisd", false);
    if (!vulkan.isEmpty()) {
        QString told = QStringLiteral("Vulkan ") + vulkan;
        if (moment.now.subgroup)
            told = Words::tr("Vulkan, subgroup %1: %2")
                       .arg(formatNumber(*moment.now.subgroup))
                       .arg(vulkan);
        parts << told;
    }
    return parts.join(QStringLiteral(" · "));
}

void place(Box& box, const Picture& picture, const FlynnMoment& moment)
{
    const Theme& theme = picture.theme;
    const double unit = theme.fontScale;
    const QRectF inner = box.rect.adjusted(9 * unit, 4 * unit, -9 * unit, -4 * unit);
    const double line = lineHeight(theme.text(9));
    box.head = {inner.left(), inner.top(), inner.width(), lineHeight(theme.text(11))};
    box.state = {inner.left(), inner.bottom() - line, inner.width(), line};
    double bottom = box.state.top();
    if (!box.moreText.isEmpty()) {
        box.more = box.state;
        box.state.translate(0, -line);
        bottom -= line;
    }
    QRectF middle = inner;
    middle.setTop(box.head.bottom() + 3 * unit);
    middle.setBottom(std::max(middle.top(), bottom - 3 * unit));
    if (box.which == FlynnBox::Misd) {
        box.data = middle;
        return;
    }
    const std::size_t streams = std::max<std::size_t>(1, box.machine(moment.whole).streams.size());
    const double row = std::min(line + 3 * unit, 0.55 * middle.height() / double(streams));
    for (std::size_t i = 0; i < streams; ++i)
        box.streams.push_back({middle.left(), middle.top() + row * double(i), middle.width(), row});
    middle.setTop(middle.top() + row * double(streams) + 3 * unit);
    box.data = middle;
    if (moment.now.problem == FlynnProblem::Mandelbrot)
        box.labels = widthOf(QStringLiteral("00 "), theme.mono(8.5));
    else
        for (const FlynnRow& each : flynnRows(moment.now.problem))
            box.labels = std::max(box.labels, widthOf(each.label, theme.mono(8.5)) + 6 * unit);
}

Picture pictureOf(const QRectF& rect, const Frame& frame, const FigureReadings& readings)
{
    Picture picture{.moment = flynnMoment(*frame.trace, frame.playhead)};
    if (!picture.moment)
        return picture;
    picture.theme = fitted(frame.theme, rect.size(), {700, 310});
    const double unit = picture.theme.fontScale;
    const auto all = readings.of(frame, "throughput", FigureReadings::Rows::Latest);
    const QRectF inner = rect.adjusted(10 * unit, 4 * unit, -10 * unit, -4 * unit);
    const double line = lineHeight(picture.theme.text(9));
    const double foot = picture.moment->whole.differing ? line : 0;
    picture.footText = flynnComparison(picture.moment->now);
    picture.foot = {inner.left() + line, inner.bottom() - foot, inner.width() - line, foot};
    const QRectF grid{inner.left() + line + 2 * unit, inner.top() + line + 1 * unit,
        inner.width() - line - 2 * unit, inner.height() - line - foot - 4 * unit};
    const double gap = 8 * unit;
    const QSizeF size{(grid.width() - gap) / 2, (grid.height() - gap) / 2};
    constexpr FlynnBox order[]{FlynnBox::Sisd, FlynnBox::Simd, FlynnBox::Misd, FlynnBox::Mimd};
    constexpr std::string_view keys[]{"sisd", "simd", "misd", "mimd"};
    for (std::size_t i = 0; i < 4; ++i) {
        Box& box = picture.boxes[i];
        box.which = order[i];
        const double x = grid.left() + double(i % 2) * (size.width() + gap);
        const double y = grid.top() + double(i / 2) * (size.height() + gap);
        box.rect = {QPointF{x, y}, size};
        const bool misd = box.which == FlynnBox::Misd;
        box.rate = rateText(all, keys[i], misd ? "in-turn" : "sisd", true);
        box.briefRate = rateText(all, keys[i], misd ? "in-turn" : "sisd", i == 0);
        if (box.which == FlynnBox::Simd)
            box.moreText = simdMore(*picture.moment, all);
        place(box, picture, *picture.moment);
        if (i < 2)
            picture.columns[i] = {x, inner.top(), size.width(), line};
        if (i % 2 == 0)
            picture.rows[i / 2] = {inner.left(), y, line, size.height()};
    }
    return picture;
}

QColor colorOf(const Box& box, std::size_t stream, const Theme& theme)
{
    const QColor color = box.which == FlynnBox::Mimd ? theme.thread(stream) : theme.accent();
    return legible(color, theme.card(), 3);
}

void drawInstructions(QPainter& painter, const Box& box, const Picture& picture)
{
    const Theme& theme = picture.theme;
    const double unit = theme.fontScale;
    const FlynnMachine& machine = box.machine(picture.moment->now);
    const auto program = flynnProgram(picture.moment->now.problem);
    for (std::size_t stream = 0; stream < box.streams.size(); ++stream) {
        QRectF row = box.streams[stream];
        const QColor color = colorOf(box, stream, theme);
        if (box.which == FlynnBox::Mimd) {
            const double chip = widthOf(QStringLiteral("T00"), theme.text(9));
            QFont bold = theme.text(9);
            bold.setWeight(QFont::DemiBold);
            drawLine(painter, {row.left(), row.top(), chip, row.height()}, Qt::AlignLeft,
                flynnThread(stream), bold, theme.ink());
            row.setLeft(row.left() + chip);
        }
        const double width = row.width() / double(program.size());
        for (std::size_t i = 0; i < program.size(); ++i) {
            const QRectF pill =
                QRectF{row.left() + width * double(i), row.top(), width, row.height()}.adjusted(
                    1.5 * unit, 1.5 * unit, -1.5 * unit, -1.5 * unit);
            const bool here = stream < machine.streams.size() && !machine.done()
                && machine.streams[stream].now == program[i].instruction;
            painter.setPen(QPen{here ? color : theme.line(), (here ? 2 : 1) * unit});
            painter.setBrush(here ? QBrush{color} : QBrush{Qt::NoBrush});
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
            drawLine(painter, pill.adjusted(3 * unit, 0, -3 * unit, 0), Qt::AlignCenter,
                program[i].text, theme.mono(8.5), here ? readableOn(color) : theme.secondary());
        }
    }
}

/// Where the element's column is.
QRectF columnOf(const Box& box, std::size_t element, std::size_t elements, const Theme& theme)
{
    const double room = box.data.width() - box.labels;
    const double width = std::min(room / double(elements), 90 * theme.fontScale);
    return {box.data.left() + box.labels + width * double(element), box.data.top(), width,
        box.data.height()};
}

bool isTouched(const FlynnMachine& machine, std::size_t element, FlynnInstruction by)
{
    const std::size_t stream = machine.elements[element].stream;
    if (machine.done() || stream >= machine.streams.size())
        return false;
    const FlynnStream& now = machine.streams[stream];
    return now.now == by && element >= now.element && element < now.element + now.lanes;
}

/// The largest font in which every value has room, if there is one.
std::optional<QFont> valueFont(
    const FlynnMachine& whole, FlynnProblem problem, const QSizeF& room, const Theme& theme)
{
    for (const double points : {12.0, 11.0, 10.0, 9.0, 8.0}) {
        const QFont font = theme.mono(points);
        bool fits = font.pixelSize() <= room.height();
        for (const FlynnElement& element : whole.elements)
            for (const FlynnRow& row : flynnRows(problem))
                if (const auto& value = element.*row.value)
                    fits = fits && widthOf(flynnValue(*value), font) <= room.width();
        if (fits)
            return font;
    }
    return {};
}

void drawValues(QPainter& painter, const Box& box, const Picture& picture)
{
    const Theme& theme = picture.theme;
    const double unit = theme.fontScale;
    const FlynnWalked& now = picture.moment->now;
    const FlynnMachine& machine = box.machine(now);
    const auto rows = flynnRows(now.problem);
    const double height = std::min(box.data.height() / double(rows.size()), 30 * unit);
    const double width = columnOf(box, 0, now.elements, theme).width();
    const auto font = valueFont(
        box.machine(picture.moment->whole), now.problem, {width - 3 * unit, height - unit}, theme);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const double y = box.data.top() + height * double(r);
        drawLine(painter, {box.data.left(), y, box.labels, height}, Qt::AlignLeft, rows[r].label,
            theme.mono(8.5), theme.secondary());
        const bool last = r + 1 == rows.size();
        for (std::size_t i = 0; i < machine.elements.size(); ++i) {
            const FlynnElement& element = machine.elements[i];
            const auto& value = element.*rows[r].value;
            QRectF cell = columnOf(box, i, now.elements, theme);
            cell = QRectF{cell.left(), y, width, height}.adjusted(
                1 * unit, 1 * unit, -1 * unit, -1 * unit);
            const QColor color = colorOf(box, element.stream, theme);
            const bool touched = isTouched(machine, i, rows[r].writer)
                || (last && isTouched(machine, i, FlynnInstruction::Store));
            const bool stored = last && element.stored;
            const QColor fill = touched ? color
                : value                 ? mixed(theme.card(), color, stored ? 0.3 : 0.12)
                                        : theme.card();
            painter.setPen(QPen{value ? color : theme.line(), (stored ? 2 : 1) * unit});
            painter.setBrush(theme.transparent && !value ? QBrush{Qt::NoBrush} : QBrush{fill});
            painter.drawRoundedRect(cell, 2 * unit, 2 * unit);
            if (value && font)
                drawLine(painter, cell, Qt::AlignCenter, flynnValue(*value), *font,
                    touched ? readableOn(color) : theme.ink());
        }
    }
}

/// A lane that has nothing to do: dashed, and crossed out.
void drawIdle(QPainter& painter, const QRectF& cell, const Theme& theme)
{
    QPen pen{legible(theme.secondary(), theme.card(), 3), theme.fontScale};
    pen.setDashPattern({2, 2});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(cell);
    pen.setStyle(Qt::SolidLine);
    painter.setPen(pen);
    painter.drawLine(cell.bottomLeft(), cell.topRight());
}

/// Columns are elements, rows iterations: filled where it went on.
void drawIterations(QPainter& painter, const Box& box, const Picture& picture)
{
    const Theme& theme = picture.theme;
    const double unit = theme.fontScale;
    const FlynnWalked& now = picture.moment->now;
    const FlynnMachine& machine = box.machine(now);
    const double line = lineHeight(theme.mono(8.5));
    const auto rows = std::max<std::size_t>(1, picture.moment->whole.iterations);
    const double height =
        std::min(std::max(1.0, box.data.height() - line) / double(rows), 14 * unit);
    const auto label = [&](double y, double high, const QString& text) {
        drawLine(painter, {box.data.left(), y, box.labels, high}, Qt::AlignLeft, text,
            theme.mono(8.5), theme.secondary());
    };
    label(box.data.top() - (line - height) / 2, line, QStringLiteral("1"));
    if (height * double(rows - 1) > line)
        label(box.data.top() + height * double(rows - 1) - (line - height) / 2, line,
            QString::number(rows));
    const double counts = box.data.top() + height * double(rows);
    label(counts, line, QStringLiteral("n"));
    for (std::size_t i = 0; i < machine.elements.size(); ++i) {
        const FlynnElement& element = machine.elements[i];
        const QRectF column = columnOf(box, i, now.elements, theme);
        const QColor color = colorOf(box, element.stream, theme);
        const double inset = std::min(unit, height / 6);
        for (std::size_t k = 0; k < rows; ++k) {
            const QRectF cell =
                QRectF{column.left(), box.data.top() + height * double(k), column.width(), height}
                    .adjusted(unit, inset, -unit, -inset);
            if (k >= element.went.size()) {
                painter.setPen(QPen{theme.line(), 0.75 * unit});
                painter.setBrush(Qt::NoBrush);
                painter.drawRect(cell);
            } else if (!element.went[k]) {
                drawIdle(painter, cell, theme);
            } else {
                painter.fillRect(cell, color);
            }
            const bool current = isTouched(machine, i, FlynnInstruction::Iterate)
                && machine.streams[element.stream].iteration == k;
            if (current) {
                painter.setPen(QPen{theme.ink(), std::clamp(height / 4, 1.0, 2.5 * unit)});
                painter.setBrush(Qt::NoBrush);
                painter.drawRect(cell);
            }
        }
        const auto taken = std::ranges::count(element.went, true);
        if (!element.went.empty() || element.stored) {
            QFont font = theme.mono(8.5);
            font.setWeight(element.stored ? QFont::Bold : QFont::Normal);
            drawLine(painter, {column.left(), counts, column.width(), line}, Qt::AlignCenter,
                QString::number(taken), font, element.stored ? theme.ink() : theme.secondary());
        }
    }
}

QRectF programRow(const Box& box, std::size_t i, std::size_t programs, const Theme& theme)
{
    const double height = std::min(
        box.data.height() / double(std::max<std::size_t>(1, programs)), 30 * theme.fontScale);
    return {box.data.left(), box.data.top() + height * double(i), box.data.width(), height};
}

void drawVote(QPainter& painter, const QRectF& row, const FlynnProgram& program, bool wrong,
    const Theme& theme)
{
    if (!program.vote)
        return;
    const double unit = theme.fontScale;
    const bool wins = *program.vote > 0;
    const QString text = wins ? Words::tr("wins")
        : *program.vote == 0  ? Words::tr("outvoted")
                              : Words::tr("no majority");
    // What wins may be wrong: then it has the colour of faults.
    const QColor right = theme.state(trace::State::Running);
    const QColor fault = theme.state(trace::State::Lock);
    const QColor lost = wrong ? theme.secondary() : fault;
    const QColor color = legible(!wins ? lost : wrong ? fault : right, theme.card(), 3);
    const QRectF pill = row.adjusted(0, 1.5 * unit, 0, -1.5 * unit);
    QPen pen{color, 1.5 * unit};
    if (!wins)
        pen.setDashPattern({3, 2});
    painter.setPen(pen);
    painter.setBrush(wins ? QBrush{color} : QBrush{Qt::NoBrush});
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    drawLine(painter, pill.adjusted(4 * unit, 0, -4 * unit, 0), Qt::AlignCenter, text,
        theme.text(8.5), wins ? readableOn(color) : theme.ink());
}

void drawPrograms(QPainter& painter, const Box& box, const Picture& picture)
{
    const Theme& theme = picture.theme;
    const double unit = theme.fontScale;
    const FlynnWalked& whole = picture.moment->whole;
    const bool wrong = whole.root && whole.winner && *whole.root != *whole.winner;
    for (std::size_t i = 0; i < whole.programs.size(); ++i) {
        const FlynnProgram none{.name = whole.programs[i].name};
        const FlynnProgram& program =
            i < picture.moment->now.programs.size() && !picture.moment->now.programs[i].name.empty()
            ? picture.moment->now.programs[i]
            : none;
        const QRectF row = programRow(box, i, whole.programs.size(), theme);
        const bool busy = program.guess && !program.answer;
        if (busy) {
            painter.setPen(QPen{theme.accent(), 1.5 * unit});
            painter.setBrush(mixed(theme.card(), theme.accent(), 0.15));
            painter.drawRoundedRect(
                row.adjusted(-3 * unit, 1 * unit, 3 * unit, -1 * unit), 4 * unit, 4 * unit);
        }
        const double name = 0.29 * row.width();
        const double vote = 0.21 * row.width();
        drawLine(painter, {row.left(), row.top(), name - 4 * unit, row.height()}, Qt::AlignLeft,
            shown(program.name), theme.text(9.5), theme.ink());
        QRectF rest{
            row.left() + name, row.top(), row.width() - name - vote - 4 * unit, row.height()};
        if (program.answer) {
            QFont bold = theme.mono(9.5);
            bold.setWeight(QFont::Bold);
            const QString said = formatCount(std::uint64_t(std::max(0.0, *program.answer)));
            drawLine(painter, rest, Qt::AlignLeft, said, bold, theme.ink());
            rest.setLeft(rest.left() + widthOf(said, bold) + 8 * unit);
        } else if (program.guess) {
            drawLine(painter, rest, Qt::AlignLeft,
                Words::tr("round %1: %2")
                    .arg(program.around)
                    .arg(formatCount(std::uint64_t(std::max(0.0, *program.guess)))),
                theme.mono(9), theme.ink());
        } else {
            drawLine(painter, rest, Qt::AlignLeft, QStringLiteral("–"), theme.mono(9),
                theme.secondary());
        }
        if (program.fault && program.answer)
            drawLine(painter, rest, Qt::AlignLeft, Words::tr("bit %1 turned").arg(*program.fault),
                theme.text(8.5),
                legible(
                    theme.state(trace::State::Lock), theme.card(), theme.highContrast ? 7 : 4.5));
        drawVote(
            painter, {row.right() - vote, row.top(), vote, row.height()}, program, wrong, theme);
    }
}

bool isWorking(const Box& box, const FlynnMoment& moment)
{
    if (box.which != FlynnBox::Misd)
        return box.machine(moment.now).working();
    return std::ranges::any_of(moment.now.programs,
        [](const FlynnProgram& program) { return program.guess && !program.vote; });
}

void drawBox(QPainter& painter, const Box& box, const Picture& picture)
{
    const Theme& theme = picture.theme;
    const double unit = theme.fontScale;
    const FlynnMoment& moment = *picture.moment;
    const bool working = isWorking(box, moment);
    painter.setPen(QPen{working ? theme.accent() : theme.line(), (working ? 2.5 : 1) * unit});
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box.rect, 6 * unit, 6 * unit);

    QFont bold = theme.text(11);
    bold.setWeight(QFont::Bold);
    drawLine(painter, box.head, Qt::AlignLeft, flynnName(box.which), bold, theme.ink());
    const double name = widthOf(flynnName(box.which), bold) + 8 * unit;
    const QString nature = flynnNature(box.which, moment);
    const QFont small = theme.text(9);
    const QFont figures = theme.mono(9);
    const double room = box.head.width() - name - 10 * unit - widthOf(nature, small);
    const QString& told = widthOf(box.rate, figures) <= room ? box.rate : box.briefRate;
    const double rate = told.isEmpty() ? 0 : widthOf(told, figures) + 10 * unit;
    drawLine(painter, box.head.adjusted(name, 0, -rate, 0), Qt::AlignLeft, nature, small,
        theme.secondary());
    drawLine(painter, box.head.adjusted(name, 0, 0, 0), Qt::AlignRight, told, figures, theme.ink());

    if (box.which == FlynnBox::Misd) {
        drawPrograms(painter, box, picture);
    } else {
        drawInstructions(painter, box, picture);
        if (moment.now.problem == FlynnProblem::Mandelbrot)
            drawIterations(painter, box, picture);
        else
            drawValues(painter, box, picture);
    }
    QFont state = theme.text(9);
    state.setWeight(QFont::DemiBold);
    drawLine(painter, box.state, Qt::AlignLeft, flynnState(box.which, moment), state, theme.ink());
    drawLine(painter, box.more, Qt::AlignLeft, box.moreText, theme.text(9), theme.secondary());
}

void drawStreamNames(QPainter& painter, const Picture& picture)
{
    const Theme& theme = picture.theme;
    const auto fitting = [&](const QString& text, double room) {
        for (const double points : {9.0, 8.5})
            if (widthOf(text, theme.text(points)) <= room)
                return theme.text(points);
        return theme.text(8);
    };
    const QString columns[]{Words::tr("one data stream"), Words::tr("many data streams")};
    const QString rows[]{
        Words::tr("one instruction stream"), Words::tr("many instruction streams")};
    for (std::size_t i = 0; i < 2; ++i) {
        drawLine(painter, picture.columns[i], Qt::AlignHCenter, columns[i],
            fitting(columns[i], picture.columns[i].width()), theme.secondary());
        const QRectF& at = picture.rows[i];
        painter.save();
        painter.translate(at.left(), at.bottom());
        painter.rotate(-90);
        drawLine(painter, {0, 0, at.height(), at.width()}, Qt::AlignHCenter, rows[i],
            fitting(rows[i], at.height()), theme.secondary());
        painter.restore();
    }
}

void addSpots(std::vector<Spot>& all, const Box& box, const Picture& picture)
{
    const FlynnMoment& moment = *picture.moment;
    QStringList told{flynnName(box.which) + QStringLiteral(": ") + flynnNature(box.which, moment),
        flynnState(box.which, moment)};
    for (const QString& more : {box.rate, box.moreText})
        if (!more.isEmpty())
            told << more;
    all.push_back({.rect = box.head, .text = told.join(u'\n')});
    if (box.which == FlynnBox::Misd) {
        for (std::size_t i = 0; i < moment.now.programs.size(); ++i)
            all.push_back({.rect = programRow(box, i, moment.whole.programs.size(), picture.theme),
                .text = flynnProgramSentence(moment.now.programs[i])});
        return;
    }
    const FlynnMachine& machine = box.machine(moment.now);
    for (std::size_t i = 0; i < machine.elements.size(); ++i)
        all.push_back({.rect = columnOf(box, i, moment.now.elements, picture.theme),
            .text = flynnElementSentence(machine.elements[i], i, moment.now.problem)});
}

class FlynnStreams final : public View {
public:
    void draw(QPainter& painter, const QRectF& rect, const Frame& frame) const override
    {
        painter.save();
        if (!frame.theme.transparent)
            painter.fillRect(rect, frame.theme.card());
        painter.setRenderHint(QPainter::Antialiasing);
        const Picture picture = pictureOf(rect, frame, m_readings);
        if (!picture.moment) {
            const bool begun = frame.trace->extent().length().count() > 0;
            drawMessage(painter, rect, frame.theme,
                begun ? Words::tr("The steps come after the first measurement")
                      : Words::tr("Press Run to start"),
                Words::tr("Four machines, step by step: what one instruction does, and to which "
                          "data."));
        } else if (rect.width() > 160 && rect.height() > 120) {
            drawStreamNames(painter, picture);
            for (const Box& box : picture.boxes)
                drawBox(painter, box, picture);
            drawLine(painter, picture.foot, Qt::AlignLeft, picture.footText,
                picture.theme.text(8.5), picture.theme.secondary());
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
        const Picture picture = pictureOf(rect, frame, m_readings);
        std::vector<Spot> all;
        if (!picture.moment)
            return all;
        for (const Box& box : picture.boxes)
            addSpots(all, box, picture);
        if (!picture.footText.isEmpty())
            all.push_back({.rect = picture.foot, .text = picture.footText});
        return all;
    }

    QString subtitle(const Frame&) const override
    {
        return Words::tr(
            "steps as recorded, slowed down · throughput at full speed, × : times SISD");
    }

    QRectF timeArea(const QRectF&, const Frame&) const override { return {}; }

    double preferredHeight(double, const Frame& frame) const override
    {
        return 400 * frame.theme.fontScale;
    }

private:
    FigureReadings m_readings;
};

} // namespace

extern const ViewType flynn_streams{.id = "flynn-streams",
    .title = QT_TRANSLATE_NOOP("views", "Instruction streams and data streams"),
    .make = makeView<FlynnStreams>};

} // namespace views
