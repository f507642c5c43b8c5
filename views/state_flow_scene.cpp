#include "views/state_flow_scene.h"

#include <algorithm>

namespace views {

using trace::State;

Flow::Flow(const QRectF& rect, const Frame& frame_)
    : frame{frame_}
    , trace{*frame_.trace}
    , layout{flowLayout(rect, frame_.theme.fontScale, frame_.still)}
    , moment{flowMoment(frame_)}
    , theme{frame_.theme}
    , names{*frame_.trace}
{
    theme.fontScale = layout.scale;
    grid = tokenGrid(layout, moment.tokens.size(), moment.crowd);
    std::array<std::size_t, stageCount> next{};
    for (const FlowToken& token : moment.tokens)
        placeOf.push_back(grid.fixed ? token.number : next[std::size_t(token.stage)]++);
}

bool Flow::hidden(const FlowToken& token) const
{
    const std::size_t capacity = tokenCapacity(layout, token.stage, grid.diameter);
    const std::size_t crowd = moment.crowd[std::size_t(token.stage)];
    const std::size_t slot = placeOf[token.number];
    return !grid.fixed && crowd > capacity && slot + 1 >= capacity;
}

std::size_t Flow::hiddenIn(Stage stage) const
{
    return std::size_t(std::ranges::count_if(moment.tokens,
        [&](const FlowToken& token) { return token.stage == stage && hidden(token); }));
}

QPointF Flow::placeIn(Stage stage, std::size_t token) const
{
    const std::size_t capacity = tokenCapacity(layout, stage, grid.diameter);
    return tokenPlace(layout, stage, grid.diameter, std::min(placeOf[token], capacity - 1));
}

QPointF Flow::place(const FlowToken& token) const
{
    const QPointF home = placeIn(token.stage, token.number);
    if (!token.from)
        return home;
    return tokenOnWay(
        layout, *token.from, placeIn(*token.from, token.number), token.stage, home, token.progress);
}

QRectF Flow::circle(const FlowToken& token) const
{
    const double r = grid.diameter / 2;
    const QPointF center = place(token);
    return {center.x() - r, center.y() - r, grid.diameter, grid.diameter};
}

QColor Flow::color(Stage stage) const
{
    switch (stage) {
    case Stage::New: return theme.state(State::New);
    case Stage::Runnable: return theme.state(State::Runnable);
    case Stage::Running: return theme.state(State::Running);
    case Stage::Waiting: return theme.secondary();
    case Stage::Dead: break;
    }
    return theme.state(State::Dead);
}

} // namespace views
