#include "app/window/key_sheet.h"

#include "app/window/commands.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace app {
namespace {

constexpr int narrowColumn = 300;

struct Group {
    QString name{};
    std::vector<const Command*> commands{};
};

/// Whether every typed word is somewhere in what the sheet says about the command.
bool fits(const Command& command, const QString& typed)
{
    const QString text = command.group + u' ' + command.title + u' ' + Commands::keyText(command);
    const QStringList words = typed.split(QChar{' '}, Qt::SkipEmptyParts);
    return std::ranges::all_of(
        words, [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

std::vector<Group> groupsOf(const Commands& commands, const QString& typed)
{
    std::vector<Group> groups;
    for (const Command& command : commands.all()) {
        if (Commands::keyText(command).isEmpty() || !fits(command, typed))
            continue;
        auto found = std::ranges::find(groups, command.group, &Group::name);
        if (found == groups.end())
            found = groups.insert(groups.end(), {.name = command.group});
        found->commands.push_back(&command);
    }
    return groups;
}

QWidget* makeGroup(const Group& group)
{
    auto* box = new QWidget;
    auto* grid = new QGridLayout{box};
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    auto* name = new QLabel{group.name};
    name->setProperty("role", "section");
    grid->addWidget(name, 0, 0, 1, 2);
    int row = 1;
    for (const Command* const command : group.commands) {
        auto* keys = new QLabel{Commands::keyText(*command)};
        keys->setProperty("role", "mono");
        auto* title = new QLabel{command->title};
        for (QLabel* label : {keys, title})
            label->setWordWrap(true);
        keys->setMinimumWidth(90);
        grid->addWidget(keys, row, 0, Qt::AlignTop);
        grid->addWidget(title, row++, 1, Qt::AlignTop);
    }
    return box;
}

QWidget* makeSheet(const std::vector<Group>& groups, int columns)
{
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("sheetContent"));
    auto* sheet = new QHBoxLayout{content};
    sheet->setContentsMargins(0, 0, 8, 0);
    sheet->setSpacing(28);
    std::size_t lines = 0;
    for (const Group& group : groups)
        lines += group.commands.size() + 2;
    std::vector<QVBoxLayout*> sides;
    for (int i = 0; i < columns; ++i) {
        sides.push_back(new QVBoxLayout);
        sides.back()->setSpacing(14);
        sheet->addLayout(sides.back(), 1);
    }
    std::size_t placed = 0;
    for (const Group& group : groups) {
        const std::size_t side = std::min(placed * sides.size() / lines, sides.size() - 1);
        sides[side]->addWidget(makeGroup(group));
        placed += group.commands.size() + 2;
    }
    for (QVBoxLayout* const side : sides)
        side->addStretch(1);
    return content;
}

} // namespace

KeySheet::KeySheet(const Commands& commands, QWidget* parent)
    : QFrame{parent, Qt::Popup}
    , m_commands{commands}
    , m_typed{new QLineEdit}
    , m_nothing{new QLabel{tr("No key does that. Ctrl+K finds what has no key.")}}
    , m_area{new QScrollArea}
{
    setProperty("card", true);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Keys"));
    m_typed->setPlaceholderText(tr("Find a key or what it does…"));
    m_typed->setAccessibleName(tr("Find a key"));
    m_typed->installEventFilter(this);
    m_nothing->setProperty("role", "secondary");
    m_nothing->setWordWrap(true);
    m_area->setAccessibleName(tr("All keys"));
    m_area->setWidgetResizable(true);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* tour = new QPushButton{tr("Take the tour")};
    auto* top = new QHBoxLayout;
    top->addWidget(m_typed, 1);
    top->addWidget(tour);
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(18, 14, 12, 14);
    layout->setSpacing(10);
    layout->addLayout(top);
    layout->addWidget(m_nothing);
    layout->addWidget(m_area, 1);
    connect(m_typed, &QLineEdit::textChanged, this, &KeySheet::fill);
    connect(tour, &QPushButton::clicked, this, [this] {
        hide();
        emit tourRequested();
    });
}

void KeySheet::fill()
{
    const std::vector<Group> groups = groupsOf(m_commands, m_typed->text());
    m_nothing->setVisible(groups.empty());
    m_area->setWidget(makeSheet(groups, m_columns));
}

void KeySheet::popUp(const QWidget& over)
{
    const QRect room = over.screen()->availableGeometry().adjusted(8, 8, -8, -8);
    const double scale = fontMetrics().height() / 16.0; // of larger type
    const int width = std::min(room.width(), static_cast<int>(pageWidth * std::max(1.0, scale)));
    m_columns = std::clamp(static_cast<int>(width / (narrowColumn * scale)), 1, 2);
    m_typed->clear();
    fill();
    const int chrome = 60 + m_typed->sizeHint().height();
    const int content = m_area->widget()->layout()->totalHeightForWidth(width - 50);
    setFixedSize(width, std::min(room.height(), content + chrome));
    const QPoint middle = over.mapToGlobal(over.rect().center()) - rect().center();
    move(std::clamp(middle.x(), room.left(), std::max(room.left(), room.right() - width + 1)),
        std::clamp(middle.y(), room.top(), std::max(room.top(), room.bottom() - height() + 1)));
    show();
    m_typed->setFocus(Qt::PopupFocusReason);
}

bool KeySheet::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    QScrollBar& bar = *m_area->verticalScrollBar();
    const auto scroll = [&bar](int by) {
        bar.setValue(bar.value() + by);
        return true;
    };
    const auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Down: return scroll(bar.singleStep());
    case Qt::Key_Up: return scroll(-bar.singleStep());
    case Qt::Key_PageDown: return scroll(bar.pageStep());
    case Qt::Key_PageUp: return scroll(-bar.pageStep());
    case Qt::Key_Question: // the key that opened it closes it
        if (!m_typed->text().isEmpty())
            return false;
        [[fallthrough]];
    case Qt::Key_Escape: hide(); return true;
    default: return false;
    }
}

} // namespace app
