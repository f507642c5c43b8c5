#include "app/window/command_palette.h"

#include "app/window/commands.h"
#include "app/window/palette_delegate.h"
#include "app/window/palette_rank.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QStandardItemModel>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace app {
namespace {

constexpr qsizetype kept = 8; ///< of what was used lately
constexpr int forRecent = 4; ///< what recency is worth beside the letters

struct Entry {
    QString id{};
    QString title{};
    QString kind{};
    QString keys{};
    FuzzyMatch match{};
};

} // namespace

CommandPalette::CommandPalette(Commands& commands, QWidget* parent)
    : QFrame{parent, Qt::Popup}
    , m_commands{commands}
    , m_typed{new QLineEdit}
    , m_list{new QListView}
    , m_model{new QStandardItemModel{this}}
    , m_nothing{new QLabel{tr("Nothing of that name.")}}
{
    setObjectName(QStringLiteral("palette"));
    setProperty("card", true);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Demos and commands"));
    m_typed->setPlaceholderText(tr("Go to a demo or do something…"));
    m_typed->setAccessibleName(tr("Demo or command"));
    m_typed->installEventFilter(this);
    m_list->setAccessibleName(tr("Matches"));
    m_list->setItemDelegate(new PaletteDelegate{m_list});
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->setModel(m_model);
    m_nothing->setProperty("role", "secondary");
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(10, 10, 10, 10);
    layout->setSpacing(8);
    layout->addWidget(m_typed);
    layout->addWidget(m_nothing);
    layout->addWidget(m_list, 1);
    connect(m_typed, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_list, &QListView::clicked, this, &CommandPalette::perform);
}

void CommandPalette::setDestinations(std::vector<Destination> destinations)
{
    m_destinations = std::move(destinations);
}

void CommandPalette::setRecent(const QStringList& ids)
{
    m_recent = ids.mid(0, kept);
}

void CommandPalette::popUp(const QWidget& over)
{
    m_typed->clear();
    fill();
    const int line = fontMetrics().height();
    const QSize size{
        std::min(line * 38, over.width() - 40), std::min(line * 26, over.height() - 80)};
    setFixedSize(size);
    move(over.mapToGlobal(QPoint{(over.width() - size.width()) / 2, over.height() / 12}));
    show();
    m_typed->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::fill()
{
    const QString typed = m_typed->text();
    std::vector<Entry> entries;
    const auto add = [&](Entry entry, const QString& keywords, bool place) {
        auto match = paletteMatch(typed,
            {.title = entry.title, .keywords = entry.kind + QChar{' '} + keywords, .place = place});
        if (!match)
            return;
        const qsizetype recent = m_recent.indexOf(entry.id);
        if (typed.isEmpty() && recent >= 0)
            match->score = static_cast<int>(kept - recent);
        else if (recent >= 0)
            match->score += forRecent;
        entry.match = std::move(*match);
        entries.push_back(std::move(entry));
    };
    for (const Destination& to : m_destinations)
        add({.id = to.id, .title = to.title, .kind = to.kind}, to.keywords, true);
    for (const Command& command : m_commands.all())
        if (command.act && command.enabled)
            add({.id = command.id,
                    .title = command.title,
                    .kind = command.group,
                    .keys = Commands::keyText(command)},
                command.id, false);
    std::ranges::stable_sort(
        entries, std::ranges::greater{}, [](const Entry& entry) { return entry.match.score; });
    m_model->clear();
    for (const Entry& entry : entries) {
        auto* item = new QStandardItem{entry.title};
        item->setData(entry.id, PaletteDelegate::idRole);
        item->setData(entry.kind, PaletteDelegate::kindRole);
        item->setData(entry.keys, PaletteDelegate::keysRole);
        QVariantList at;
        for (const qsizetype i : entry.match.at)
            at.push_back(static_cast<qlonglong>(i));
        item->setData(at, PaletteDelegate::matchRole);
        const QString parts[]{entry.title, entry.kind, entry.keys};
        item->setData(entry.keys.isEmpty()
                ? parts[0] + QStringLiteral(", ") + parts[1]
                : parts[0] + QStringLiteral(", ") + parts[1] + QStringLiteral(", ") + parts[2],
            Qt::AccessibleTextRole);
        m_model->appendRow(item);
    }
    m_nothing->setVisible(entries.empty());
    m_list->setCurrentIndex(m_model->index(0, 0));
}

void CommandPalette::perform(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const QString id = index.data(PaletteDelegate::idRole).toString();
    hide();
    m_recent.removeAll(id);
    m_recent.prepend(id);
    m_recent = m_recent.mid(0, kept);
    emit recentChanged(m_recent);
    // Once the popup is gone, so that what follows may open one of its own.
    QTimer::singleShot(0, this, [this, id] {
        const auto to = std::ranges::find(m_destinations, id, &Destination::id);
        to != m_destinations.end() ? to->go() : static_cast<void>(m_commands.perform(id));
    });
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const int row = m_list->currentIndex().row();
    const int rows = m_model->rowCount();
    const auto go = [&](int to) {
        if (rows > 0)
            m_list->setCurrentIndex(m_model->index(std::clamp(to, 0, rows - 1), 0));
    };
    const int page = std::max(1, m_list->height() / std::max(1, m_list->sizeHintForRow(0)) - 1);
    switch (key->key()) {
    case Qt::Key_Down: go(row + 1 < rows ? row + 1 : 0); return true;
    case Qt::Key_Up: go(row > 0 ? row - 1 : rows - 1); return true;
    case Qt::Key_PageDown: go(row + page); return true;
    case Qt::Key_PageUp: go(row - page); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: perform(m_list->currentIndex()); return true;
    case Qt::Key_Escape: hide(); return true;
    default: return false;
    }
}

} // namespace app
