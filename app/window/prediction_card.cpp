#include "app/window/prediction_card.h"

#include "app/window/background.h"
#include "app/window/estimate_view.h"
#include "views/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace app {
namespace {

constexpr int mostHands = 999;

QString qString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QLabel* makeLabel(Qt::TextFormat format)
{
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(format);
    return label;
}

} // namespace

PredictionCard::PredictionCard(QWidget* parent)
    : QFrame{parent}
    , m_layout{new QVBoxLayout{this}}
    , m_question{makeLabel(Qt::RichText)}
    , m_choices{new QVBoxLayout}
    , m_room{new QToolButton}
    , m_reveal{new QPushButton{tr("Reveal the answer")}}
    , m_verdict{makeLabel(Qt::PlainText)}
    , m_drawn{new QVBoxLayout}
{
    setProperty("role", "prediction");
    m_layout->setContentsMargins(12, 10, 12, 12);
    m_layout->setSpacing(6);
    m_choices->setSpacing(6);
    m_drawn->setSpacing(6);
    m_room->setText(tr("Ask the room"));
    m_room->setCheckable(true);
    m_room->setFocusPolicy(Qt::TabFocus);
    m_room->setToolTip(
        tr("Count the hands for each option; the answer stays hidden until you reveal it"));
    m_reveal->setProperty("primary", true);
    m_reveal->hide();
    m_verdict->hide();
    m_layout->addWidget(m_question);
    m_layout->addLayout(m_choices);
    m_layout->addWidget(m_verdict);
    m_layout->addLayout(m_drawn);
    auto* room = new QHBoxLayout;
    room->addWidget(m_room);
    room->addStretch(1);
    room->addWidget(m_reveal);
    m_layout->addLayout(room);
    connect(m_room, &QToolButton::toggled, this, &PredictionCard::setRoom);
    connect(m_reveal, &QPushButton::clicked, this, &PredictionCard::reveal);
    hide();
}

void PredictionCard::setPrediction(
    const engine::Prediction& prediction, std::span<const engine::Estimate> estimates)
{
    m_prediction = prediction;
    for (QWidget* row : m_rows)
        delete row;
    m_rows.clear();
    m_options.clear();
    m_hands.clear();
    m_estimates.clear();
    m_verdicts.clear();
    m_question->setText(
        tr("<b>Predict</b> — %1").arg(views::shown(prediction.question).toHtmlEscaped()));
    for (std::size_t i = 0; i < prediction.options.size(); ++i)
        addOption(i, views::shown(prediction.options[i]));
    for (const engine::Estimate& estimate : estimates)
        addEstimate(estimate);
    reset();
    setVisible(!prediction.question.empty());
}

void PredictionCard::addOption(std::size_t i, const QString& text)
{
    auto* row = new QWidget;
    auto* button = new QPushButton{text};
    button->setCheckable(true);
    button->setProperty("role", "option");
    auto* hands = new QSpinBox;
    hands->setRange(0, mostHands);
    hands->setAccessibleName(tr("Hands for %1").arg(text));
    hands->setToolTip(tr("How many think so"));
    hands->setVisible(m_room->isChecked());
    auto* layout = new QHBoxLayout{row};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(button, 1);
    layout->addWidget(hands);
    m_choices->addWidget(row);
    connect(button, &QPushButton::clicked, this, [this, i] { choose(i); });
    m_rows.push_back(row);
    m_options.push_back(button);
    m_hands.push_back(hands);
}

void PredictionCard::addEstimate(const engine::Estimate& estimate)
{
    auto* row = new QWidget;
    auto* question = makeLabel(Qt::RichText);
    const QString what = estimate.points.size() == 1 ? tr("Estimate") : tr("Draw");
    question->setText(QStringLiteral("<b>%1</b> — %2")
                          .arg(what, views::shown(estimate.question).toHtmlEscaped()));
    auto* view = new EstimateView{estimate};
    auto* verdict = makeLabel(Qt::PlainText);
    auto* layout = new QVBoxLayout{row};
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(question);
    layout->addWidget(view);
    layout->addWidget(verdict);
    verdict->hide();
    m_drawn->addWidget(row);
    connect(view, &EstimateView::guessed, verdict, &QWidget::hide);
    m_rows.push_back(row);
    m_estimates.push_back(view);
    m_verdicts.push_back(verdict);
}

void PredictionCard::setRoom(bool room)
{
    m_room->setChecked(room);
    for (QSpinBox* hands : m_hands)
        hands->setVisible(room);
    if (!room && m_kept && !m_told)
        reveal();
}

void PredictionCard::reset()
{
    ++m_asked;
    m_chosen.reset();
    m_given.reset();
    m_kept.reset();
    m_told = false;
    m_open = true;
    m_verdict->hide();
    m_reveal->hide();
    for (QSpinBox* hands : m_hands)
        hands->setValue(0);
    for (EstimateView* estimate : m_estimates)
        estimate->reset();
    for (QLabel* verdict : m_verdicts)
        verdict->hide();
    mark();
}

void PredictionCard::choose(std::size_t option)
{
    if (m_told) { // this is a guess for the next run
        m_told = false;
        m_kept.reset();
        m_verdict->hide();
    }
    m_chosen = option;
    mark();
}

void PredictionCard::runStarted()
{
    ++m_asked;
    m_given = m_chosen;
    m_kept.reset();
    m_told = false;
    m_open = false;
    m_reveal->hide();
    m_verdict->setText(
        m_chosen || handsUp() > 0 ? tr("The run will tell.") : tr("Running: the guess is closed."));
    m_verdict->setVisible(true);
    for (EstimateView* estimate : m_estimates) {
        estimate->setMeasured({});
        estimate->setOpen(false);
    }
    for (QLabel* verdict : m_verdicts)
        verdict->hide();
    mark();
}

void PredictionCard::runFinished(const trace::Snapshot& trace)
{
    m_open = true;
    m_verdict->hide();
    for (EstimateView* estimate : m_estimates)
        estimate->setOpen(true);
    mark();
    if (m_prediction.answer == nullptr)
        return;
    std::vector<engine::Estimate> asked;
    for (const EstimateView* estimate : m_estimates)
        asked.push_back(estimate->estimate());
    inBackground(
        this,
        [trace, prediction = m_prediction, asked] {
            Told told{.answer = prediction.answer(*trace)};
            if (prediction.measured)
                told.measured = views::shown(prediction.measured(*trace), prediction.sentences);
            for (const engine::Estimate& estimate : asked)
                told.estimates.push_back(estimate.answer(*trace));
            return told;
        },
        [this, number = m_asked](Told&& told) {
            if (number != m_asked || !m_open)
                return;
            m_kept = std::move(told);
            if (!m_room->isChecked())
                return reveal();
            m_verdict->setText(tr("The run has told. Count the hands, then reveal it."));
            m_verdict->show();
            m_reveal->show();
        });
}

QString PredictionCard::given() const
{
    return m_given ? qString(m_prediction.options[*m_given]) : QString{};
}

void PredictionCard::restore(const QString& given, const trace::Snapshot& trace)
{
    reset();
    for (std::size_t i = 0; i < m_prediction.options.size(); ++i)
        if (given == qString(m_prediction.options[i]))
            m_chosen = m_given = i;
    runFinished(trace);
}

void PredictionCard::reveal()
{
    m_reveal->hide();
    if (!m_kept)
        return;
    m_told = true;
    for (std::size_t i = 0; i < m_estimates.size(); ++i) {
        m_estimates[i]->setMeasured(m_kept->estimates[i]);
        const QString verdict = m_estimates[i]->verdict();
        m_verdicts[i]->setText(verdict.isEmpty() ? tr("This run cannot tell.") : verdict);
        m_verdicts[i]->show();
    }
    tell();
    mark();
}

void PredictionCard::tell()
{
    QString text = answerText();
    if (const QString hands = handsText(); !hands.isEmpty())
        text += QChar{'\n'} + hands;
    if (!m_kept->measured.isEmpty())
        text += QChar{'\n'} + tr("Measured: %1").arg(m_kept->measured);
    m_verdict->setText(text);
    m_verdict->show();
}

QString PredictionCard::answerText() const
{
    const auto& answer = m_kept->answer;
    if (!answer || *answer >= m_prediction.options.size())
        return tr("This run cannot tell.");
    const QString right = views::shown(m_prediction.options[*answer]);
    if (!m_chosen)
        return tr("This run says: %1.").arg(right);
    if (*m_chosen == *answer)
        return tr("✓ As you predicted.");
    return tr("✗ You predicted %1; this run says %2.")
        .arg(views::shown(m_prediction.options[*m_chosen]), right);
}

int PredictionCard::handsUp() const
{
    int all = 0;
    for (const QSpinBox* hands : m_hands)
        all += m_room->isChecked() ? hands->value() : 0;
    return all;
}

QString PredictionCard::handsText() const
{
    const int all = handsUp();
    if (all == 0 || !m_kept->answer || *m_kept->answer >= m_hands.size())
        return {};
    const int right = m_hands[*m_kept->answer]->value();
    return tr("%1 of %2 hands were right (%3 %).").arg(right).arg(all).arg(100 * right / all);
}

QString PredictionCard::verdict() const
{
    return m_verdict->isHidden() ? QString{} : m_verdict->text();
}

void PredictionCard::mark()
{
    const std::size_t none = m_options.size();
    const std::size_t answer = m_told && m_kept ? m_kept->answer.value_or(none) : none;
    for (std::size_t i = 0; i < m_options.size(); ++i) {
        QPushButton* option = m_options[i];
        option->setChecked(m_chosen == i);
        option->setEnabled(m_open);
        option->setProperty("right", answer == i);
        option->setProperty("wrong", answer != none && answer != i && m_chosen == i);
        option->style()->unpolish(option);
        option->style()->polish(option);
    }
}

} // namespace app
