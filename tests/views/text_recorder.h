#pragma once

#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QRectF>
#include <QString>

#include <vector>

/// A paint device that keeps what text was drawn and where, and ignores all else: so tests can ask
/// whether words overlap or leave their picture. It is no raster device, as files are none.
class TextRecorder : public QPaintDevice {
public:
    struct Text {
        QRectF rect{}; ///< from the top of capitals to the foot of descenders
        QString text{};
    };

    explicit TextRecorder(QSize size)
        : m_size{size}
        , m_engine{m_texts}
    {
    }

    const std::vector<Text>& texts() const { return m_texts; }
    QPaintEngine* paintEngine() const override { return &m_engine; }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth: return m_size.width();
        case PdmHeight: return m_size.height();
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY: return 96;
        case PdmDevicePixelRatio: return 1;
        case PdmDevicePixelRatioScaled: return int(devicePixelRatioFScale());
        case PdmDepth: return 32;
        default: return 0;
        }
    }

private:
    class Engine : public QPaintEngine {
    public:
        explicit Engine(std::vector<Text>& texts)
            : QPaintEngine{AllFeatures}
            , m_texts{texts}
        {
        }
        bool begin(QPaintDevice*) override { return true; }
        bool end() override { return true; }
        void updateState(const QPaintEngineState& now) override
        {
            if (now.state() & DirtyTransform)
                m_transform = now.transform();
        }
        void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override { }
        void drawPolygon(const QPointF*, int, PolygonDrawMode) override { }
        void drawPath(const QPainterPath&) override { }
        void drawTextItem(const QPointF& at, const QTextItem& item) override
        {
            const double size = item.font().pixelSize();
            m_texts.push_back({m_transform.mapRect(
                                   QRectF{at.x(), at.y() - 0.75 * size, item.width(), 0.95 * size}),
                item.text()});
        }
        Type type() const override { return User; }

    private:
        std::vector<Text>& m_texts;
        QTransform m_transform;
    };

    QSize m_size;
    std::vector<Text> m_texts;
    mutable Engine m_engine;
};
