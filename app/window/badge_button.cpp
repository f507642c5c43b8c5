#include "app/window/badge_button.h"

#include <QEvent>
#include <QStyle>
#include <QStyleOptionButton>

namespace app {

void BadgeButton::setWords(const QString& words)
{
    m_whole = QStringLiteral("● ") + words;
    m_brief = m_whole.section(QStringLiteral(" · "), 0, 0);
    setAccessibleName(words);
    setToolTip(words);
    fit();
    updateGeometry();
}

void BadgeButton::resizeEvent(QResizeEvent* event)
{
    QPushButton::resizeEvent(event);
    fit();
}

void BadgeButton::changeEvent(QEvent* event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

QSize BadgeButton::sizeOf(const QString& text) const
{
    ensurePolished();
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text = text;
    const QSize words = fontMetrics().size(Qt::TextShowMnemonic, text);
    return style()->sizeFromContents(QStyle::CT_PushButton, &option, words, this);
}

void BadgeButton::fit()
{
    setText(width() >= sizeOf(m_whole).width() ? m_whole : m_brief);
}

} // namespace app
