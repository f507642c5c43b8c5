#include "app/window/key_sheet.h"

#include "app/window/commands.h"

#include <QGridLayout>
#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>

#include <map>

namespace app {
namespace {

constexpr int columns = 2;

struct Group {
    QString name{};
    std::vector<const Command*> commands{};
};

std::vector<Group> groupsOf(const Commands& commands)
{
    std::vector<Group> groups;
    for (const Command& command : commands.all()) {
        if (Commands::keyText(command).isEmpty())
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
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    auto* name = new QLabel{group.name};
    name->setProperty("role", "section");
    grid->addWidget(name, 0, 0, 1, 2);
    int row = 1;
    for (const Command* const command : group.commands) {
        auto* keys = new QLabel{Commands::keyText(*command)};
        keys->setProperty("role", "mono");
        grid->addWidget(keys, row, 0);
        grid->addWidget(new QLabel{command->title}, row++, 1);
    }
    return box;
}

} // namespace

KeySheet::KeySheet(const Commands& commands, QWidget* parent)
    : QFrame{parent, Qt::Popup}
    , m_commands{commands}
{
    setProperty("card", true);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Keys"));
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(24, 18, 24, 18);
}

void KeySheet::fill()
{
    delete m_content;
    m_content = new QWidget;
    auto* sheet = new QHBoxLayout{m_content};
    sheet->setContentsMargins(0, 0, 0, 0);
    sheet->setSpacing(36);
    const std::vector<Group> groups = groupsOf(m_commands);
    std::size_t lines = 0;
    for (const Group& group : groups)
        lines += group.commands.size() + 2;
    std::array<QVBoxLayout*, columns> sides{};
    for (QVBoxLayout*& side : sides) {
        side = new QVBoxLayout;
        side->setSpacing(14);
        sheet->addLayout(side);
    }
    std::size_t placed = 0;
    for (const Group& group : groups) {
        const std::size_t side = std::min<std::size_t>(placed * columns / lines, columns - 1);
        sides[side]->addWidget(makeGroup(group));
        placed += group.commands.size() + 2;
    }
    for (QVBoxLayout* const side : sides)
        side->addStretch(1);
    layout()->addWidget(m_content);
}

void KeySheet::popUp(const QWidget& over)
{
    fill();
    adjustSize();
    const QRect room = over.screen()->availableGeometry();
    const QPoint middle = over.mapToGlobal(over.rect().center()) - rect().center();
    move(std::clamp(middle.x(), room.left(), std::max(room.left(), room.right() - width())),
        std::clamp(middle.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    show();
    setFocus();
}

} // namespace app
