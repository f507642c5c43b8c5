#include "views/theme.h"

#include "views/pattern.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace views {
namespace {

using trace::State;

constexpr QRgb paper = 0xffffffff;
constexpr QRgb black = 0xff000000;
constexpr QRgb darkInk = 0xff1b1f24;

QColor either(Mode mode, QRgb light, QRgb dark)
{
    return QColor::fromRgb(mode == Mode::Light ? light : dark);
}

QFont sized(const QStringList& families, double points, double scale)
{
    QFont font;
    font.setFamilies(families);
    font.setPixelSize(std::max(1, int(std::lround(points * scale * 4 / 3))));
    // Unhinted, so that a layout measured at one scale holds at any other.
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::PreferAntialias);
    return font;
}

/// The hues of the usual palette, far enough from the card for 3 : 1, and so dark on a light card,
/// so light on a dark one, that words and patterns on them reach 7 : 1.
QColor highContrastState(State state, Mode mode)
{
    switch (state) {
    case State::None: break;
    case State::New: return either(mode, 0xff5b6570, 0xff9aa3ad);
    case State::Runnable: return either(mode, 0xff785000, 0xffe69f00);
    case State::Running: return either(mode, 0xff006447, 0xff00b081);
    case State::Lock: return either(mode, 0xff963a00, 0xfff07f26);
    case State::Io: return either(mode, 0xff00528f, 0xff6ea8ff);
    case State::Sleep: return either(mode, 0xff285e78, 0xff7fd4f5);
    case State::Join:
    case State::Child:
    case State::Message: return either(mode, 0xff8c3c6c, 0xffe08dbb);
    case State::Other: return either(mode, 0xff5d4d87, 0xffa796d8);
    case State::Dead: return either(mode, 0xff3c434b, 0xff96a0ab);
    case State::Lost: return either(mode, 0xff5c5600, 0xfff0e442);
    case State::Upload: return either(mode, 0xff2c5a86, 0xff8fb8e0);
    case State::Dispatch: return either(mode, 0xff7a3a8c, 0xffcf9be0);
    case State::Download: return either(mode, 0xff475118, 0xffb3c178);
    }
    return either(mode, 0xff7b848e, 0xff8a939d);
}

double luminance(const QColor& color)
{
    const auto linear = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

} // namespace

double contrast(const QColor& a, const QColor& b)
{
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

QColor readableOn(const QColor& surface)
{
    for (const QRgb candidate : {darkInk, paper}) {
        if (contrast(QColor::fromRgb(candidate), surface) >= 4.5)
            return QColor::fromRgb(candidate);
    }
    return Qt::black; // black or white reaches 4.58 on any surface; white has just failed
}

QColor mixed(const QColor& a, const QColor& b, double share)
{
    const auto mix = [&](double x, double y) { return float(x + (y - x) * share); };
    return QColor::fromRgbF(
        mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

QColor Theme::background() const
{
    if (highContrast)
        return either(mode, paper, black);
    return either(mode, 0xfff6f7f9, 0xff15181c);
}

QColor Theme::card() const
{
    if (highContrast)
        return either(mode, paper, black);
    return either(mode, paper, 0xff1d2126);
}

QColor Theme::ink() const
{
    if (highContrast)
        return either(mode, black, paper);
    return either(mode, darkInk, 0xffe8ebee);
}

QColor Theme::secondary() const
{
    if (highContrast)
        return either(mode, 0xff3c434b, 0xffcfd6dd);
    return either(mode, 0xff5b6570, 0xff9aa5b1);
}

QColor Theme::line() const
{
    if (highContrast)
        return highContrastState(State::None, mode);
    return either(mode, 0xffdde2e8, 0xff2e343b);
}

QColor Theme::accent() const
{
    if (highContrast)
        return either(mode, 0xff00507d, 0xff8fd0ff);
    return either(mode, 0xff0072b2, 0xff56b4e9);
}

QColor Theme::playhead() const
{
    if (highContrast)
        return either(mode, 0xff963a00, 0xffff9a4d);
    return QColor::fromRgb(0xffd55e00);
}

QColor Theme::state(State state) const
{
    if (highContrast)
        return highContrastState(state, mode);
    // After Okabe and Ito, Color Universal Design (2008).
    switch (state) {
    case State::None: return line();
    case State::New: return QColor::fromRgb(0xff9aa3ad);
    case State::Runnable: return QColor::fromRgb(0xffe69f00);
    case State::Running: return QColor::fromRgb(0xff009e73);
    case State::Lock: return QColor::fromRgb(0xffd55e00);
    case State::Io: return QColor::fromRgb(0xff0072b2);
    case State::Sleep: return QColor::fromRgb(0xff56b4e9);
    case State::Join:
    case State::Child:
    case State::Message: return QColor::fromRgb(0xffcc79a7);
    case State::Other: return QColor::fromRgb(0xff6b5b95);
    case State::Dead: return either(mode, 0xff3c434b, 0xff727c87); // 3 : 1 on a dark card, too
    case State::Lost: return QColor::fromRgb(0xfff0e442);
    // Not of that palette, which is the threads': a GPU's queue has patterns besides.
    case State::Upload: return QColor::fromRgb(0xff7f9fc4);
    case State::Dispatch: return QColor::fromRgb(0xffb07fd0);
    case State::Download: return QColor::fromRgb(0xff9aa860);
    }
    return line();
}

QColor Theme::onState(State state_) const
{
    if (!highContrast)
        return readableOn(state(state_));
    const QColor surface = patternBase(state_, *this);
    return contrast(Qt::black, surface) >= contrast(Qt::white, surface) ? Qt::black : Qt::white;
}

QBrush Theme::stateBrush(State state_) const
{
    if (!patterned(state_, *this))
        return state(state_);
    return QBrush{patternTile(state_, *this)};
}

QColor Theme::thread(std::size_t i) const
{
    // Middle lightness, so that each stands out from a white and from a dark card alike; none is
    // a state's colour.
    static constexpr std::array<QRgb, 12> identities{0xff4477aa, 0xffe0606f, 0xff4f8a2b, 0xff9a5fbf,
        0xff2e9599, 0xffb06f2e, 0xffc25590, 0xff6a74d6, 0xff8b8420, 0xff7b8794, 0xffc4563a,
        0xff3f9a64};
    return QColor::fromRgb(identities[i % identities.size()]);
}

QFont Theme::text(double points) const
{
    return sized({"Inter", "DejaVu Sans", "Noto Sans", "sans-serif"}, points, fontScale);
}

QFont Theme::mono(double points) const
{
    return sized({"JetBrains Mono", "DejaVu Sans Mono", "monospace"}, points, fontScale);
}

} // namespace views
