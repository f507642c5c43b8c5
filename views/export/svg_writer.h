#pragma once

#include "views/export/vector_device.h"

#include <QByteArray>
#include <QSizeF>
#include <QString>

#include <cstddef>
#include <map>

namespace views {

/// What an SVG file says about itself.
struct SvgHead {
    QSizeF size{};
    QString title{};
    QString description{};
    QByteArray metadata{}; ///< XML that goes into <metadata>; well-formed
};

/// Writes SVG 1.1: clips are clip paths, text stays text, images are embedded. Use it under a
/// VectorDevice, then take the document. In memory; cannot fail.
class SvgWriter final : public VectorWriter {
public:
    explicit SvgWriter(SvgHead head);

    void setClip(const std::vector<QPainterPath>& clip) override;
    void shape(const QPainterPath& path, const Ink& ink) override;
    void text(const TextRun& run) override;
    void picture(const Picture& picture) override;

    /// The whole document so far, UTF-8.
    QByteArray document() const;

private:
    void openGroup();
    QByteArray define(const QByteArray& prefix, const QByteArray& open, const QByteArray& rest);
    QByteArray paint(const char* property, const QBrush& brush, const Ink& ink);
    QByteArray patternId(const QBrush& brush, const QTransform& toPage);
    QByteArray gradientId(const QGradient& gradient, const QTransform& toPage);

    SvgHead m_head;
    QByteArray m_definitions;
    QByteArray m_body;
    std::map<QByteArray, QByteArray> m_ids; ///< definition → its id, so that each is written once
    QByteArray m_wantedClip; ///< id, empty: none
    QByteArray m_openClip;
};

} // namespace views
