#include "app/window/key_sheet.h"

#include <QGridLayout>
#include <QLabel>

#include <iterator>

namespace app {
namespace {

struct Line {
    const char* keys;
    const char* what;
};

constexpr Line lines[]{
    {"Ctrl+R", QT_TRANSLATE_NOOP("app::KeySheet", "run the demo")},
    {"Ctrl+.", QT_TRANSLATE_NOOP("app::KeySheet", "stop the run")},
    {"Space", QT_TRANSLATE_NOOP("app::KeySheet", "play or pause the picture")},
    {".   ,",
        QT_TRANSLATE_NOOP("app::KeySheet", "step to the next, the previous change of any thread")},
    {"L", QT_TRANSLATE_NOOP("app::KeySheet", "follow the run live")},
    {"Home   End", QT_TRANSLATE_NOOP("app::KeySheet", "start, end of the run")},
    {"+   −", QT_TRANSLATE_NOOP("app::KeySheet", "play faster, slower")},
    {"W   S",
        QT_TRANSLATE_NOOP(
            "app::KeySheet", "zoom in, out at the playhead (or Ctrl+wheel at the cursor)")},
    {"A   D", QT_TRANSLATE_NOOP("app::KeySheet", "pan left, right (or drag)")},
    {"F   Z",
        QT_TRANSLATE_NOOP("app::KeySheet", "fit the whole run; zoom to the selected interval")},
    {"↑   ↓", QT_TRANSLATE_NOOP("app::KeySheet", "select the row above, below")},
    {"←   →", QT_TRANSLATE_NOOP("app::KeySheet", "previous, next state of the selected row")},
    {"P", QT_TRANSLATE_NOOP("app::KeySheet", "pin the selected row on top")},
    {"Shift+drag", QT_TRANSLATE_NOOP("app::KeySheet", "select an interval (or drag on the axis)")},
    {"Esc", QT_TRANSLATE_NOOP("app::KeySheet", "select nothing")},
    {"Ctrl+F", QT_TRANSLATE_NOOP("app::KeySheet", "find a thread or a resource")},
    {"Ctrl+K", QT_TRANSLATE_NOOP("app::KeySheet", "find a demo")},
    {"Ctrl+O   Ctrl+S", QT_TRANSLATE_NOOP("app::KeySheet", "open, save a recording")},
    {"Ctrl+E", QT_TRANSLATE_NOOP("app::KeySheet", "export the picture")},
    {"?", QT_TRANSLATE_NOOP("app::KeySheet", "this sheet")},
};

} // namespace

KeySheet::KeySheet(QWidget* parent)
    : QFrame{parent, Qt::Popup}
{
    setProperty("card", true);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Keys"));
    auto* grid = new QGridLayout{this};
    grid->setContentsMargins(24, 18, 24, 18);
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(5);
    auto* title = new QLabel{tr("Keys")};
    title->setProperty("role", "card-title");
    grid->addWidget(title, 0, 0, 1, 2);
    for (int i = 0; i < static_cast<int>(std::size(lines)); ++i) {
        auto* keys = new QLabel{QString::fromUtf8(lines[i].keys)};
        keys->setProperty("role", "mono");
        grid->addWidget(keys, i + 1, 0);
        grid->addWidget(new QLabel{tr(lines[i].what)}, i + 1, 1);
    }
}

void KeySheet::popUp(const QWidget& over)
{
    adjustSize();
    move(over.mapToGlobal(over.rect().center()) - rect().center());
    show();
    setFocus();
}

} // namespace app
