#include "app/window/code_view.h"

#include <QFontInfo>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

namespace app {

CodeView::CodeView(QWidget* parent)
    : QPlainTextEdit{parent}
{
    setReadOnly(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    document()->setDocumentMargin(6);
}

void CodeView::setTags(const std::map<int, QString>& tags)
{
    if (tags == m_tags)
        return;
    m_tags = tags;
    markLines();
}

void CodeView::setChosen(const std::set<int>& blocks)
{
    m_chosen = blocks;
    viewport()->update();
}

void CodeView::reveal(int block)
{
    const int first = firstVisibleBlock().blockNumber();
    const int lines = viewport()->height() / std::max(1, fontMetrics().lineSpacing());
    if (block < first || block >= first + lines)
        verticalScrollBar()->setValue(block - lines / 2);
}

void CodeView::setColours(
    const QColor& line, const QColor& bar, const QColor& tag, const QColor& chosen)
{
    m_line = line;
    m_bar = bar;
    m_tag = tag;
    m_outline = chosen;
    markLines();
}

void CodeView::markLines()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const auto& [number, tag] : m_tags) {
        const QTextBlock block = document()->findBlockByNumber(number);
        if (!block.isValid())
            continue;
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor{block};
        mark.format.setBackground(m_line);
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks.append(mark);
    }
    setExtraSelections(marks);
    viewport()->update();
}

void CodeView::paintEvent(QPaintEvent* event)
{
    QPlainTextEdit::paintEvent(event);
    QPainter painter{viewport()};
    QFont font = this->font();
    font.setPixelSize(std::max(1, static_cast<int>(QFontInfo{font}.pixelSize() * 0.9)));
    painter.setFont(font);
    const QFontMetricsF metrics{font};
    for (const int number : m_chosen) {
        const QTextBlock block = document()->findBlockByNumber(number);
        const QRectF row = blockBoundingGeometry(block).translated(contentOffset());
        painter.setPen(m_outline);
        painter.drawRect(QRectF{0.5, row.top() + 0.5, viewport()->width() - 1.0, row.height() - 1});
    }
    for (const auto& [number, tag] : m_tags) {
        const QTextBlock block = document()->findBlockByNumber(number);
        if (!block.isValid() || !block.isVisible())
            continue;
        const QRectF row = blockBoundingGeometry(block).translated(contentOffset());
        if (!row.intersects(QRectF{event->rect()}))
            continue;
        painter.fillRect(QRectF{0, row.top(), 3, row.height()}, m_bar);
        const double width = metrics.horizontalAdvance(tag) + 14;
        const QRectF place{viewport()->width() - width, row.top(), width, row.height()};
        painter.fillRect(place, m_line);
        painter.setPen(m_tag);
        painter.drawText(place.adjusted(6, 0, -6, 0), Qt::AlignVCenter | Qt::AlignRight, tag);
    }
}

void CodeView::mouseReleaseEvent(QMouseEvent* event)
{
    QPlainTextEdit::mouseReleaseEvent(event);
    const QTextCursor here = cursorForPosition(event->pos());
    const QRectF row = blockBoundingGeometry(here.block()).translated(contentOffset());
    if (event->button() == Qt::LeftButton && !textCursor().hasSelection()
        && row.contains(QPointF{row.left(), event->position().y()}))
        emit lineChosen(here.blockNumber());
}

void CodeView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit lineChosen(textCursor().blockNumber());
    else
        QPlainTextEdit::keyPressEvent(event);
}

} // namespace app
