#include "views/format.h"
#include "views/paint.h"
#include "views/state_flow_paint.h"
#include "views/state_flow_words.h"
#include "views/view.h"
#include "views/words.h"

#include <algorithm>

namespace views {
namespace {

class StateFlow final : public View {
public:
    void draw(QPainter& painter, const QRectF& rect, const Frame& frame) const override
    {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        const bool still = frame.layer != Layer::Moving;
        if (still && !frame.theme.transparent)
            painter.fillRect(rect, frame.theme.card());
        if (!frame.trace->extent().empty()) {
            const Flow flow{rect, frame};
            if (still)
                drawStillFlow(painter, flow);
            if (frame.layer != Layer::Still)
                drawMovingFlow(painter, flow);
        } else if (still) {
            drawMessage(painter, rect, frame.theme, Words::tr("Press Run to start"),
                Words::tr("Every thread becomes a token that moves between new, runnable, running, "
                          "not running and dead."));
        }
        painter.restore();
    }

    bool keepsStill() const override { return true; }

    bool sameStill(const Frame& before, const Frame& now) const override
    {
        return before.theme == now.theme
            && before.trace->extent().empty() == now.trace->extent().empty()
            && runnableUnseen(*before.trace) == runnableUnseen(*now.trace);
    }

    std::optional<Spot> spotAt(
        const QPointF& point, const QRectF& rect, const Frame& frame) const override
    {
        const auto all = spots(rect, frame);
        const auto found =
            std::ranges::find_if(all, [&](const Spot& spot) { return spot.rect.contains(point); });
        return found == all.end() ? std::nullopt : std::optional{*found};
    }

    std::vector<Spot> spots(const QRectF& rect, const Frame& frame) const override;

    QString subtitle(const Frame& frame) const override
    {
        const FlowMoment moment = flowMoment(frame);
        const std::size_t threads = moment.tokens.size() - moment.crowd[std::size_t(Stage::Dead)];
        const QString now = threads == 1 ? Words::tr("1 thread, at %1")
                                         : Words::tr("%n threads, at %1", nullptr, int(threads));
        return now.arg(formatTime(frame.playhead, unitFor(frame.playhead.time_since_epoch()), 3));
    }

    QRectF timeArea(const QRectF&, const Frame&) const override { return {}; }

    double preferredHeight(double, const Frame& frame) const override
    {
        return 340 * frame.theme.fontScale;
    }
};

std::vector<Spot> StateFlow::spots(const QRectF& rect, const Frame& frame) const
{
    constexpr std::size_t mostTokens = 250;
    const Flow flow{rect, frame};
    std::vector<Spot> found;
    if (flow.moment.tokens.empty())
        return found;
    for (const FlowToken& token : flow.moment.tokens) {
        if (flow.hidden(token) || found.size() == mostTokens)
            continue;
        found.push_back({.rect = flow.circle(token),
            .text = describeSlice(flow.trace, token.actor, token.slice),
            .actor = token.actor,
            .window = flow.trace.lane(token.actor)[token.slice].window});
    }
    for (std::size_t i = 0; i < trace::transitionCount; ++i) {
        const FlowEdge& edge = flow.layout.edges[i];
        const double most = 120 * flow.layout.scale;
        QRectF label = edge.label;
        if (label.width() > most && edge.alignment == Qt::AlignRight)
            label.setLeft(label.right() - most);
        else if (label.width() > most && edge.alignment == Qt::AlignLeft)
            label.setWidth(most);
        found.push_back({.rect = label,
            .text = Words::tr("%1: %2 → %3, %4 times so far")
                        .arg(edgeName(i), stageName(edge.from), stageName(edge.to),
                            formatCount(flow.moment.counts[i]))});
    }
    for (std::size_t i = 0; i < stageCount; ++i) {
        QStringList threads;
        for (const FlowToken& token : flow.moment.tokens) {
            if (token.stage == Stage(i))
                threads << flow.names.brief(token.actor);
        }
        QString text = QStringLiteral("%1: %2").arg(stageName(Stage(i)),
            threads.empty() ? Words::tr("no thread") : threads.mid(0, 40).join(u' '));
        if (const QString caption = captionOf(flow, Stage(i)); !caption.isEmpty())
            text += QStringLiteral(" · ") + caption;
        found.push_back({.rect = flow.layout.boxes[i], .text = text});
    }
    return found;
}

} // namespace

extern const ViewType state_flow{.id = "state-flow",
    .title = QT_TRANSLATE_NOOP("views", "State flow"),
    .make = makeView<StateFlow>};

} // namespace views
