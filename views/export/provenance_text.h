#pragma once

#include "views/frame.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace views {

/// Where the data of a picture come from, in the words of the badge: "Measured · kernel switch
/// records", and how many events were lost, if any were.
QString badgeText(const trace::Trace& trace);

/// Machine, parameters, seed and date, in parts that a line is made of.
std::vector<QString> runParts(const trace::Trace& trace);

/// What a file should say about itself: enough to run the same again.
struct Field {
    QString key{}; ///< "Demo", "Parameters", "Seed", "Machine" …: letters only
    QString value{};
};
std::vector<Field> runFields(const Frame& frame);

/// The fields as XML elements, for an SVG's <metadata>; and as an XMP packet, for a PDF.
QByteArray fieldsXml(const std::vector<Field>& fields);
QByteArray fieldsXmp(const QString& title, const std::vector<Field>& fields);

} // namespace views
