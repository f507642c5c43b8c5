#include "app/window/catalogue_panel.h"

#include "app/window/glyph.h"
#include "views/words.h"

#include <QAbstractButton>
#include <QFontInfo>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace app {
namespace {

constexpr int demoRole = Qt::UserRole + 1;
constexpr int visitedRole = Qt::UserRole + 2;

QString qString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

class DemoDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const int line = option.fontMetrics.height();
        return {100, isHeading(index) ? line + 18 : line + 12};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        isHeading(index) ? paintHeading(*painter, option, index)
                         : paintDemo(*painter, option, index);
        painter->restore();
    }

private:
    static bool isHeading(const QModelIndex& index) { return index.data(demoRole).isNull(); }

    static void paintHeading(
        QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
    {
        QFont font = option.font;
        font.setPixelSize(std::max(1, static_cast<int>(QFontInfo{font}.pixelSize() * 0.88)));
        font.setWeight(QFont::DemiBold);
        font.setLetterSpacing(QFont::PercentageSpacing, 103);
        painter.setFont(font);
        painter.setPen(option.palette.color(QPalette::PlaceholderText));
        painter.drawText(option.rect.adjusted(6, 8, -6, 0), Qt::AlignVCenter | Qt::AlignLeft,
            index.data().toString().toUpper());
    }

    static void paintDemo(
        QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
    {
        const bool current = option.state & QStyle::State_Selected;
        const QPalette& palette = option.palette;
        const QRectF row = QRectF{option.rect}.adjusted(0, 1, 0, -1);
        painter.setPen(Qt::NoPen);
        if (current || (option.state & QStyle::State_MouseOver)) {
            QColor fill = palette.color(current ? QPalette::Link : QPalette::Text);
            fill.setAlphaF(current ? 0.13F : 0.05F);
            painter.setBrush(fill);
            painter.drawRoundedRect(row, 6, 6);
        }
        if ((option.state & QStyle::State_HasFocus) != 0) {
            painter.setPen(QPen{palette.color(QPalette::Link), 2});
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), 6, 6);
        }
        const QRectF dot{row.left() + 8, row.center().y() - 3, 6, 6};
        const bool visited = index.data(visitedRole).toBool();
        painter.setPen(visited ? QPen{Qt::NoPen} : QPen{palette.color(QPalette::Mid), 1.2});
        painter.setBrush(visited ? QBrush{QColor{0x00, 0x9E, 0x73}} : QBrush{Qt::NoBrush});
        painter.drawEllipse(dot);
        QFont font = option.font;
        font.setWeight(current ? QFont::DemiBold : QFont::Normal);
        painter.setFont(font);
        painter.setPen(palette.color(current ? QPalette::Link : QPalette::Text));
        const QRectF text = row.adjusted(22, 0, -6, 0);
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
            QFontMetricsF{font}.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    }
};

} // namespace

CataloguePanel::CataloguePanel(Demos demos, QWidget* parent)
    : QFrame{parent}
    , m_demos{demos}
    , m_search{new QLineEdit}
    , m_list{new QListView}
    , m_model{new QStandardItemModel{this}}
{
    setObjectName(QStringLiteral("catalogue"));
    m_search->setPlaceholderText(tr("Find a demo…  /"));
    m_search->setAccessibleName(tr("Find a demo"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(glyph(Glyph::Search), QLineEdit::LeadingPosition);
    for (QAbstractButton* button : m_search->findChildren<QAbstractButton*>())
        if (button->accessibleName().isEmpty())
            button->setAccessibleName(tr("Find"));
    m_search->installEventFilter(this);
    m_list->setAccessibleName(tr("Demos"));
    m_list->installEventFilter(this);
    m_list->setItemDelegate(new DemoDelegate{m_list});
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setModel(m_model);
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(8, 10, 8, 4);
    layout->setSpacing(6);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    fill();
    connect(m_search, &QLineEdit::textChanged, this, &CataloguePanel::filter);
    connect(m_search, &QLineEdit::returnPressed, this, &CataloguePanel::chooseFirst);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex& index) {
            const QString id = index.data(demoRole).toString();
            for (const engine::Workload* demo : m_demos)
                if (qString(demo->id) == id && demo != m_current) {
                    m_current = demo;
                    emit demoChosen(demo);
                }
        });
}

void CataloguePanel::fill()
{
    std::optional<engine::Chapter> chapter;
    for (const engine::Workload* demo : m_demos) {
        if (chapter != demo->chapter) {
            chapter = demo->chapter;
            auto* heading = new QStandardItem{views::shown(engine::title(*chapter))};
            heading->setFlags(Qt::NoItemFlags);
            m_model->appendRow(heading);
        }
        auto* item = new QStandardItem{views::shown(demo->title)};
        item->setData(qString(demo->id), demoRole);
        item->setData(views::shown(demo->summary), Qt::ToolTipRole);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        m_model->appendRow(item);
    }
}

void CataloguePanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void CataloguePanel::setCurrent(const engine::Workload* demo)
{
    m_current = demo;
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (demo && m_model->item(row)->data(demoRole).toString() == qString(demo->id))
            m_list->setCurrentIndex(m_model->index(row, 0));
    if (!demo)
        m_list->clearSelection();
}

void CataloguePanel::setVisited(const QSet<QString>& ids)
{
    m_visited = ids;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        QStandardItem* item = m_model->item(row);
        const bool visited = ids.contains(item->data(demoRole).toString());
        item->setData(visited, visitedRole);
        if (!item->data(demoRole).isNull())
            item->setData(visited ? tr("%1, visited").arg(item->text()) : item->text(),
                Qt::AccessibleTextRole);
    }
}

void CataloguePanel::filter(const QString& text)
{
    int heading = -1;
    const auto showHeading = [&](bool shown) {
        if (heading >= 0)
            m_list->setRowHidden(heading, !shown);
    };
    bool any = false;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QStandardItem* item = m_model->item(row);
        if (item->data(demoRole).isNull()) {
            showHeading(any);
            heading = row;
            any = false;
            continue;
        }
        const bool fits = item->text().contains(text, Qt::CaseInsensitive)
            || item->data(demoRole).toString().contains(text, Qt::CaseInsensitive)
            || item->toolTip().contains(text, Qt::CaseInsensitive);
        m_list->setRowHidden(row, !fits);
        any = any || fits;
    }
    showHeading(any);
}

void CataloguePanel::chooseFirst()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_list->isRowHidden(row) || m_model->item(row)->data(demoRole).isNull())
            continue;
        m_list->setCurrentIndex(m_model->index(row, 0));
        m_list->setFocus();
        return;
    }
}

bool CataloguePanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    if (watched == m_list) { // Space means play and pause, also here
        const bool space = static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space;
        event->setAccepted(!space);
        return space;
    }
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down: m_search->text().isEmpty() ? m_list->setFocus() : chooseFirst(); return true;
    case Qt::Key_Escape: m_search->clear(); return true;
    default: return false;
    }
}

} // namespace app
