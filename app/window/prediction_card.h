#pragma once

#include "engine/workloads/workload.h"

#include <QFrame>

#include <optional>
#include <span>
#include <vector>

class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace app {

class EstimateView;
class OptionList;

/// Questions to answer before the run: an option, a number, a curve; afterwards what the run
/// itself answers, and the measured figure behind it. With a room to ask, hands are counted per
/// option, and the answer stays hidden until it is revealed.
class PredictionCard final : public QFrame {
    Q_OBJECT

public:
    explicit PredictionCard(QWidget* parent = nullptr);

    /// Both must outlive the card. No question: the card hides.
    void setPrediction(
        const engine::Prediction& prediction, std::span<const engine::Estimate> estimates = {});

    void runStarted();

    /// Computes the answers off the GUI thread and shows them, or keeps them for reveal().
    void runFinished(const trace::Snapshot& trace);

    /// Ready for another try: nothing chosen, nothing told.
    void reset();

    /// Counts hands, and keeps the answer to itself until reveal().
    void setRoom(bool room);
    void reveal();

    /// What was answered before the run that is shown. To be saved with it.
    trace::Answers given() const;
    bool guessed() const; ///< anything at all

    /// A run of before is shown again: what was answered then, and what it says itself.
    void restore(const trace::Answers& given, const trace::Snapshot& trace);

    std::optional<std::size_t> chosen() const { return m_chosen; }
    QString verdict() const;
    const std::vector<EstimateView*>& estimates() const { return m_estimates; }

private:
    struct Told {
        std::optional<std::size_t> answer{};
        QString measured{};
        std::vector<std::optional<std::vector<double>>> estimates{};
    };

    void addEstimate(const engine::Estimate& estimate);
    void choose(std::size_t option);
    void close();
    void setOpen(bool open);
    void ask(const trace::Snapshot& trace, bool known);
    void know(Told&& told, bool known); ///< `known`: to the room as well
    void tell();
    QString answerText() const;
    QString handsText() const;

    engine::Prediction m_prediction{};
    QVBoxLayout* m_layout;
    QLabel* m_question;
    OptionList* m_options;
    QToolButton* m_room;
    QPushButton* m_reveal;
    QLabel* m_verdict;
    QVBoxLayout* m_drawn;
    std::vector<QWidget*> m_rows; ///< of estimates, ours to delete
    std::vector<EstimateView*> m_estimates;
    std::vector<QLabel*> m_verdicts; ///< of the estimates
    std::optional<std::size_t> m_chosen;
    trace::Answers m_given; ///< before the run that is shown
    std::optional<Told> m_kept; ///< known, perhaps not revealed
    bool m_told = false;
    bool m_open = true; ///< choosing is still possible
    int m_asked = 0; ///< so that late answers of another question are dropped
};

} // namespace app
