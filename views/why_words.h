#pragma once

#include "engine/explain/explain.h"
#include "views/describe.h"

#include <QString>

#include <vector>

namespace views {

/// A piece of a sentence; where it names a thread or a moment, a place to go to.
struct WhyPart {
    QString text{};
    std::optional<trace::ActorId> actor{};
    std::optional<trace::Time> at{};

    bool leads() const { return actor || at; }
    bool operator==(const WhyPart&) const = default;
};
using WhySentence = std::vector<WhyPart>;

/// An explanation in plain words, for a card, a tooltip, a screen reader, a terminal.
struct WhyText {
    QString title{}; ///< "Why is T3 not running?"
    std::vector<WhySentence> sentences{};
    std::vector<QString> doubts{}; ///< what is not known, and why
};
WhyText whyText(const trace::Trace& trace, const engine::Explanation& why);

/// All of it in one paragraph.
QString plain(const WhyText& text);
QString plain(const WhySentence& sentence);

/// "Deadlock: T1 → “A” → T2 → “B” → T1".
QString cycleText(const trace::Trace& trace, const Names& names, const engine::Cycle& cycle);

/// "the lock “orders”", "a permit of the semaphore “slots”": what is waited for; empty if unknown.
QString wanted(const trace::Trace& trace, std::optional<trace::ResourceId> resource);

/// "12.34 ms": a moment as a sentence says it.
QString momentText(trace::Time time);

} // namespace views
