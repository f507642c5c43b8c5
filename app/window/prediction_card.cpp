#include "app/window/prediction_card.h"

#include "app/window/background.h"

#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace app {
namespace {

QString qString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

PredictionCard::PredictionCard(QWidget* parent)
    : QFrame{parent}
    , m_layout{new QVBoxLayout{this}}
    , m_question{new QLabel}
    , m_verdict{new QLabel}
{
    setProperty("role", "prediction");
    m_layout->setContentsMargins(12, 10, 12, 12);
    m_layout->setSpacing(6);
    m_question->setWordWrap(true);
    m_question->setTextFormat(Qt::RichText);
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->hide();
    m_layout->addWidget(m_question);
    m_layout->addWidget(m_verdict);
    hide();
}

void PredictionCard::setPrediction(const engine::Prediction& prediction)
{
    m_prediction = prediction;
    for (QPushButton* option : m_options)
        delete option;
    m_options.clear();
    m_question->setText(
        tr("<b>Predict</b> — %1").arg(qString(prediction.question).toHtmlEscaped()));
    for (std::size_t i = 0; i < prediction.options.size(); ++i) {
        auto* button = new QPushButton{qString(prediction.options[i])};
        button->setCheckable(true);
        button->setProperty("role", "option");
        connect(button, &QPushButton::clicked, this, [this, i] { choose(i); });
        m_layout->insertWidget(1 + static_cast<int>(i), button);
        m_options.push_back(button);
    }
    reset();
    setVisible(!prediction.question.empty());
}

void PredictionCard::reset()
{
    m_chosen.reset();
    m_answer.reset();
    m_open = true;
    m_verdict->hide();
    mark();
}

void PredictionCard::choose(std::size_t option)
{
    if (m_answer) { // told already: this is a guess for the next run
        m_answer.reset();
        m_verdict->hide();
    }
    m_chosen = option;
    mark();
}

void PredictionCard::runStarted()
{
    m_answer.reset();
    m_open = false;
    m_verdict->setText(m_chosen ? tr("The run will tell.") : tr("Running: the guess is closed."));
    m_verdict->setVisible(true);
    mark();
}

void PredictionCard::runFinished(const trace::Snapshot& trace)
{
    m_open = true;
    m_verdict->hide();
    mark();
    if (m_prediction.answer == nullptr)
        return;
    struct Told {
        std::optional<std::size_t> answer{};
        std::string measured{};
    };
    inBackground(
        this,
        [trace, prediction = m_prediction] {
            return Told{prediction.answer(*trace),
                prediction.measured ? prediction.measured(*trace) : std::string{}};
        },
        [this, asked = m_prediction.question](Told&& told) {
            if (asked == m_prediction.question && m_open)
                tell(told.answer, QString::fromStdString(told.measured));
        });
}

void PredictionCard::tell(std::optional<std::size_t> answer, const QString& measured)
{
    m_answer = answer;
    QString text;
    if (!answer || *answer >= m_prediction.options.size())
        text = tr("This run cannot tell.");
    else if (!m_chosen)
        text = tr("This run says: %1.").arg(qString(m_prediction.options[*answer]));
    else if (*m_chosen == *answer)
        text = tr("✓ As you predicted.");
    else
        text = tr("✗ You predicted %1; this run says %2.")
                   .arg(qString(m_prediction.options[*m_chosen]),
                       qString(m_prediction.options[*answer]));
    if (!measured.isEmpty())
        text += QChar{'\n'} + tr("Measured: %1").arg(measured);
    m_verdict->setText(text);
    m_verdict->show();
    mark();
}

QString PredictionCard::verdict() const
{
    return m_verdict->isHidden() ? QString{} : m_verdict->text();
}

void PredictionCard::mark()
{
    for (std::size_t i = 0; i < m_options.size(); ++i) {
        QPushButton* option = m_options[i];
        option->setChecked(m_chosen == i);
        option->setEnabled(m_open);
        option->setProperty("right", m_answer == i);
        option->setProperty("wrong", m_answer && m_answer != i && m_chosen == i);
        option->style()->unpolish(option);
        option->style()->polish(option);
    }
}

} // namespace app
