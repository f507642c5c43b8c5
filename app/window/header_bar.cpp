#include "app/window/header_bar.h"

#include "app/window/fold_row.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace app {

HeaderBar::HeaderBar(QWidget* parent)
    : QFrame{parent}
    , m_place{new QLabel}
    , m_status{new QLabel}
    , m_lesson{new QPushButton{tr("Lesson")}}
    , m_save{new QPushButton{tr("Save…")}}
    , m_runs{new QPushButton{tr("Runs")}}
    , m_compare{new QPushButton{tr("Compare")}}
    , m_overlaid{new QPushButton{tr("Overlaid")}}
    , m_export{new QPushButton{tr("Export…")}}
    , m_themes{new QActionGroup{this}}
{
    setObjectName(QStringLiteral("header"));
    auto* brand = new QLabel{QStringLiteral("Interleave")};
    brand->setProperty("role", "brand");
    m_place->setProperty("role", "secondary");
    m_status->setProperty("role", "secondary");
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long name gives way
    auto* open = new QPushButton{tr("Open…")};
    open->setToolTip(tr("Open a recording or a machine (Ctrl+O), or drop one on the window"));
    m_save->setToolTip(tr("Save this run as a recording (Ctrl+S)"));
    m_export->setToolTip(tr("Write the picture or the data to a file (Ctrl+E)"));
    m_export->setProperty("primary", true);
    m_lesson->setToolTip(tr("The lesson about this demo, step by step"));
    m_lesson->setCheckable(true);
    auto* keys = new QToolButton;
    keys->setText(QStringLiteral("?"));
    keys->setToolTip(tr("All keys (?)"));
    keys->setAccessibleName(tr("Show all keys"));

    auto* recent = new QToolButton;
    recent->setText(tr("Recent"));
    recent->setPopupMode(QToolButton::InstantPopup);
    recent->setAccessibleName(tr("Recent recordings"));
    recent->setToolTip(tr("Recent recordings"));
    recent->setObjectName(QStringLiteral("recent"));
    auto* files = new QMenu{recent};
    files->setToolTipsVisible(true);
    recent->setMenu(files);
    connect(files, &QMenu::aboutToShow, this, [this, files] { emit recentAboutToShow(files); });
    m_runs->setToolTip(tr("The last runs: show one again, compare, pin, save (Ctrl+H)"));
    m_runs->setEnabled(false);
    m_compare->setCheckable(true);
    setComparing(false, {});
    m_overlaid->setCheckable(true);
    m_overlaid->setToolTip(
        tr("Each thread of A above the same of B, or run A above run B (Shift+C)"));

    auto* layout = new QHBoxLayout{this};
    layout->setContentsMargins(14, 6, 14, 6);
    layout->setSpacing(8);
    makePanelButtons();
    layout->addWidget(m_catalogue);
    layout->addWidget(m_side);
    layout->addWidget(brand);
    layout->addWidget(m_place);
    layout->addWidget(m_status, 1);
    QToolButton* themes = makeThemeMenu();
    for (QWidget* widget : {static_cast<QWidget*>(m_lesson), static_cast<QWidget*>(keys),
             static_cast<QWidget*>(themes), static_cast<QWidget*>(m_runs),
             static_cast<QWidget*>(m_compare), static_cast<QWidget*>(m_overlaid),
             static_cast<QWidget*>(open), static_cast<QWidget*>(recent),
             static_cast<QWidget*>(m_save), static_cast<QWidget*>(m_export)}) {
        widget->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(widget);
    }
    auto* more = new QToolButton;
    more->setText(tr("More"));
    more->setAccessibleName(tr("More commands"));
    more->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(more);
    const auto entry = [](QAbstractButton* button) {
        return Foldable{button, FoldRow::entryFor(*button)};
    };
    m_folds = new FoldRow{*this, *more,
        {{brand}, entry(keys), entry(recent), entry(themes), entry(m_overlaid), entry(m_compare),
            entry(m_runs), entry(open), entry(m_save), entry(m_lesson), entry(m_export),
            {m_place}}};
    setOverlaid(false, false);
    connect(m_lesson, &QPushButton::clicked, this, &HeaderBar::lessonToggled);
    connect(m_runs, &QPushButton::clicked, this, &HeaderBar::runsRequested);
    connect(m_compare, &QPushButton::clicked, this, &HeaderBar::compareToggled);
    connect(m_overlaid, &QPushButton::clicked, this, &HeaderBar::overlaidToggled);
    connect(keys, &QToolButton::clicked, this, &HeaderBar::keysRequested);
    connect(open, &QPushButton::clicked, this, &HeaderBar::openRequested);
    connect(m_save, &QPushButton::clicked, this, &HeaderBar::saveRequested);
    connect(m_export, &QPushButton::clicked, this, &HeaderBar::exportRequested);
    setSavable(false);
}

void HeaderBar::setRunsKept(int count)
{
    m_runs->setEnabled(count > 0);
    m_compare->setEnabled(count > 0);
    m_runs->setText(count > 0 ? tr("Runs (%1)").arg(count) : tr("Runs"));
}

void HeaderBar::setComparing(bool comparing, const QString& a)
{
    m_compare->setChecked(comparing);
    m_compare->setText(comparing ? tr("Compare: end") : tr("Compare"));
    m_compare->setToolTip(comparing ? tr("Compared with run A: %1. Click to end it (C)").arg(a)
                                    : tr("Keep this run as A; the next one stands beside it (C)"));
}

void HeaderBar::setOverlaid(bool possible, bool overlaid)
{
    m_folds->setWanted(*m_overlaid, possible);
    m_overlaid->setChecked(overlaid);
}

QWidget& HeaderBar::runsButton() const
{
    return m_folds->shown(*m_runs);
}

QWidget& HeaderBar::exportButton() const
{
    return m_folds->shown(*m_export);
}

void HeaderBar::makePanelButtons()
{
    m_catalogue = new QPushButton{tr("Demos")};
    m_catalogue->setToolTip(tr("Show or hide the catalogue of demos"));
    m_side = new QPushButton{tr("Settings")};
    m_side->setToolTip(tr("Show or hide parameters, prediction, code and figures"));
    for (QPushButton* button : {m_catalogue, m_side}) {
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->hide();
    }
    connect(m_catalogue, &QPushButton::clicked, this, &HeaderBar::catalogueToggled);
    connect(m_side, &QPushButton::clicked, this, &HeaderBar::sideToggled);
}

void HeaderBar::setPanels(const Panels& panels)
{
    m_catalogue->setVisible(panels.narrow);
    m_side->setVisible(panels.narrow);
    m_catalogue->setChecked(panels.catalogue);
    m_side->setChecked(panels.side);
}

QToolButton* HeaderBar::makeThemeMenu()
{
    auto* button = new QToolButton;
    button->setText(tr("Theme"));
    button->setAccessibleName(tr("Theme"));
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu{button};
    const std::pair<ThemeChoice, QString> choices[]{{ThemeChoice::Light, tr("Light")},
        {ThemeChoice::Dark, tr("Dark")}, {ThemeChoice::System, tr("As the system")}};
    for (const auto& [choice, name] : choices) {
        QAction* action = menu->addAction(name);
        action->setCheckable(true);
        action->setData(static_cast<int>(choice));
        m_themes->addAction(action);
    }
    menu->addSeparator();
    for (QAction** const action : {&m_highContrast, &m_patterns, &m_reducedMotion}) {
        *action = menu->addAction(QString{});
        (*action)->setCheckable(true);
    }
    button->setMenu(menu);
    connect(m_themes, &QActionGroup::triggered, this, [this](const QAction* action) {
        emit themeChosen(static_cast<ThemeChoice>(action->data().toInt()));
    });
    connect(m_highContrast, &QAction::triggered, this, &HeaderBar::highContrastToggled);
    connect(m_patterns, &QAction::triggered, this, &HeaderBar::patternsToggled);
    connect(m_reducedMotion, &QAction::triggered, this, &HeaderBar::reducedMotionToggled);
    setLook({});
    return button;
}

void HeaderBar::setPlace(const QString& chapter, const QString& title)
{
    m_place->setText(chapter.isEmpty() ? title : QStringLiteral("%1 › %2").arg(chapter, title));
}

void HeaderBar::setLesson(bool there, bool open)
{
    m_lesson->setEnabled(there);
    m_lesson->setChecked(open);
}

void HeaderBar::setStatus(const QString& status)
{
    m_status->setText(status.isEmpty() ? QString{} : QStringLiteral("· ") + status);
}

void HeaderBar::setLook(const Look& look)
{
    for (QAction* action : m_themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(look.choice));
    const auto show = [](QAction& action, bool on, bool byDesktop, const QString& name,
                          const QString& nameByDesktop) {
        action.setChecked(on || byDesktop);
        action.setEnabled(!byDesktop);
        action.setText(byDesktop ? nameByDesktop : name);
    };
    show(*m_highContrast, look.highContrast, look.desktop.highContrast, tr("High contrast"),
        tr("High contrast, as the system asks for"));
    show(*m_reducedMotion, look.reducedMotion, look.desktop.reducedMotion, tr("Reduced motion"),
        tr("Reduced motion, as the system asks for"));
    show(*m_patterns, look.patterns, look.highContrast || look.desktop.highContrast,
        tr("Patterns on states"), tr("Patterns on states, part of high contrast"));
}

void HeaderBar::setSavable(bool savable)
{
    m_save->setEnabled(savable);
    m_export->setEnabled(savable);
}

} // namespace app
