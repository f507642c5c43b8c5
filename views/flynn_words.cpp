#include "views/flynn_words.h"

#include "views/format.h"
#include "views/words.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace views {
namespace {

QString whole(double value)
{
    return formatCount(std::uint64_t(std::max(0.0, value)));
}

QString dotted(const QString& first, const QString& second)
{
    return first + QStringLiteral(" · ") + second;
}

QString stepOf(const FlynnMachine& now, const FlynnMachine& all)
{
    return all.done() ? Words::tr("step %1 of %2").arg(now.steps).arg(all.steps)
                      : Words::tr("step %1").arg(now.steps);
}

QString sisdState(const FlynnMoment& moment)
{
    const FlynnMachine& now = moment.now.sisd;
    if (now.steps == 0)
        return Words::tr("not begun yet");
    if (now.done())
        return Words::tr("%1 results, one after the other, in %2 steps")
            .arg(now.elements.size())
            .arg(now.steps);
    const std::size_t element = now.streams.empty() ? 0 : now.streams.front().element;
    return dotted(Words::tr("element %1 of %2 alone").arg(element + 1).arg(now.elements.size()),
        stepOf(now, moment.whole.sisd));
}

QString lanesAtOnce(const FlynnStream& stream)
{
    return stream.lanes == 1 ? Words::tr("one lane at a time")
                             : Words::tr("%1 lanes at once").arg(stream.lanes);
}

QString simdState(const FlynnMoment& moment)
{
    const FlynnMachine& now = moment.now.simd;
    if (now.steps == 0 || now.streams.empty())
        return Words::tr("not begun yet");
    const FlynnStream& stream = now.streams.front();
    const QString step = stepOf(now, moment.whole.simd);
    const double share = now.offered > 0 ? double(now.busy) / double(now.offered) : 1;
    if (moment.now.problem != FlynnProblem::Mandelbrot)
        return now.done()
            ? Words::tr("%1 results in %2 steps").arg(now.elements.size()).arg(now.steps)
            : dotted(lanesAtOnce(stream), step);
    if (now.done())
        return Words::tr("%1 results in %2 steps · lanes busy: %3")
            .arg(now.elements.size())
            .arg(now.steps)
            .arg(formatShare(share));
    if (stream.now != FlynnInstruction::Iterate)
        return dotted(lanesAtOnce(stream), step);
    return dotted(
        Words::tr("%1 of %2 lanes busy").arg(std::popcount(stream.active)).arg(stream.lanes),
        Words::tr("so far %1").arg(formatShare(share)));
}

QString mimdState(const FlynnMoment& moment)
{
    const FlynnMachine& now = moment.now.mimd;
    if (now.steps == 0)
        return Words::tr("not begun yet");
    if (now.done())
        return Words::tr("%1 results by %2 threads, in %3 steps")
            .arg(now.elements.size())
            .arg(now.streams.size())
            .arg(now.steps);
    return dotted(Words::tr("%1 of %2 results").arg(now.stored()).arg(now.elements.size()),
        stepOf(now, moment.whole.mimd));
}

QString misdState(const FlynnMoment& moment)
{
    const FlynnWalked& now = moment.now;
    const auto programs = now.programs.size();
    const auto voted = std::ranges::count_if(
        now.programs, [](const FlynnProgram& each) { return each.vote.has_value(); });
    const auto faulty = std::ranges::count_if(
        now.programs, [](const FlynnProgram& each) { return each.fault.has_value(); });
    if (programs == 0)
        return Words::tr("not begun yet");
    if (voted < std::ssize(now.programs))
        return Words::tr("%1 of %2 have answered; then they vote")
            .arg(std::ranges::count_if(
                now.programs, [](const FlynnProgram& each) { return each.answer.has_value(); }))
            .arg(std::max(programs, moment.whole.programs.size()));
    if (!now.winner)
        return Words::tr("no majority: the fault is noticed, but not masked");
    const QString told = Words::tr("%1 of %2 say %3")
                             .arg(std::ranges::count_if(now.programs,
                                 [](const FlynnProgram& each) { return each.vote == 1; }))
                             .arg(programs)
                             .arg(whole(*now.winner));
    if (now.root && *now.root != *now.winner)
        return dotted(told, Words::tr("wrong: it is %1").arg(whole(*now.root)));
    return dotted(
        told, faulty > 0 ? Words::tr("the fault is outvoted") : Words::tr("all are right"));
}

} // namespace

QString flynnName(FlynnBox box)
{
    switch (box) {
    case FlynnBox::Sisd: return QStringLiteral("SISD");
    case FlynnBox::Simd: return QStringLiteral("SIMD");
    case FlynnBox::Misd: return QStringLiteral("MISD");
    case FlynnBox::Mimd: break;
    }
    return QStringLiteral("MIMD");
}

QString flynnNature(FlynnBox box, const FlynnMoment& moment)
{
    switch (box) {
    case FlynnBox::Sisd: return Words::tr("one thread, scalar");
    case FlynnBox::Simd:
        return moment.whole.vectorLanes > 1
            ? Words::tr("vectors of %1 lanes").arg(moment.whole.vectorLanes)
            : Words::tr("no vectors: 1 lane");
    case FlynnBox::Misd:
        return moment.now.datum ? Words::tr("all find √%1").arg(whole(*moment.now.datum))
                                : Words::tr("all get the same datum");
    case FlynnBox::Mimd: break;
    }
    return Words::tr("%1 threads, scalar").arg(moment.whole.mimd.streams.size());
}

QString flynnState(FlynnBox box, const FlynnMoment& moment)
{
    switch (box) {
    case FlynnBox::Sisd: return sisdState(moment);
    case FlynnBox::Simd: return simdState(moment);
    case FlynnBox::Misd: return misdState(moment);
    case FlynnBox::Mimd: break;
    }
    return mimdState(moment);
}

std::vector<FlynnLine> flynnProgram(FlynnProblem problem)
{
    const auto load = [](const char* what) {
        return Words::tr("load %1").arg(QString::fromLatin1(what));
    };
    switch (problem) {
    case FlynnProblem::Add:
        return {{FlynnInstruction::LoadFirst, load("a")}, {FlynnInstruction::LoadSecond, load("b")},
            {FlynnInstruction::Add, QStringLiteral("a + b")},
            {FlynnInstruction::Store, Words::tr("store")}};
    case FlynnProblem::Saxpy:
        return {{FlynnInstruction::LoadFirst, load("x")},
            {FlynnInstruction::Multiply, QStringLiteral("a·x")},
            {FlynnInstruction::LoadSecond, load("y")},
            {FlynnInstruction::Add, QStringLiteral("a·x+y")},
            {FlynnInstruction::Store, Words::tr("store")}};
    case FlynnProblem::Mandelbrot: break;
    }
    return {{FlynnInstruction::Begin, QStringLiteral("z ← 0")},
        {FlynnInstruction::Iterate, QStringLiteral("z ← z² + c")},
        {FlynnInstruction::Store, Words::tr("store")}};
}

std::vector<FlynnRow> flynnRows(FlynnProblem problem)
{
    if (problem == FlynnProblem::Add)
        return {{FlynnInstruction::LoadFirst, &FlynnElement::first, QStringLiteral("a")},
            {FlynnInstruction::LoadSecond, &FlynnElement::second, QStringLiteral("b")},
            {FlynnInstruction::Add, &FlynnElement::sum, QStringLiteral("a+b")}};
    return {{FlynnInstruction::LoadFirst, &FlynnElement::first, QStringLiteral("x")},
        {FlynnInstruction::Multiply, &FlynnElement::product, QStringLiteral("a·x")},
        {FlynnInstruction::LoadSecond, &FlynnElement::second, QStringLiteral("y")},
        {FlynnInstruction::Add, &FlynnElement::sum, QStringLiteral("a·x+y")}};
}

QString flynnThread(std::size_t stream)
{
    return QStringLiteral("T%1").arg(stream + 1);
}

QString flynnValue(double value)
{
    return std::abs(value) < 1 ? QString::number(value, 'f', 2) : formatNumber(value, 3);
}

QString flynnElementSentence(const FlynnElement& element, std::size_t number, FlynnProblem problem)
{
    QStringList known{Words::tr("element %1").arg(number + 1)};
    if (problem == FlynnProblem::Mandelbrot) {
        known << Words::tr("%1 iterations").arg(std::ranges::count(element.went, true));
        if (const auto idle = std::ranges::count(element.went, false))
            known << Words::tr("idle in %1 of its neighbours").arg(idle);
        return known.join(QStringLiteral(" · "));
    }
    for (const FlynnRow& row : flynnRows(problem))
        if (const auto& value = element.*row.value)
            known << row.label + QStringLiteral(" = ") + flynnValue(*value);
    if (element.stored)
        known << Words::tr("stored");
    return known.join(QStringLiteral(" · "));
}

QString flynnProgramSentence(const FlynnProgram& program)
{
    QStringList known{shown(program.name)};
    if (program.answer)
        known << Words::tr("answers %1").arg(whole(*program.answer));
    else if (program.guess)
        known << Words::tr("round %1: %2").arg(program.around).arg(whole(*program.guess));
    if (program.fault)
        known << Words::tr("bit %1 turned").arg(*program.fault);
    if (program.vote)
        known << (*program.vote > 0  ? Words::tr("wins")
                : *program.vote == 0 ? Words::tr("outvoted")
                                     : Words::tr("no majority"));
    return known.join(QStringLiteral(" · "));
}

QString flynnComparison(const FlynnWalked& walked)
{
    if (!walked.differing)
        return {};
    return *walked.differing > 0
        ? Words::tr("%1 results differ from those at full speed.").arg(whole(*walked.differing))
        : Words::tr("The results are those at full speed, bit for bit.");
}

} // namespace views
