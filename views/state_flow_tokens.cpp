#include "views/paint.h"
#include "views/pattern.h"
#include "views/state_flow_paint.h"
#include "views/strip.h"

#include <QCache>
#include <QImage>

#include <algorithm>
#include <cmath>

namespace views {
namespace {

using trace::State;

QString tokenName(const Flow& flow, trace::ActorId actor)
{
    QString name = flow.names.brief(actor);
    if (name.size() > 3) // only the number fits
        name.remove(0, 1);
    return name;
}

void drawDisc(
    QPainter& painter, const Theme& theme, const QRectF& circle, State state, const QString& name)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.state(state));
    painter.drawEllipse(circle);
    if (theme.patterns) { // a rim of the pattern, so that the name stays readable
        painter.setBrush(patternBase(state, theme));
        painter.drawEllipse(circle);
        const double side = circle.width() * 0.7;
        drawPattern(painter,
            {circle.center().x() - side / 2, circle.bottom() - side * 0.45, side, side * 0.3},
            state, patternMark(state, theme));
    }
    QFont font = theme.text(9);
    font.setWeight(QFont::DemiBold);
    font.setPixelSize(std::max(
        1, int(circle.width() * (name.size() > 2 ? (name.size() > 3 ? 0.3 : 0.4) : 0.48))));
    drawLine(painter, circle, Qt::AlignHCenter, name, font, theme.onState(state));
}

void drawToken(QPainter& painter, const Flow& flow, const FlowToken& token)
{
    drawDisc(painter, flow.theme, flow.circle(token), token.state, tokenName(flow, token.actor));
}

struct DiscKey {
    State state{};
    QString name{};
    double diameter = 0; ///< in device pixels
    double scale = 1;
    Theme theme{};
    bool operator==(const DiscKey&) const = default;
};

std::size_t qHash(const DiscKey& key, std::size_t seed)
{
    return qHashMulti(seed, int(key.state), key.name, key.diameter, int(key.theme.mode));
}

/// A disc as pixels, painted once: hundreds stand still while a few move.
const QImage& discImage(const DiscKey& key)
{
    constexpr int mostKept = 2000;
    thread_local QCache<DiscKey, QImage> kept{mostKept};
    if (const QImage* found = kept.object(key))
        return *found;
    const int side = int(std::ceil(key.diameter)) + 2;
    auto* image = new QImage{side, side, QImage::Format_ARGB32_Premultiplied};
    image->fill(Qt::transparent);
    QPainter painter{image};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(key.scale, key.scale);
    const double edge = 1 / key.scale;
    const double diameter = key.diameter / key.scale;
    drawDisc(painter, key.theme, {edge, edge, diameter, diameter}, key.state, key.name);
    painter.end();
    kept.insert(key, image);
    return *image;
}

/// On pixels, tokens at rest stand on whole ones.
void drawResting(QPainter& painter, const Flow& flow)
{
    const DeviceGrid grid = deviceGrid(painter, flow.layout.foot);
    const QTransform toDevice = painter.deviceTransform();
    painter.save();
    if (grid.raster)
        painter.setWorldTransform(toDevice.inverted() * painter.worldTransform());
    for (const FlowToken& token : flow.moment.tokens) {
        if (token.from || flow.hidden(token))
            continue;
        if (!grid.raster) {
            drawToken(painter, flow, token);
            continue;
        }
        const QPointF corner = toDevice.map(flow.circle(token).topLeft());
        painter.drawImage(
            QPoint{int(std::lround(corner.x())) - 1, int(std::lround(corner.y())) - 1},
            discImage({token.state, tokenName(flow, token.actor), flow.grid.diameter * grid.scale,
                grid.scale, flow.theme}));
    }
    painter.restore();
}

void drawRing(QPainter& painter, const Flow& flow)
{
    for (const FlowToken& token : flow.moment.tokens) {
        if (flow.frame.selectedActor != token.actor || flow.hidden(token))
            continue;
        painter.setPen(QPen{flow.theme.ink(), 2 * flow.theme.fontScale});
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(flow.circle(token).adjusted(-2, -2, 2, 2));
    }
}

} // namespace

void drawTokens(QPainter& painter, const Flow& flow)
{
    drawRing(painter, flow);
    drawResting(painter, flow);
    for (const FlowToken& token : flow.moment.tokens)
        if (token.from && !flow.hidden(token))
            drawToken(painter, flow, token);
}

} // namespace views
