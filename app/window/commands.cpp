#include "app/window/commands.h"

#include <QKeyEvent>
#include <QShortcut>
#include <QWidget>

#include <algorithm>
#include <cassert>

namespace app {
namespace {

bool isGoodAnywhere(const QKeySequence& keys)
{
    const QKeyCombination first = keys[0];
    const bool function = first.key() >= Qt::Key_F1 && first.key() <= Qt::Key_F35;
    return function
        || (first.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
}

} // namespace

Commands::Commands(QWidget* window)
    : QObject{window}
    , m_window{window}
{
}

void Commands::add(Command command)
{
    assert(find(command.id) == nullptr);
    const QString id = command.id;
    for (const QKeySequence& keys : command.keys) {
        if (!command.act || !(command.anywhere || isGoodAnywhere(keys)))
            continue;
        auto* shortcut = new QShortcut{keys, m_window};
        shortcut->setEnabled(command.enabled);
        connect(shortcut, &QShortcut::activated, this, [this, id] { perform(id); });
        m_shortcuts.push_back({id, shortcut});
    }
    m_all.push_back(std::move(command));
}

void Commands::setEnabled(std::initializer_list<const char*> ids, bool enabled)
{
    for (const char* const id : ids) {
        for (Command& command : m_all)
            if (command.id == QLatin1String{id})
                command.enabled = enabled;
        for (const Bound& bound : m_shortcuts)
            if (bound.id == QLatin1String{id})
                bound.shortcut->setEnabled(enabled);
    }
}

const Command* Commands::find(const QString& id) const
{
    const auto found = std::ranges::find(m_all, id, &Command::id);
    return found != m_all.end() ? &*found : nullptr;
}

bool Commands::perform(const QString& id)
{
    const Command* const command = find(id);
    if (command == nullptr || !command->enabled || !command->act)
        return false;
    command->act();
    emit performed(id);
    return true;
}

bool Commands::press(const QKeyEvent& event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    // A sign like ? or + needs Shift on some keyboards, and a letter is the same with it.
    const QKeyCombination typed{modifiers, Qt::Key(event.key())};
    const QKeyCombination bare{modifiers & ~Qt::ShiftModifier, Qt::Key(event.key())};
    for (const QKeyCombination combination : {typed, bare})
        for (const Command& command : m_all) {
            const bool has = std::ranges::any_of(
                command.keys, [&](const QKeySequence& keys) { return keys == combination; });
            if (has && command.enabled && command.act)
                return perform(command.id);
        }
    return false;
}

QString Commands::hint(const QString& id) const
{
    const Command* const command = find(id);
    if (command == nullptr)
        return {};
    const QString keys = keyText(*command);
    return keys.isEmpty() ? command->title : QStringLiteral("%1 (%2)").arg(command->title, keys);
}

QString Commands::keyText(const Command& command)
{
    static const std::pair<const char*, const char*> arrows[]{
        {"Left", "←"}, {"Right", "→"}, {"Up", "↑"}, {"Down", "↓"}, {"-", "−"}};
    QStringList texts;
    for (const QKeySequence& keys : command.keys) {
        QString text = keys.toString(QKeySequence::NativeText);
        for (const auto& [name, sign] : arrows)
            if (keys.toString(QKeySequence::PortableText) == QLatin1String{name})
                text = QString::fromUtf8(sign);
        texts.push_back(text);
    }
    if (!command.gesture.isEmpty())
        texts.push_back(command.gesture);
    return texts.join(QStringLiteral(", "));
}

} // namespace app
