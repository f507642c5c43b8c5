#pragma once

#include "views/why_words.h"

namespace views {

/// Tells one explanation. Short-lived: it refers to its trace and to the explanation.
class WhyTeller {
public:
    WhyTeller(const trace::Trace& trace, const engine::Explanation& why);

    WhyText tell();

private:
    WhySentence full(trace::ActorId actor, std::optional<trace::Time> at = {}) const;
    WhySentence brief(trace::ActorId actor, std::optional<trace::Time> at = {}) const;
    /// The actor's name in full the first time, then in brief.
    WhySentence name(trace::ActorId actor, std::optional<trace::Time> at = {});
    WhySentence self();
    void say(const QString& pattern, const std::vector<WhySentence>& parts);

    bool known(engine::Unknown unknown) const;
    WhySentence length(trace::Duration time) const; ///< "about 3 ms" where it is estimated
    WhySentence waited() const; ///< "has waited 3 ms so far" or "waited 3 ms"
    WhySentence queuedFor() const;
    WhySentence queuedOrWaited() const;

    void tellCycle();
    void tellCause(); ///< why_cause.cpp

    // why_holder.cpp

    void tellHolder();
    void tellHolding(const engine::Explanation::Link& holder);
    /// What a link of the chain is doing, as a verb, and for what.
    WhySentence doing(const engine::Explanation::Link& link) const;
    void tellPermits();
    void tellTurns();

    // why_end.cpp

    void tellEnd();
    void tellQueue();
    WhySentence users();

    const trace::Trace& m_trace;
    const engine::Explanation& m_why;
    Names m_names;
    std::vector<trace::ActorId> m_met;
    WhyText m_text;
};

} // namespace views
