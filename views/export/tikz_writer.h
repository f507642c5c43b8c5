#pragma once

#include "views/export/vector_device.h"

#include <QByteArray>
#include <QSizeF>
#include <QStringList>

#include <map>

namespace views {

/// What a TikZ file says about itself, in comments.
struct TikzHead {
    QSizeF size{};
    QStringList comments{};
};

/// Writes a LaTeX document of one TikZ picture, for pdflatex with the class standalone; the
/// picture defines all it needs inside itself, so that a paper with the packages standalone and
/// tikz (library patterns) can \input it too. Clips are clips, text is text in the document's sans
/// serif (or typewriter) font, as wide as it was laid out. Gradients become the colour in their
/// middle. In memory; cannot fail.
class TikzWriter final : public VectorWriter {
public:
    explicit TikzWriter(TikzHead head);

    void setClip(const std::vector<QPainterPath>& clip) override;
    void shape(const QPainterPath& path, const Ink& ink) override;
    void text(const TextRun& run) override;
    void picture(const Picture& picture) override;

    /// The whole document so far, UTF-8.
    QByteArray document() const;

private:
    void openScope();
    QByteArray color(const QColor& color);
    QByteArray paint(const char* what, const QBrush& brush, double opacity);
    QByteArray pattern(const QBrush& brush);
    QByteArray style(const QByteArray& options);
    QByteArray define(const QByteArray& prefix, const QByteArray& what, auto&& definition);

    TikzHead m_head;
    QByteArray m_definitions;
    QByteArray m_body;
    std::map<QByteArray, QByteArray> m_names; ///< what → its name, so that each is defined once
    QByteArray m_wantedClip;
    QByteArray m_openClip;
};

} // namespace views
