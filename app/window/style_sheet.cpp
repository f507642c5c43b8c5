#include "app/window/style_sheet.h"

#include <QFontInfo>
#include <QRegularExpression>

#include <cmath>
#include <utility>

namespace app {
namespace {

constexpr const char* sheet = R"(
#header, #transport { background: @card; }
#header { border-bottom: 1px solid @line; }
#transport { border-top: 1px solid @line; }
#catalogue { background: @background; border-right: 1px solid @line; }
#catalogue QListView { background: transparent; outline: none; }
#side { background: @card; border-left: 1px solid @line; }
#side > QWidget > QWidget#sideContent { background: @card; }
#sideContent { background: @card; }
#stage { background: @background; }
QFrame[card="true"] { background: @card; border: 1px solid @line; border-radius: 10px; }

QLabel { color: @ink; background: transparent; }
QLabel[role="brand"] { font-weight: 700; font-size: 11pt; }
QLabel[role="title"] { font-weight: 600; font-size: 18pt; }
QLabel[role="card-title"], QLabel[role="section"] { font-weight: 600; }
QLabel[role="secondary"] { color: @secondary; }
QLabel[role="mono"] { color: @secondary; font-family: "@mono"; font-size: 9pt; }
QLabel[role="tag"] { color: @secondary; font-size: 8pt; }
QLabel[role="figure-name"] { border-bottom: 1px solid @line; padding: 3px 0; }
QLabel[role="figure"] { border-bottom: 1px solid @line; padding: 3px 0; font-family: "@mono"; font-size: 9pt; }

QPushButton, QToolButton { color: @ink; background: @card; border: 1px solid @line; border-radius: 6px; padding: 5px 11px; }
QPushButton, QToolButton { icon-size: 16px; }
QToolButton { padding: 6px 8px; }
QToolButton[popupMode="2"] { padding-right: 20px; }
QToolButton::menu-indicator { subcontrol-position: right center; right: 5px; }
QPushButton:hover, QToolButton:hover { border-color: @secondary; }
QPushButton:pressed, QToolButton:pressed { background: @pressed; }
QPushButton:checked, QToolButton:checked { color: @onChecked; background: @checked; border: 2px solid @accent; padding: 4px 10px; }
QToolButton:checked { padding: 5px 7px; }
QPushButton:focus, QToolButton:focus { border: 2px solid @accent; padding: 4px 10px; }
QToolButton:focus { padding: 5px 7px; }
QPushButton:checked:focus, QToolButton:checked:focus { border-color: @ink; }
QPushButton:disabled, QToolButton:disabled { color: @faint; }
QPushButton[primary="true"] { color: @onPrimary; background: @primary; border-color: @primary; font-weight: 600; }
QPushButton[primary="true"]:hover { background: @primaryHover; }
QPushButton[primary="true"]:focus { border: 2px solid @ink; }
QPushButton[primary="true"]:disabled { background: @faint; border-color: @faint; color: @card; }
QPushButton[role="live"]:disabled { color: @good; }
QPushButton[role="badge"] { color: @warn; background: @warnTint; border: 1px solid transparent; border-radius: 11px; padding: 3px 10px; font-weight: 600; font-size: 8.5pt; }
QPushButton[role="badge"][best="true"] { color: @good; background: @goodTint; }
QPushButton[role="badge"]:focus, QPushButton[role="badge"]:hover { border-color: @accent; }
QPushButton[role="option"] { text-align: left; background: @card; padding: 4px 10px; }
QPushButton[role="option"]:checked { color: @ink; border: 2px solid @accent; padding: 3px 9px; font-weight: 600; }
QPushButton[role="option"][right="true"] { border: 2px solid @good; color: @good; padding: 3px 9px; font-weight: 600; }
QPushButton[role="option"][wrong="true"] { border: 2px solid @bad; color: @bad; padding: 3px 9px; }
QFrame[role="prediction"] { background: @accentTint; border-radius: 8px; }

QLineEdit { color: @ink; background: @card; border: 1px solid @line; border-radius: 6px; padding: 5px 8px; selection-background-color: @accent; selection-color: @card; }
QLineEdit:focus { border-color: @accent; }
QLineEdit[role="value"] { font-family: "@mono"; font-size: 9pt; background: transparent; border-color: transparent; padding: 1px 4px; color: @secondary; }
QLineEdit[role="value"]:hover { border-color: @line; }
QLineEdit[role="value"]:focus { border-color: @accent; color: @ink; background: @card; }
QPlainTextEdit, QTextBrowser { color: @ink; background: @card; border: 1px solid transparent; selection-background-color: @accent; selection-color: @card; }
QPlainTextEdit:focus, QTextBrowser:focus { border: 1px solid @accent; }

QSlider { min-height: 17px; }
app--SpeedControl QSlider { min-width: 90px; max-width: 90px; }
app--Overview { min-height: 40px; }
QSlider::groove:horizontal { height: 4px; background: @line; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 2px; }
QSlider::add-page:horizontal { background: @line; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; margin: -6px 0; background: @card; border: 2px solid @accent; border-radius: 8px; }
QSlider::handle:horizontal:hover { background: @accentTint; }
QSlider:focus { background: @accentTint; border-radius: 6px; }
QSlider::handle:horizontal:focus { background: @accent; }
QSlider:disabled { }

QTabBar { background: transparent; }
QTabBar::tab { color: @secondary; background: transparent; border: none; border-bottom: 2px solid transparent; padding: 3px 0 4px 0; margin-right: 14px; }
QTabBar::tab:selected { color: @ink; font-weight: 600; }
QTabBar::tab:focus { border-bottom-color: @accent; }
QTabBar::tab:hover { color: @ink; }

QFrame[banner="info"] { background: @accentTint; border: 1px solid @accent; border-radius: 8px; }
QFrame[banner="warning"] { background: @warnTint; border: 1px solid @amber; border-radius: 8px; }
QFrame[banner="failure"] { background: @badTint; border: 1px solid @bad; border-radius: 8px; }
QFrame[banner] QToolButton { border-color: transparent; background: transparent; padding: 3px 6px; }
QFrame[banner] QToolButton:focus, QFrame[banner] QToolButton:hover { border: 1px solid @accent; }

QSplitter { background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: @line; }
QScrollArea { border: none; background: @card; }
app--ScrollPage { background: transparent; }
#sheetContent { background: @card; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: @scroll; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QTableWidget { background: @card; color: @ink; font-family: "@mono"; font-size: 8.5pt; }
QTableWidget:focus { border: 1px solid @accent; }
QHeaderView { background: @card; }
QHeaderView::section { background: @card; color: @secondary; border: none; border-bottom: 1px solid @line; padding: 2px 6px; }
QTableCornerButton::section { background: @card; border: none; border-bottom: 1px solid @line; }

QMenu { background: @card; color: @ink; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 6px 22px 6px 22px; border-radius: 4px; }
QMenu::item:selected { background: @accentTint; color: @ink; }
QMenu::item:disabled { color: @faint; }
QToolTip { background: @card; color: @ink; border: 1px solid @secondary; padding: 4px 6px; }
QDialog { background: @background; }
QProgressBar { border: 1px solid @line; border-radius: 4px; background: @card; color: @ink; text-align: center; max-height: 14px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
)";

QColor mixed(const QColor& over, const QColor& under, float share)
{
    const auto part = [&](float a, float b) { return a * share + b * (1 - share); };
    return QColor::fromRgbF(part(over.redF(), under.redF()), part(over.greenF(), under.greenF()),
        part(over.blueF(), under.blueF()));
}

/// What is there, but cannot be used now.
QColor faint(const views::Theme& theme)
{
    return mixed(theme.secondary(), theme.card(), theme.highContrast ? 0.8F : 0.6F);
}

/// Every size in `rules` times `scale`; hairlines stay.
QString scaled(const QString& rules, double scale)
{
    static const QRegularExpression size{QStringLiteral("(\\d+(?:\\.\\d+)?)(px|pt)")};
    QString text;
    qsizetype done = 0;
    for (auto all = size.globalMatch(rules); all.hasNext();) {
        const QRegularExpressionMatch match = all.next();
        const double value = match.captured(1).toDouble();
        const bool pixels = match.captured(2) == QLatin1String("px");
        const double larger = pixels && value > 1 ? std::floor(value * scale)
            : pixels                              ? value
                                                  : value * scale;
        text += rules.mid(done, match.capturedStart() - done) + QString::number(larger)
            + match.captured(2);
        done = match.capturedEnd();
    }
    return text + rules.mid(done);
}

} // namespace

SheetColours sheetColours(const views::Theme& theme)
{
    const bool dark = theme.mode == views::Mode::Dark;
    const bool high = theme.highContrast;
    const QColor card = theme.card();
    const auto tint = [&](const QColor& of, float share) {
        return high ? card : mixed(of, card, share); // nothing may come between words and card
    };
    const auto either = [dark](QRgb light, QRgb night) {
        return QColor::fromRgb(dark ? night : light);
    };
    const QColor primary = high ? theme.accent() : QColor{0x00, 0x72, 0xB2};
    const QColor amber = theme.state(trace::State::Runnable);
    // Longer names first, so that none is taken for the beginning of another.
    return {
        {"@primaryHover", primary.darker(115)},
        {"@onChecked", high ? card : theme.ink()},
        {"@onPrimary", high ? card : QColor{Qt::white}},
        {"@background", theme.background()},
        {"@accentTint", tint(theme.accent(), 0.12F)},
        {"@secondary", theme.secondary()},
        {"@goodTint", tint(theme.state(trace::State::Running), 0.13F)},
        {"@warnTint", tint(amber, 0.16F)},
        {"@badTint", tint(theme.state(trace::State::Lock), 0.13F)},
        {"@checked", high ? theme.accent() : mixed(theme.accent(), card, 0.25F)},
        {"@pressed", mixed(theme.ink(), card, 0.08F)},
        {"@primary", primary},
        {"@accent", theme.accent()},
        {"@scroll", high ? theme.secondary() : mixed(theme.secondary(), card, 0.45F)},
        {"@amber", high ? theme.ink() : amber},
        {"@faint", faint(theme)},
        {"@card", card},
        {"@good", high ? either(0xFF00573F, 0xFF6FE3BC) : either(0xFF006B4E, 0xFF4FD1A5)},
        {"@line", theme.line()},
        {"@warn", high ? either(0xFF664400, 0xFFF8D48A) : either(0xFF7A5200, 0xFFF2C05C)},
        {"@bad", high ? either(0xFF8A3800, 0xFFFFB592) : either(0xFFA84400, 0xFFFF9A6B)},
        {"@ink", theme.ink()},
    };
}

QString styleSheet(const views::Theme& theme)
{
    QString text = QString::fromLatin1(sheet);
    for (const auto& [name, colour] : sheetColours(theme))
        text.replace(QLatin1String{name}, colour.name());
    text.replace(QLatin1String{"@mono"}, QFontInfo{theme.mono()}.family());
    return theme.fontScale == 1 ? text : scaled(text, theme.fontScale);
}

QPalette palette(const views::Theme& theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.background());
    palette.setColor(QPalette::WindowText, theme.ink());
    palette.setColor(QPalette::Base, theme.card());
    palette.setColor(QPalette::AlternateBase, theme.background());
    palette.setColor(QPalette::Text, theme.ink());
    palette.setColor(QPalette::PlaceholderText, theme.secondary());
    palette.setColor(QPalette::Button, theme.card());
    palette.setColor(QPalette::ButtonText, theme.ink());
    palette.setColor(QPalette::ToolTipBase, theme.ink());
    palette.setColor(QPalette::ToolTipText, theme.card());
    palette.setColor(QPalette::Mid, faint(theme));
    palette.setColor(QPalette::Highlight, theme.accent());
    palette.setColor(QPalette::HighlightedText, theme.card());
    palette.setColor(QPalette::Link, theme.accent());
    palette.setColor(QPalette::BrightText, theme.highContrast ? theme.card() : QColor{Qt::white});
    for (const auto role : {QPalette::Text, QPalette::ButtonText, QPalette::WindowText})
        palette.setColor(QPalette::Disabled, role, faint(theme));
    return palette;
}

} // namespace app
