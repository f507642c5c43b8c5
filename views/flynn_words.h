#pragma once

#include "views/flynn_steps.h"

#include <QString>
#include <QStringList>

namespace views {

/// Flynn's machines in words. All pure.

enum class FlynnBox : std::uint8_t { Sisd, Simd, Misd, Mimd };

QString flynnName(FlynnBox box);
/// What makes it this machine, in this walk.
QString flynnNature(FlynnBox box, const FlynnMoment& moment);
/// What it is doing.
QString flynnState(FlynnBox box, const FlynnMoment& moment);

/// The instructions of a problem, as people write them, in their order.
struct FlynnLine {
    FlynnInstruction instruction{};
    QString text{};
};
std::vector<FlynnLine> flynnProgram(FlynnProblem problem);

/// The rows of data of a problem that has values, in the order they come to be.
struct FlynnRow {
    FlynnInstruction writer{};
    std::optional<double> FlynnElement::*value = nullptr;
    QString label{};
};
std::vector<FlynnRow> flynnRows(FlynnProblem problem);

/// "T2": a thread of MIMD.
QString flynnThread(std::size_t stream);

QString flynnValue(double value);

/// What an element has come to, for pointing at it.
QString flynnElementSentence(const FlynnElement& element, std::size_t number, FlynnProblem problem);
QString flynnProgramSentence(const FlynnProgram& program);

/// Whether the steps computed what the machines compute at full speed; empty: not compared yet.
QString flynnComparison(const FlynnWalked& walked);

} // namespace views
