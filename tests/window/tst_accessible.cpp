// What assistive tools find: every control of every window has a name, painted things included.
#include "app/window/find_bar.h"
#include "app/window/lecture_notes.h"
#include "app/window/overview.h"
#include "app/window/tour.h"
#include "window/window_bench.h"

#include <QAccessible>
#include <QComboBox>
#include <QDialog>
#include <QMenu>

using namespace app;
using fake::Bench;

namespace {

/// Every visible interface below `root`, painted things included.
void walk(QAccessibleInterface* root, const std::function<void(QAccessibleInterface*)>& visit)
{
    if (root == nullptr || root->state().invisible)
        return;
    visit(root);
    for (int i = 0; i < root->childCount(); ++i)
        walk(root->child(i), visit);
}

bool isControl(QAccessibleInterface& item)
{
    static const QSet<QAccessible::Role> met{QAccessible::Button, QAccessible::CheckBox,
        QAccessible::RadioButton, QAccessible::ComboBox, QAccessible::EditableText,
        QAccessible::SpinBox, QAccessible::List, QAccessible::Slider, QAccessible::PageTab,
        QAccessible::MenuItem, QAccessible::Table, QAccessible::Canvas, QAccessible::Graphic,
        QAccessible::Dialog};
    // The parts of a spin box or a combo box speak for themselves through it.
    for (QAccessibleInterface* up = item.parent(); up != nullptr; up = up->parent())
        if (up->role() == QAccessible::SpinBox || up->role() == QAccessible::ComboBox)
            return false;
    const bool separator = item.role() == QAccessible::MenuItem && item.object() == nullptr
        && item.childCount() == 0 && item.text(QAccessible::Name).isEmpty()
        && item.actionInterface() == nullptr;
    return !separator && (item.state().focusable || met.contains(item.role()));
}

QString described(QAccessibleInterface& item)
{
    QStringList path;
    for (QAccessibleInterface* up = &item; up != nullptr; up = up->parent())
        if (up->object() != nullptr)
            path.prepend(QString::fromLatin1(up->object()->metaObject()->className()));
    return QStringLiteral("role %1 in %2").arg(item.role()).arg(path.join(QChar{'/'}));
}

QStringList namelessIn(QWidget& window, int* seen)
{
    QStringList nameless;
    walk(QAccessible::queryAccessibleInterface(&window), [&](QAccessibleInterface* item) {
        if (!isControl(*item))
            return;
        ++*seen;
        if (item->text(QAccessible::Name).isEmpty())
            nameless << described(*item);
    });
    return nameless;
}

} // namespace

class AccessibleTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_settings = m_folder.filePath(QStringLiteral("%1.ini").arg(++m_number)); }

    void everyWindowThatACommandOpensNamesItsControls_data()
    {
        QTest::addColumn<QString>("command");
        for (const char* id : {"export", "repeat", "palette", "keys", "tier", "runs", "bookmarks",
                 "notes", "tour", "find", "wait-for", "why", "open", "save", "lesson"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }

    void everyWindowThatACommandOpensNamesItsControls()
    {
        QFETCH(QString, command);
        Bench bench{m_settings};
        bench.runToEnd();
        bench.window.commands().perform(QStringLiteral("bookmark"));
        bench.window.commands().perform(QStringLiteral("row-below"));
        QVERIFY(bench.window.commands().perform(command));
        QCoreApplication::processEvents();
        int seen = 0;
        for (QWidget* window : QApplication::topLevelWidgets()) {
            if (!window->isVisible() || window->inherits("QFileDialog"))
                continue; // Qt's own
            const QStringList nameless = namelessIn(*window, &seen);
            QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral("\n"))));
        }
        QVERIFY(seen > 20);
        for (QWidget* window : QApplication::topLevelWidgets())
            if (window != &bench.window)
                window->close();
    }

    void everyMenuNamesItsEntries()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        int entries = 0;
        for (QMenu* menu : bench.window.findChildren<QMenu*>()) {
            emit menu->aboutToShow();
            for (const QAction* action : menu->actions()) {
                QVERIFY(action->isSeparator() || !action->text().isEmpty());
                ++entries;
            }
        }
        QVERIFY(entries > 8);
    }

    void everyTokenAndEveryLaneIsAChildWithAName()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        bench.window.scene().playhead().seek(fake::at(std::chrono::milliseconds{2}));
        QCoreApplication::processEvents();
        for (const ViewCard* card : bench.window.stage().cards()) {
            QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&card->canvas());
            QVERIFY(canvas != nullptr);
            QVERIFY(canvas->childCount() > 0);
            QString names;
            for (int i = 0; i < canvas->childCount(); ++i) {
                const QAccessibleInterface* spot = canvas->child(i);
                QVERIFY(!spot->text(QAccessible::Name).isEmpty());
                QVERIFY(spot->rect().isValid());
                names += spot->text(QAccessible::Name) + u'\n';
            }
            if (card->id() == "cpu-timeline")
                continue;
            for (int thread = 0; thread < 8; ++thread)
                QVERIFY2(names.contains(QStringLiteral("worker %1").arg(thread)),
                    qPrintable(QString::fromUtf8(card->id().data()) + u'\n' + names));
        }
    }

    void theStripOfTheRunSaysWhereItIs()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        QAccessibleInterface* strip =
            QAccessible::queryAccessibleInterface(bench.window.findChild<Overview*>());
        QVERIFY(strip != nullptr);
        QVERIFY(!strip->text(QAccessible::Name).isEmpty());
    }

private:
    QTemporaryDir m_folder;
    QString m_settings;
    int m_number = 0;
};

QTEST_MAIN(AccessibleTest)
#include "tst_accessible.moc"
