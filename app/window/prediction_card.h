#pragma once

#include "engine/workloads/workload.h"

#include <QFrame>

#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace app {

/// A question to answer before the run; afterwards what the run itself answers, and the measured
/// figure behind it.
class PredictionCard final : public QFrame {
    Q_OBJECT

public:
    explicit PredictionCard(QWidget* parent = nullptr);

    /// `prediction` must outlive the card. No question: the card hides.
    void setPrediction(const engine::Prediction& prediction);

    void runStarted();

    /// Computes the answer off the GUI thread and shows it.
    void runFinished(const trace::Snapshot& trace);

    /// Ready for another try: nothing chosen, nothing told.
    void reset();

    std::optional<std::size_t> chosen() const { return m_chosen; }
    QString verdict() const;

private:
    void choose(std::size_t option);
    void mark();
    void tell(std::optional<std::size_t> answer, const QString& measured);

    engine::Prediction m_prediction{};
    QVBoxLayout* m_layout;
    QLabel* m_question;
    QLabel* m_verdict;
    std::vector<QPushButton*> m_options;
    std::optional<std::size_t> m_chosen;
    std::optional<std::size_t> m_answer;
    bool m_open = true; ///< choosing is still possible
};

} // namespace app
