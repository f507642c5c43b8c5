#pragma once

#include <QStyledItemDelegate>

namespace app {

/// A line of the palette: what, with the typed letters marked; of which kind; and its keys.
class PaletteDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int idRole = Qt::UserRole + 1;
    static constexpr int kindRole = Qt::UserRole + 2;
    static constexpr int keysRole = Qt::UserRole + 3;
    static constexpr int matchRole = Qt::UserRole + 4; ///< list of positions in the text

    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override;
};

} // namespace app
