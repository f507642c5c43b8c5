#pragma once

#include <QByteArray>
#include <QFont>
#include <QPainterPath>
#include <QString>

#include <optional>

namespace views::svg {

/// Shortest text of a length with at most two decimals: "12", "0.5", "-3.25".
QByteArray number(double value);

/// ` name="value"`; `value` needs no escaping.
QByteArray attribute(const char* name, const QByteArray& value);

/// UTF-8, safe as the text or attribute value of an XML element; what XML cannot hold becomes
/// U+FFFD.
QByteArray escaped(const QString& text);

/// The path as an upright rectangle, where it is one, as most are.
std::optional<QRectF> rectangleOf(const QPainterPath& path);

/// The `d` of a <path>.
QByteArray pathData(const QPainterPath& path);

/// Family (with a generic fallback), size, weight, slant and decoration.
QByteArray fontAttributes(const QFont& font, double pixels);

} // namespace views::svg
