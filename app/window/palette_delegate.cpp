#include "app/window/palette_delegate.h"

#include <QPainter>
#include <QTextLayout>

namespace app {
namespace {

constexpr double margin = 10;

void drawTitle(QPainter& painter, const QRectF& area, const QStyleOptionViewItem& option,
    const QModelIndex& index)
{
    QTextLayout layout{index.data().toString(), option.font};
    QList<QTextLayout::FormatRange> marks;
    for (const QVariant& at : index.data(PaletteDelegate::matchRole).toList()) {
        QTextCharFormat format;
        format.setFontWeight(QFont::Bold);
        format.setForeground(option.palette.color(QPalette::Link));
        marks.push_back({static_cast<int>(at.toLongLong()), 1, format});
    }
    layout.setFormats(marks);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(area.width());
    layout.endLayout();
    painter.setPen(option.palette.color(QPalette::Text));
    layout.draw(&painter, {area.left(), area.center().y() - line.height() / 2});
}

} // namespace

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {100, option.fontMetrics.height() + 12};
}

void PaletteDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF row = QRectF{option.rect}.adjusted(0, 1, 0, -1);
    if (option.state & QStyle::State_Selected) {
        QColor fill = option.palette.color(QPalette::Link);
        painter->setPen(QPen{fill, 1.5});
        fill.setAlphaF(0.13F);
        painter->setBrush(fill);
        painter->drawRoundedRect(row.adjusted(1, 1, -1, -1), 6, 6);
    }
    QRectF area = row.adjusted(margin, 0, -margin, 0);
    painter->setFont(option.font);
    painter->setPen(option.palette.color(QPalette::PlaceholderText));
    for (const int role : {keysRole, kindRole}) {
        const QString text = index.data(role).toString();
        if (text.isEmpty())
            continue;
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, text);
        area.setRight(
            area.right() - QFontMetricsF{option.font}.horizontalAdvance(text) - 2 * margin);
    }
    drawTitle(*painter, area, option, index);
    painter->restore();
}

} // namespace app
