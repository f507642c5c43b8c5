#include "app/window/bookmarks_panel.h"

#include "views/format.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace app {
namespace {

constexpr int rowHeight = 34; ///< room for the field in which a note is typed

/// The time before the note; only the note is edited.
class BookmarkDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->text = QStringLiteral("%1   %2").arg(
            index.data(Qt::UserRole).toString(), index.data(Qt::DisplayRole).toString());
    }
};

} // namespace

BookmarksPanel::BookmarksPanel(Scene& scene, QWidget* parent)
    : QFrame{parent, Qt::Popup}
    , m_scene{scene}
    , m_list{new QListWidget}
    , m_rename{new QPushButton{tr("Rename")}}
    , m_remove{new QPushButton{tr("Delete")}}
{
    setProperty("card", true);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Bookmarks"));
    auto* title = new QLabel{tr("Bookmarks of this run")};
    title->setProperty("role", "card-title");
    auto* hint = new QLabel{tr("Saved with the run. Enter goes there, F2 renames, Del deletes.")};
    hint->setProperty("role", "secondary");
    auto* add = new QPushButton{tr("Add here")};
    add->setToolTip(tr("Put a bookmark at the playhead (M)"));
    m_list->setAccessibleName(tr("Bookmarks"));
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new BookmarkDelegate{m_list});
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addStretch(1);
    buttons->addWidget(m_rename);
    buttons->addWidget(m_remove);
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(14, 12, 14, 12);
    layout->addWidget(title);
    layout->addWidget(hint);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    connect(add, &QPushButton::clicked, this, &BookmarksPanel::addRequested);
    connect(m_rename, &QPushButton::clicked, this, [this] {
        if (QListWidgetItem* item = m_list->currentItem())
            m_list->editItem(item);
    });
    connect(m_remove, &QPushButton::clicked, this, &BookmarksPanel::remove);
    connect(m_list, &QListWidget::itemActivated, this, &BookmarksPanel::jump);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) {
        const auto row = static_cast<std::size_t>(m_list->row(item));
        const auto bookmarks = m_scene.trace()->bookmarks();
        if (row < bookmarks.size())
            emit jumpRequested(bookmarks[row].at);
    });
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem* item) {
        if (m_filling)
            return;
        emit renamed(static_cast<std::size_t>(m_list->row(item)), item->text().trimmed());
    });
    connect(&scene, &Scene::traceChanged, this, [this] {
        if (isVisible())
            fill();
    });
}

void BookmarksPanel::fill()
{
    m_filling = true;
    const int row = m_list->currentRow();
    m_list->clear();
    const auto bookmarks = m_scene.trace()->bookmarks();
    const views::Unit unit = views::unitFor(m_scene.trace()->extent().end.time_since_epoch());
    for (const trace::Bookmark& bookmark : bookmarks) {
        auto* item = new QListWidgetItem{QString::fromStdString(bookmark.note)};
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        const QString when = views::formatTime(bookmark.at, unit, std::min(6, 3 * int(unit)));
        item->setData(Qt::UserRole, when);
        item->setSizeHint({0, rowHeight});
        item->setData(Qt::AccessibleTextRole,
            QStringLiteral("%1, %2").arg(when, QString::fromStdString(bookmark.note)));
        m_list->addItem(item);
    }
    m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
    m_rename->setEnabled(m_list->count() > 0);
    m_remove->setEnabled(m_list->count() > 0);
    m_filling = false;
}

void BookmarksPanel::jump()
{
    const auto bookmarks = m_scene.trace()->bookmarks();
    const auto row = static_cast<std::size_t>(m_list->currentRow());
    if (row >= bookmarks.size())
        return;
    const trace::Time at = bookmarks[row].at;
    hide();
    emit jumpRequested(at);
}

void BookmarksPanel::remove()
{
    if (m_list->currentRow() >= 0)
        emit removed(static_cast<std::size_t>(m_list->currentRow()));
}

void BookmarksPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete)
        return remove();
    QFrame::keyPressEvent(event);
}

void BookmarksPanel::popUp(const QWidget& button, std::optional<std::size_t> rename)
{
    fill();
    resize(360, 140 + rowHeight * std::clamp(m_list->count(), 1, 8));
    move(button.mapToGlobal(QPoint{button.width() / 2 - width() / 2, -height() - 6}));
    show();
    m_list->setFocus();
    if (rename && *rename < static_cast<std::size_t>(m_list->count())) {
        m_list->setCurrentRow(static_cast<int>(*rename));
        m_list->editItem(m_list->currentItem());
    }
}

} // namespace app
