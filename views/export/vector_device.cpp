#include "views/export/vector_device.h"

#include <QPaintEngine>
#include <QPainterPathStroker>

#include <algorithm>
#include <cmath>

namespace views {
namespace {

constexpr auto features = QPaintEngine::PaintEngineFeatures{QPaintEngine::AllFeatures}
    & ~QPaintEngine::PaintEngineFeatures{QPaintEngine::PerspectiveTransform
        | QPaintEngine::ConicalGradientFill | QPaintEngine::PorterDuff};

/// The transform's scale where it is the same in every direction; 0 where it is not.
double uniformScale(const QTransform& transform)
{
    const double along = std::hypot(transform.m11(), transform.m12());
    const double across = std::hypot(transform.m21(), transform.m22());
    const double dot = transform.m11() * transform.m21() + transform.m12() * transform.m22();
    const double tolerance = 1e-6 * std::max(along, across);
    return std::abs(along - across) <= tolerance && std::abs(dot) <= tolerance * along ? along : 0;
}

QPainterPath outlineOf(const QPainterPath& path, const QPen& pen)
{
    QPainterPathStroker stroker{pen};
    stroker.setWidth(std::max(pen.widthF(), 1e-3));
    return stroker.createStroke(path);
}

class VectorEngine final : public QPaintEngine {
public:
    explicit VectorEngine(VectorWriter& writer)
        : QPaintEngine{features}
        , m_writer{writer}
    {
    }

    Type type() const override { return User; }
    bool begin(QPaintDevice*) override
    {
        m_clip.clear();
        m_writer.setClip({});
        return true;
    }
    bool end() override { return true; }

    void updateState(const QPaintEngineState& now) override
    {
        const DirtyFlags dirty = now.state();
        if (dirty.testFlag(DirtyTransform))
            m_transform = now.transform();
        if (dirty.testFlag(DirtyPen))
            m_pen = now.pen();
        if (dirty.testFlag(DirtyBrush))
            m_brush = now.brush();
        if (dirty.testFlag(DirtyBrushOrigin))
            m_brushOrigin = now.brushOrigin();
        if (dirty.testFlag(DirtyOpacity))
            m_opacity = now.opacity();
        if (dirty.testFlag(DirtyHints))
            m_hints = now.renderHints();
        updateClip(now, dirty);
    }

    void drawPath(const QPainterPath& path) override { shape(path, m_brush); }

    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override
    {
        QPainterPath path{points[0]};
        std::for_each(points + 1, points + count, [&](QPointF point) { path.lineTo(point); });
        if (mode == PolylineMode)
            return shape(path, Qt::NoBrush);
        path.closeSubpath();
        path.setFillRule(mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
        shape(path, m_brush);
    }

    void drawTextItem(const QPointF& at, const QTextItem& item) override
    {
        const QFont font = item.font();
        const double pixels =
            font.pixelSize() > 0 ? font.pixelSize() : font.pointSizeF() * pageDpi / 72;
        m_writer.text({.text = item.text(),
            .font = font,
            .pixels = pixels,
            .width = item.width(),
            .toPage = QTransform::fromTranslate(at.x(), at.y()) * m_transform,
            .color = m_pen.color(),
            .opacity = m_opacity});
    }

    void drawPixmap(const QRectF& target, const QPixmap& pixmap, const QRectF& source) override
    {
        drawImage(target, pixmap.toImage(), source, Qt::AutoColor);
    }

    void drawImage(const QRectF& target, const QImage& image, const QRectF& source,
        Qt::ImageConversionFlags) override
    {
        const QRect part = source.toAlignedRect().intersected(image.rect());
        if (part.isEmpty())
            return;
        m_writer.picture({.image = part == image.rect() ? image : image.copy(part),
            .target = target,
            .toPage = m_transform,
            .opacity = m_opacity,
            .smooth = m_hints.testFlag(QPainter::SmoothPixmapTransform)});
    }

private:
    void updateClip(const QPaintEngineState& now, DirtyFlags dirty)
    {
        if (dirty.testFlag(DirtyClipPath))
            clip(now.clipPath(), now.clipOperation());
        else if (dirty.testFlag(DirtyClipRegion))
            clip(pathOf(now.clipRegion()), now.clipOperation());
        if (dirty.testFlag(DirtyClipEnabled))
            m_clipping = now.isClipEnabled();
        if (dirty & (DirtyClipPath | DirtyClipRegion | DirtyClipEnabled))
            m_writer.setClip(m_clipping ? m_clip : std::vector<QPainterPath>{});
    }

    void clip(const QPainterPath& path, Qt::ClipOperation operation)
    {
        m_clipping = operation != Qt::NoClip;
        if (operation != Qt::IntersectClip)
            m_clip.clear();
        if (operation != Qt::NoClip)
            m_clip.push_back(m_transform.map(path));
    }

    static QPainterPath pathOf(const QRegion& region)
    {
        QPainterPath path;
        path.addRegion(region);
        return path;
    }

    void shape(const QPainterPath& path, const QBrush& brush)
    {
        const bool stroked = m_pen.style() != Qt::NoPen;
        if (path.isEmpty() || (!stroked && brush.style() == Qt::NoBrush))
            return;
        const double scale = m_pen.isCosmetic() ? 1 : uniformScale(m_transform);
        if (!stroked || scale > 0)
            return m_writer.shape(m_transform.map(path), ink(pagePen(scale), brush));
        // A pen bent by the transform: its outline is a shape as well.
        m_writer.shape(m_transform.map(path), ink(Qt::NoPen, brush));
        m_writer.shape(m_transform.map(outlineOf(path, m_pen)), ink(Qt::NoPen, m_pen.brush()));
    }

    QPen pagePen(double scale) const
    {
        QPen pen = m_pen;
        if (pen.style() != Qt::NoPen)
            pen.setWidthF(pen.widthF() > 0 ? pen.widthF() * scale : 1);
        return pen;
    }

    Ink ink(const QPen& pen, const QBrush& brush) const
    {
        return {.pen = pen,
            .brush = brush,
            .brushToPage = brush.transform()
                * QTransform::fromTranslate(m_brushOrigin.x(), m_brushOrigin.y()) * m_transform,
            .opacity = m_opacity,
            .crisp = !m_hints.testFlag(QPainter::Antialiasing)};
    }

    VectorWriter& m_writer;
    QTransform m_transform;
    QPen m_pen;
    QBrush m_brush;
    QPointF m_brushOrigin;
    double m_opacity = 1;
    QPainter::RenderHints m_hints;
    std::vector<QPainterPath> m_clip;
    bool m_clipping = false;
};

} // namespace

VectorDevice::VectorDevice(VectorWriter& writer, QSizeF size)
    : m_engine{std::make_unique<VectorEngine>(writer)}
    , m_size{size}
{
}

VectorDevice::~VectorDevice() = default;

QPaintEngine* VectorDevice::paintEngine() const
{
    return m_engine.get();
}

int VectorDevice::metric(PaintDeviceMetric metric) const
{
    constexpr double millimetresPerInch = 25.4;
    switch (metric) {
    case PdmWidth: return qCeil(m_size.width());
    case PdmHeight: return qCeil(m_size.height());
    case PdmWidthMM: return qRound(m_size.width() * millimetresPerInch / pageDpi);
    case PdmHeightMM: return qRound(m_size.height() * millimetresPerInch / pageDpi);
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY: return pageDpi;
    case PdmDepth: return 24;
    case PdmNumColors: return 1 << 24;
    case PdmDevicePixelRatio: return 1;
    case PdmDevicePixelRatioScaled: return qRound(devicePixelRatioFScale());
    default: return QPaintDevice::metric(metric);
    }
}

} // namespace views
