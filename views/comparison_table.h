#pragma once

#include "views/frame.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace views {

/// A line of the table of two runs.
struct ComparisonRow {
    enum class Kind { Head, Setting, Figure };
    Kind kind{};
    QStringList cells{}; ///< as many in every row
    bool strong = false; ///< the figure differs by more than chance
};

struct ComparisonTable {
    std::vector<ComparisonRow> rows{};
    std::vector<double> widths{}; ///< of the columns; they add up to 1
    QString note{}; ///< how many runs it is about, and by which method
};

/// What was set differently, then the figures of A and B with difference and ratio. Where both were
/// repeated: means with their 95 % intervals, and whether the difference exceeds the noise. Pre:
/// frame.other. Pure.
ComparisonTable comparisonTable(const Frame& frame);

/// The same in a sentence, for who does not see the table.
QString rowSentence(const ComparisonTable& table, const ComparisonRow& row);

} // namespace views
