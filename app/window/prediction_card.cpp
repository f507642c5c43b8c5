#include "app/window/prediction_card.h"

#include "app/window/background.h"
#include "app/window/estimate_view.h"
#include "app/window/option_list.h"
#include "views/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace app {
namespace {

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
    , m_options{new OptionList}
    , m_room{new QToolButton}
    , m_reveal{new QPushButton{tr("Reveal the answer")}}
    , m_verdict{makeLabel(Qt::PlainText)}
    , m_drawn{new QVBoxLayout}
{
    setProperty("role", "prediction");
    m_layout->setContentsMargins(12, 10, 12, 12);
    m_layout->setSpacing(6);
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
    m_layout->addWidget(m_options);
    m_layout->addWidget(m_verdict);
    m_layout->addLayout(m_drawn);
    auto* room = new QHBoxLayout;
    room->addWidget(m_room);
    room->addStretch(1);
    room->addWidget(m_reveal);
    m_layout->addLayout(room);
    connect(m_options, &OptionList::chosen, this, &PredictionCard::choose);
    connect(m_options, &OptionList::handsChanged, this, [this] {
        if (m_told) // hands counted late still count
            tell();
    });
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
    m_estimates.clear();
    m_verdicts.clear();
    m_question->setText(
        tr("<b>Predict</b> — %1").arg(views::shown(prediction.question).toHtmlEscaped()));
    m_options->setOptions(prediction.options);
    for (const engine::Estimate& estimate : estimates)
        addEstimate(estimate);
    reset();
    setVisible(!prediction.question.empty());
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
    m_options->setRoom(room);
    if (!room && m_kept && !m_told)
        reveal();
}

void PredictionCard::reset()
{
    ++m_asked;
    m_chosen.reset();
    m_given = {};
    m_kept.reset();
    m_told = false;
    m_verdict->hide();
    m_reveal->hide();
    m_options->setHands({});
    m_options->setChosen({});
    m_options->setAnswer({});
    for (EstimateView* estimate : m_estimates)
        estimate->reset();
    for (QLabel* verdict : m_verdicts)
        verdict->hide();
    setOpen(true);
}

void PredictionCard::setOpen(bool open)
{
    m_open = open;
    m_options->setOpen(open);
    for (EstimateView* estimate : m_estimates)
        estimate->setOpen(open);
}

void PredictionCard::choose(std::size_t option)
{
    if (m_told) { // this is a guess for the next run
        m_told = false;
        m_kept.reset();
        m_verdict->hide();
        m_options->setAnswer({});
    }
    m_chosen = option;
    m_options->setChosen(option);
}

/// What has been answered by now is what counts.
void PredictionCard::close()
{
    m_given = {};
    if (m_chosen)
        m_given.option = std::string{m_prediction.options[*m_chosen]};
    for (const EstimateView* estimate : m_estimates)
        m_given.estimates.push_back(estimate->guess().value_or(std::vector<double>{}));
    m_kept.reset();
    m_told = false;
    m_reveal->hide();
    m_options->setAnswer({});
    setOpen(false);
}

void PredictionCard::runStarted()
{
    ++m_asked;
    close();
    const bool asked = m_options->room() && m_options->handsUp() > 0;
    m_verdict->setText(
        m_chosen || asked ? tr("The run will tell.") : tr("Running: the guess is closed."));
    m_verdict->setVisible(true);
    for (EstimateView* estimate : m_estimates)
        estimate->setMeasured({});
    for (QLabel* verdict : m_verdicts)
        verdict->hide();
}

void PredictionCard::runFinished(const trace::Snapshot& trace)
{
    ask(trace, false);
}

void PredictionCard::ask(const trace::Snapshot& trace, bool known)
{
    m_verdict->hide();
    setOpen(true);
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
        [this, known, number = m_asked](Told&& told) {
            if (number == m_asked && m_open)
                know(std::move(told), known);
        });
}

void PredictionCard::know(Told&& told, bool known)
{
    m_kept = std::move(told);
    if (known || !m_room->isChecked())
        return reveal();
    m_verdict->setText(tr("The run has told. Count the hands, then reveal it."));
    m_verdict->show();
    m_reveal->show();
}

trace::Answers PredictionCard::given() const
{
    trace::Answers given = m_given;
    if (m_options->room()) {
        given.hands = m_options->hands();
        given.hidden = m_kept.has_value() && !m_told;
    }
    return given;
}

bool PredictionCard::guessed() const
{
    const trace::Answers answers = given();
    return !answers.option.empty() || !answers.hands.empty()
        || std::ranges::any_of(
            answers.estimates, [](const auto& estimate) { return !estimate.empty(); });
}

void PredictionCard::restore(const trace::Answers& given, const trace::Snapshot& trace)
{
    reset();
    for (std::size_t i = 0; i < m_prediction.options.size(); ++i)
        if (given.option == m_prediction.options[i])
            choose(i);
    for (std::size_t i = 0; i < std::min(given.estimates.size(), m_estimates.size()); ++i)
        m_estimates[i]->setGuess(given.estimates[i]);
    close();
    setRoom(!given.hands.empty());
    m_options->setHands(given.hands);
    ask(trace, !given.hidden);
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
    m_options->setAnswer(m_kept->answer);
    tell();
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

QString PredictionCard::handsText() const
{
    const int all = m_options->room() ? m_options->handsUp() : 0;
    const std::vector<int>& hands = m_options->hands();
    if (all == 0 || !m_kept->answer || *m_kept->answer >= hands.size())
        return {};
    const int right = hands[*m_kept->answer];
    return tr("%1 of %2 hands were right (%3 %).").arg(right).arg(all).arg(100 * right / all);
}

QString PredictionCard::verdict() const
{
    return m_verdict->isHidden() ? QString{} : m_verdict->text();
}

} // namespace app
