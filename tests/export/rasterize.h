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

/// Share of the pixels of `a` of which a channel differs by more than 24 counts from every pixel of
/// `b` at most `slack` away: 1 forgives an edge on the other side of a pixel.
double difference(const QImage& a, const QImage& b, int slack = 0);
