#include "app/window/run_book.h"

#include "app/window/undo_commands.h"
#include "app/window/view_card.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace app {
namespace {

constexpr std::array<std::string_view, 3> stackedViews{
    "run-comparison", "share-comparison", "figure-comparison"};
constexpr std::array<std::string_view, 3> overlaidViews{
    "run-overlay", "share-comparison", "figure-comparison"};

} // namespace

RunBook::RunBook(Scene& scene, Stage& stage, ParameterPanel& parameters, PredictionCard& prediction,
    QObject* parent)
    : QObject{parent}
    , m_scene{scene}
    , m_stage{stage}
    , m_parameters{parameters}
    , m_prediction{prediction}
{
    connect(&parameters, &ParameterPanel::valueChanged, this, &RunBook::noteParameter);
    connect(&m_history, &RunHistory::changed, this, [this] {
        if (m_a != 0 && m_history.find(m_a) == nullptr)
            endComparison();
    });
}

void RunBook::leave()
{
    if (m_current != 0)
        m_history.setStaging(m_current, staging());
    m_current = 0;
    m_bookmarks.clear();
}

void RunBook::parametersSet()
{
    m_values = m_parameters.values();
    m_undo.clear();
}

void RunBook::runStarted()
{
    leave();
    m_current = m_history.reserve();
}

void RunBook::runShown()
{
    if (hasB())
        showComparison();
}

void RunBook::measured(const trace::Trace& trace)
{
    m_tally.add(trace);
    refreshRepeats();
}

void RunBook::runFinished(const trace::Snapshot& trace)
{
    m_tally.add(*trace);
    if (m_current != 0 && m_history.find(m_current) == nullptr && !trace->extent().empty())
        m_history.add(m_current, marked(trace), false);
    refreshRepeats();
}

void RunBook::opened(const trace::Snapshot& trace)
{
    m_current = m_history.reserve();
    m_bookmarks.assign(trace->bookmarks().begin(), trace->bookmarks().end());
    m_history.add(m_current, trace, true);
    runShown();
    stage(trace->staging() != nullptr ? *trace->staging() : trace::Staging{});
}

void RunBook::shown(const KeptRun& run)
{
    m_current = run.id;
    m_bookmarks.assign(run.trace->bookmarks().begin(), run.trace->bookmarks().end());
    if (m_current == m_a)
        m_scene.setOther({}); // it waits for another B
    runShown();
    stage(run.staging);
}

void RunBook::adopted(const trace::Snapshot& trace)
{
    const auto found = std::ranges::find(m_history.runs(), trace, &KeptRun::trace);
    m_current = found != m_history.runs().end() ? found->id : m_history.reserve();
    m_bookmarks.assign(trace->bookmarks().begin(), trace->bookmarks().end());
}

trace::Snapshot RunBook::marked(const trace::Snapshot& trace) const
{
    if (m_bookmarks.empty() && trace->bookmarks().empty())
        return trace;
    return std::make_shared<const trace::Trace>(trace->withBookmarks(m_bookmarks));
}

trace::Staging RunBook::staging() const
{
    const views::Frame& frame = m_scene.frame();
    trace::Staging staging{.playhead = m_scene.playhead().time(),
        .selection = frame.selection,
        .selectedActor = frame.selectedActor,
        .pinned = frame.pinned,
        .slowdown = std::llround(m_scene.playhead().slowdown()),
        .prediction = m_prediction.given()};
    if (!m_scene.fitted())
        staging.window = frame.window;
    if (!besideEachOther()) // those of a comparison mean nothing without run A
        for (const ViewCard* card : m_stage.cards())
            staging.views.emplace_back(card->id());
    return staging;
}

void RunBook::stage(const trace::Staging& staging)
{
    std::vector<std::string_view> known;
    for (const std::string& id : staging.views)
        if (views::findView(id) != nullptr)
            known.push_back(id);
    if (!known.empty() && !besideEachOther())
        m_stage.setViews(known);
    const std::size_t actors = m_scene.trace()->actors().size();
    const auto there = [actors](trace::ActorId actor) { return trace::index(actor) < actors; };
    for (const trace::ActorId actor : staging.pinned)
        if (there(actor) && std::ranges::count(m_scene.frame().pinned, actor) == 0)
            m_scene.togglePin(actor);
    if (staging.selectedActor && there(*staging.selectedActor))
        m_scene.selectActor(staging.selectedActor);
    m_scene.setSelection(staging.selection);
    if (staging.window)
        m_scene.setWindow(*staging.window);
    if (staging.slowdown)
        m_scene.playhead().setSlowdown(static_cast<double>(*staging.slowdown));
    if (staging.playhead)
        m_scene.playhead().seek(*staging.playhead);
    m_prediction.restore(staging.prediction, m_scene.trace());
}

trace::Snapshot RunBook::toSave() const
{
    return std::make_shared<const trace::Trace>(m_scene.trace()->withStaging(staging()));
}

void RunBook::noteParameter(std::size_t param, std::int64_t value)
{
    if (param >= m_values.size())
        return;
    const std::int64_t before = std::exchange(m_values[param], value);
    if (m_undoing || before == value)
        return;
    m_undo.push(new ParameterChange{m_parameters.labelOf(param), param, before, value,
        m_parameters.gesture(param), [this](std::size_t changed, std::int64_t to) {
            m_undoing = true;
            m_parameters.setValue(changed, to);
            m_undoing = false;
        }});
}

std::size_t RunBook::addBookmark()
{
    const trace::Time at = m_scene.playhead().time();
    auto bookmarks = m_bookmarks;
    const auto place = std::ranges::upper_bound(bookmarks, at, {}, &trace::Bookmark::at);
    const auto number = static_cast<std::size_t>(place - bookmarks.begin());
    const QString note = tr("Bookmark %1").arg(bookmarks.size() + 1);
    bookmarks.insert(place, {.at = at, .note = note.toStdString()});
    changeBookmarks(tr("new bookmark"), std::move(bookmarks));
    return number;
}

void RunBook::renameBookmark(std::size_t bookmark, const QString& note)
{
    if (bookmark >= m_bookmarks.size() || m_bookmarks[bookmark].note == note.toStdString())
        return;
    auto bookmarks = m_bookmarks;
    bookmarks[bookmark].note = note.toStdString();
    changeBookmarks(tr("other note"), std::move(bookmarks));
}

void RunBook::removeBookmark(std::size_t bookmark)
{
    if (bookmark >= m_bookmarks.size())
        return;
    auto bookmarks = m_bookmarks;
    bookmarks.erase(bookmarks.begin() + static_cast<std::ptrdiff_t>(bookmark));
    changeBookmarks(tr("bookmark deleted"), std::move(bookmarks));
}

void RunBook::changeBookmarks(const QString& text, std::vector<trace::Bookmark> bookmarks)
{
    if (m_current == 0)
        return;
    m_undo.push(new BookmarkChange{text, m_current, m_bookmarks, std::move(bookmarks),
        [this](std::uint64_t run, const std::vector<trace::Bookmark>& now) {
            setBookmarks(run, now);
        }});
}

void RunBook::setBookmarks(std::uint64_t run, const std::vector<trace::Bookmark>& bookmarks)
{
    if (const KeptRun* kept = m_history.find(run))
        m_history.setTrace(
            run, std::make_shared<const trace::Trace>(kept->trace->withBookmarks(bookmarks)));
    if (run != m_current)
        return;
    m_bookmarks = bookmarks;
    m_scene.setTrace(
        std::make_shared<const trace::Trace>(m_scene.trace()->withBookmarks(bookmarks)),
        m_scene.playhead().growing());
}

void RunBook::compareWith(std::uint64_t id)
{
    if (m_history.find(id) == nullptr)
        return;
    m_a = id;
    m_history.setPinned(id, true);
    if (hasB())
        return showComparison();
    m_scene.setOther({});
    emit comparisonChanged();
}

void RunBook::showComparison()
{
    m_scene.setOther(m_history.find(m_a)->trace);
    m_stage.setViews(m_overlaid ? overlaidViews : stackedViews);
    refreshRepeats();
    emit comparisonChanged();
}

void RunBook::setOverlaid(bool overlaid)
{
    m_overlaid = overlaid;
    if (besideEachOther())
        m_stage.setViews(m_overlaid ? overlaidViews : stackedViews);
    emit comparisonChanged();
}

bool RunBook::setAlike() const
{
    return RunTally::setAlike(m_scene.frame().other->provenance(), m_scene.trace()->provenance());
}

bool RunBook::repeated() const
{
    const auto& repeats = m_scene.frame().repeats;
    return repeats && repeats->a.size() > 1 && repeats->b.size() > 1;
}

/// Runs that are set alike are no repeats of two things.
void RunBook::refreshRepeats()
{
    std::shared_ptr<const trace::Repeats> repeats;
    if (besideEachOther() && m_scene.trace()->finished() && !setAlike()) {
        trace::Repeats found{
            .a = m_tally.alike(*m_scene.frame().other), .b = m_tally.alike(*m_scene.trace())};
        if (found.a.size() > 1 || found.b.size() > 1)
            repeats = std::make_shared<const trace::Repeats>(std::move(found));
    }
    if (repeats || m_scene.frame().repeats)
        m_scene.setRepeats(repeats);
}

void RunBook::endComparison()
{
    if (!comparing())
        return;
    m_a = 0;
    m_scene.setRepeats({});
    m_scene.setOther({});
    emit comparisonChanged();
}

} // namespace app
