#include "app/window/estimate_view.h"

#include "app/window/estimate_score.h"
#include "views/words.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace app {
namespace {

constexpr double margin = 12; ///< half a label of the axis
constexpr double curveLines = 9; ///< height, in lines of text
constexpr double numberLines = 4;
constexpr double byKey = 0.02;

} // namespace

EstimateView::EstimateView(const engine::Estimate& estimate, QWidget* parent)
    : QWidget{parent}
    , m_estimate{estimate}
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(isNumber() ? tr("Your estimate") : tr("The curve you expect"));
    setToolTip(isNumber() ? tr("Drag the mark to the number you expect")
                          : tr("Drag over the picture to draw the curve you expect"));
    setFixedHeight(sizeHint().height());
    setCursor(Qt::PointingHandCursor);
    describe();
}

QSize EstimateView::sizeHint() const
{
    const double lines = isNumber() ? numberLines : curveLines;
    return {260, static_cast<int>(lines * fontMetrics().height())};
}

void EstimateView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        setFixedHeight(sizeHint().height()); // larger type, in a lecture
}

double EstimateView::scale() const
{
    return fontMetrics().height() / 16.0;
}

void EstimateView::setMeasured(std::optional<std::vector<double>> measured)
{
    const bool fits = measured && measured->size() == m_estimate.points.size();
    m_measured = fits ? std::move(measured) : std::nullopt;
    describe();
    update();
}

void EstimateView::setOpen(bool open)
{
    m_open = open;
    setCursor(open ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void EstimateView::reset()
{
    m_guess.reset();
    m_before.clear();
    m_undone.clear();
    m_byKeys.reset();
    m_open = true;
    setMeasured({});
}

QRectF EstimateView::plot() const
{
    const double line = fontMetrics().height();
    if (isNumber())
        return {
            margin * scale(), line + 6, width() - 2 * margin * scale(), height() - 2 * line - 10};
    const double left = fontMetrics().horizontalAdvance(valueText(m_estimate.top)) + 8.0;
    const double right =
        fontMetrics().horizontalAdvance(views::shown(m_estimate.points.back())) / 2.0 + 2;
    return {left, line + 6, width() - left - std::max(margin, right), height() - 2 * line - 12};
}

QPointF EstimateView::pointOf(std::size_t i, double value) const
{
    const QRectF area = plot();
    const double share = std::clamp(value / m_estimate.top, 0.0, 1.0);
    if (isNumber())
        return {area.left() + share * area.width(), area.center().y()};
    const auto last = static_cast<double>(m_estimate.points.size() - 1);
    return {area.left() + static_cast<double>(i) / last * area.width(),
        area.bottom() - share * area.height()};
}

QString EstimateView::valueText(double value) const
{
    return estimateText(m_estimate, value);
}

QString EstimateView::verdict() const
{
    return m_measured ? verdictOn(m_estimate, m_guess, *m_measured) : QString{};
}

void EstimateView::setGuess(std::vector<double> guess)
{
    m_guess.reset();
    if (guess.size() == m_estimate.points.size()) {
        for (double& value : guess)
            value = std::clamp(value, 0.0, m_estimate.top);
        m_guess = std::move(guess);
    }
    describe();
    update();
}

void EstimateView::describe()
{
    const auto list = [this](const std::vector<double>& values) {
        QStringList parts;
        for (std::size_t i = 0; i < values.size(); ++i)
            parts << (isNumber()
                    ? valueText(values[i])
                    : tr("%1 at %2").arg(valueText(values[i]), views::shown(m_estimate.points[i])));
        return parts.join(QStringLiteral(", "));
    };
    QString text = m_guess ? tr("Guess: %1.").arg(list(*m_guess)) : tr("No guess yet.");
    if (m_measured)
        text += QChar{' '} + tr("Measured: %1.").arg(list(*m_measured));
    setAccessibleDescription(text);
}

void EstimateView::set(std::size_t point, double value)
{
    if (!m_guess) // the rest follows what is drawn first
        m_guess.emplace(m_estimate.points.size(), value);
    (*m_guess)[point] = std::clamp(value, 0.0, m_estimate.top);
    m_at = point;
    m_measured.reset(); // this is a guess for the next run
    describe();
    update();
    emit guessed();
}

void EstimateView::drag(QPointF to)
{
    const QRectF area = plot();
    if (isNumber())
        return set(0, (to.x() - area.left()) / area.width() * m_estimate.top);
    const auto last = static_cast<double>(m_estimate.points.size() - 1);
    const double share = std::clamp((to.x() - area.left()) / area.width(), 0.0, 1.0);
    set(static_cast<std::size_t>(std::lround(share * last)),
        (area.bottom() - to.y()) / area.height() * m_estimate.top);
}

void EstimateView::remember(std::optional<std::size_t> byKeys)
{
    if (!byKeys || byKeys != m_byKeys)
        m_before.push_back(m_guess);
    m_byKeys = byKeys;
    m_undone.clear();
}

bool EstimateView::goBack(std::vector<Guess>& from, std::vector<Guess>& to)
{
    if (!m_open || from.empty())
        return false;
    to.push_back(std::exchange(m_guess, std::move(from.back())));
    from.pop_back();
    m_byKeys.reset();
    m_measured.reset();
    describe();
    update();
    emit guessed();
    return true;
}

/// The window has these keys, too, for its own changes.
bool EstimateView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool ours = (key->matches(QKeySequence::Undo) && !m_before.empty())
            || (key->matches(QKeySequence::Redo) && !m_undone.empty());
        if (m_open && ours) {
            key->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void EstimateView::mousePressEvent(QMouseEvent* event)
{
    if (!m_open || event->button() != Qt::LeftButton)
        return;
    remember({});
    drag(event->position());
}

void EstimateView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_open && (event->buttons() & Qt::LeftButton))
        drag(event->position());
}

void EstimateView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Undo) && goBack(m_before, m_undone))
        return;
    if (event->matches(QKeySequence::Redo) && goBack(m_undone, m_before))
        return;
    const int key = event->key();
    const bool along = key == Qt::Key_Left || key == Qt::Key_Right;
    const bool up = key == Qt::Key_Up || key == Qt::Key_Down;
    if (!m_open || (!along && !up))
        return QWidget::keyPressEvent(event);
    const bool more = key == Qt::Key_Right || key == Qt::Key_Up;
    const std::size_t last = m_estimate.points.size() - 1;
    if (along && !isNumber()) {
        m_at = more ? std::min(m_at + 1, last) : m_at - std::min<std::size_t>(m_at, 1);
        return update();
    }
    remember(m_at);
    const double now = m_guess ? (*m_guess)[m_at] : m_estimate.top / 2;
    set(m_at, now + (more ? byKey : -byKey) * m_estimate.top);
}

} // namespace app
