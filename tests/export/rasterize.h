#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

#include <optional>

/// What another program makes of a file: rsvg-convert, pdftoppm, pdftotext. None where the program
/// is not installed.
std::optional<QByteArray> convertedBy(
    const QString& program, const QStringList& arguments, const QByteArray& input);

/// The SVG as a picture on white, by librsvg where it is there, by QtSvg else.
QImage rasterized(const QByteArray& svg, QSize size);

/// Share of the pixels of which a channel differs by more than 24 counts.
double difference(const QImage& a, const QImage& b);
