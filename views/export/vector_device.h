#pragma once

#include <QBrush>
#include <QColor>
#include <QFont>
#include <QImage>
#include <QPaintDevice>
#include <QPainterPath>
#include <QPen>
#include <QSizeF>
#include <QTransform>

#include <memory>
#include <vector>

namespace views {

/// How a shape is painted. All lengths in page coordinates.
struct Ink {
    QPen pen{Qt::NoPen}; ///< width > 0 unless NoPen
    QBrush brush{Qt::NoBrush};
    QTransform brushToPage{}; ///< where the brush's pattern or gradient lies
    double opacity = 1;
    bool crisp = false; ///< painted without antialiasing
};

/// A run of text on one base line.
struct TextRun {
    QString text{};
    QFont font{};
    double pixels = 0; ///< font size before `toPage`
    double width = 0; ///< as laid out, before `toPage`
    QTransform toPage{}; ///< from the base line's start at (0, 0)
    QColor color{};
    double opacity = 1;
};

struct Picture {
    QImage image{};
    QRectF target{}; ///< before `toPage`
    QTransform toPage{};
    double opacity = 1;
    bool smooth = false;
};

/// What a vector file format must be able to write (SVG here; another format is another class).
/// Page coordinates: 96 per inch, y down, origin at the top left. Paint order is call order.
class VectorWriter {
public:
    virtual ~VectorWriter() = default;

    /// All that follows shows only inside every one of these; none: everywhere.
    virtual void setClip(const std::vector<QPainterPath>& clip) = 0;
    virtual void shape(const QPainterPath& path, const Ink& ink) = 0;
    virtual void text(const TextRun& run) = 0;
    virtual void picture(const Picture& picture) = 0;
};

/// A paint device that hands everything a QPainter draws to a writer, as shapes and as text: with
/// its clips (which QSvgGenerator drops), at 96 dpi. Composition modes other than source-over and
/// conical gradients are not in it. One thread at a time.
class VectorDevice final : public QPaintDevice {
public:
    /// `writer` must outlive the device.
    VectorDevice(VectorWriter& writer, QSizeF size);
    ~VectorDevice() override;

    QPaintEngine* paintEngine() const override;

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    std::unique_ptr<QPaintEngine> m_engine;
    QSizeF m_size;
};

inline constexpr int pageDpi = 96;

} // namespace views
