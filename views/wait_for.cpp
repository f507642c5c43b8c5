#include "views/paint.h"
#include "views/view.h"
#include "views/wait_for_paint.h"
#include "views/wait_for_words.h"
#include "views/words.h"

namespace views {
namespace {

using trace::ActorId;

Spot threadSpot(const WaitPicture& picture, ActorId thread, const QRectF& box)
{
    const auto slice = picture.sliceOf(thread);
    return {.rect = box,
        .text = threadText(picture, thread),
        .actor = thread,
        .window = slice ? std::optional{slice->window} : std::nullopt};
}

Spot crowdSpot(const WaitPicture& picture, const std::vector<ActorId>& threads, const QRectF& box)
{
    if (threads.size() == 1)
        return threadSpot(picture, threads.front(), box);
    return {.rect = box,
        .text = Words::tr("%n threads: %1", nullptr, int(threads.size()))
                    .arg(threadList(picture, threads)),
        .actor = threads.front()};
}

std::vector<Spot> spotsOf(const WaitPicture& picture)
{
    std::vector<Spot> spots{{.rect = picture.layout.head, .text = headline(picture)}};
    if (picture.layout.ring) {
        for (const ActorId thread : picture.graph.threads)
            spots.push_back(threadSpot(picture, thread, picture.seat(thread)));
        for (const trace::Resource& resource : picture.trace.resources())
            if (isNode(resource))
                spots.push_back({.rect = picture.place(resource.id),
                    .text = resourceText(picture, resource.id)});
        return spots;
    }
    const WaitRows rows = rowsOf(picture);
    for (std::size_t i = 0; i < rows.lines.size(); ++i) {
        const WaitLine& line = *rows.lines[i];
        const WaitRowBoxes boxes = boxesOf(picture, rows, i);
        if (!line.waiters.empty())
            spots.push_back(crowdSpot(picture, line.waiters, boxes.waiters));
        if (line.resource)
            spots.push_back(
                {.rect = boxes.resource, .text = resourceText(picture, *line.resource)});
        if (!line.holders.empty())
            spots.push_back(crowdSpot(picture, line.holders, boxes.holder));
    }
    return spots;
}

class WaitFor final : public View {
public:
    void draw(QPainter& painter, const QRectF& rect, const Frame& frame) const override
    {
        painter.save();
        if (!frame.theme.transparent)
            painter.fillRect(rect, frame.theme.card());
        painter.setRenderHint(QPainter::Antialiasing);
        if (frame.trace->extent().empty()) {
            drawMessage(painter, rect, frame.theme, Words::tr("Press Run to start"),
                Words::tr("Threads, the locks they hold, and who waits for whom."));
        } else {
            drawWaits(painter, WaitPicture{rect, frame});
        }
        painter.restore();
    }

    std::optional<Spot> spotAt(
        const QPointF& point, const QRectF& rect, const Frame& frame) const override
    {
        for (const Spot& spot : spots(rect, frame))
            if (spot.rect.contains(point))
                return spot;
        return std::nullopt;
    }

    std::vector<Spot> spots(const QRectF& rect, const Frame& frame) const override
    {
        if (frame.trace->extent().empty())
            return {};
        return spotsOf(WaitPicture{rect, frame});
    }

    QString subtitle(const Frame& frame) const override
    {
        return frame.still ? Words::tr("threads, and what they hold and wait for")
                           : Words::tr("what each thread holds and waits for at the playhead "
                                       "· click one to see why");
    }

    QRectF timeArea(const QRectF&, const Frame&) const override { return {}; }

    double preferredHeight(double, const Frame& frame) const override
    {
        return 330 * frame.theme.fontScale;
    }
};

} // namespace

extern const ViewType wait_for{.id = "wait-for",
    .title = QT_TRANSLATE_NOOP("views", "Who waits for whom"),
    .make = makeView<WaitFor>};

} // namespace views
