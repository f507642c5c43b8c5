#include "app/window/units.h"

#include "views/format.h"

#include <QRegularExpression>

#include <cmath>

namespace app {
namespace {

QString withoutSpaces(QString text)
{
    static const QRegularExpression spaces{QStringLiteral("[\\s\\x{202F}\\x{2009}\\x{00A0}]")};
    return text.remove(spaces);
}

} // namespace

QString grouped(std::int64_t number)
{
    const QString digits = views::formatCount(static_cast<std::uint64_t>(std::abs(number)));
    return number < 0 ? QChar{'-'} + digits : digits;
}

QString slowdownText(double slowdown)
{
    const double step = std::pow(10.0, std::max(0.0, std::floor(std::log10(slowdown)) - 1));
    return QStringLiteral("1 : ") + grouped(std::llround(std::round(slowdown / step) * step));
}

std::optional<double> parseSlowdown(const QString& text)
{
    static const QRegularExpression form{QStringLiteral("^(?:1[:/])?([0-9]+(?:[.,][0-9]+)?)$")};
    const auto match = form.match(withoutSpaces(text));
    if (!match.hasMatch())
        return std::nullopt;
    const double value = match.captured(1).replace(QChar{','}, QChar{'.'}).toDouble();
    return value >= 1 ? std::optional{value} : std::nullopt;
}

std::optional<double> parseNumber(const QString& text, const QString& unit)
{
    QString digits = withoutSpaces(text);
    const QString bareUnit = withoutSpaces(unit);
    if (!bareUnit.isEmpty() && digits.endsWith(bareUnit))
        digits.chop(bareUnit.size());
    else if (bareUnit == QStringLiteral("µs") && digits.endsWith(QLatin1String("us")))
        digits.chop(2);
    bool valid = false;
    const double value = digits.replace(QChar{','}, QChar{'.'}).toDouble(&valid);
    return valid && std::isfinite(value) ? std::optional{value} : std::nullopt;
}

} // namespace app
