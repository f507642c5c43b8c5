#include "engine/files/opener.h"

#include <algorithm>
#include <cerrno>
#include <limits>

namespace engine::files {

std::span<const std::byte> Opener::decompress(const ChunkRow& row)
{
    static constexpr std::size_t mostBytesEach = 64; // more than any element takes
    if (row.count == 0 || row.count > chunkCapacity || row.raw > row.count * mostBytesEach)
        throw Refusal{0, trace::shown("engine", "a chunk has an impossible size")};
    if (ZSTD_getFrameContentSize(row.data.data(), row.data.size()) != row.raw)
        throw Refusal{0, trace::shown("engine", "a chunk is not as large as it says")};
    m_raw.resize(row.raw);
    const std::size_t size = ZSTD_decompressDCtx(
        m_decompressor.get(), m_raw.data(), m_raw.size(), row.data.data(), row.data.size());
    if (ZSTD_isError(size) != 0 || size != row.raw || xxh64(m_raw) != row.hash)
        throw Refusal{0, trace::shown("engine", "a chunk does not match its checksum")};
    return m_raw;
}

template <class Use>
void Opener::readChunks(const Table& table, LoadCost::Rate rate, Use&& use)
{
    readRows<ChunkRow>(table, std::numeric_limits<std::size_t>::max(), [&](const ChunkRow& row) {
        m_cost.add(row.count, rate);
        if (m_cost.exceeds(m_fileSize))
            throw Refusal{EFBIG,
                trace::shown("engine", "it asks for more memory than a file of this size may")};
        use(row, decompress(row));
    });
}

void Opener::expectActor(const ChunkRow& row) const
{
    if (row.actor >= m_known.actors)
        throw Refusal{0, "a chunk is of actor " + std::to_string(row.actor) + ", who is not there"};
}

void Opener::readSlices()
{
    std::vector<std::uint64_t> missing;
    for (const ActorRow& row : m_actors)
        missing.push_back(row.slices);
    std::uint64_t done = 0;
    readChunks(tables::sliceChunks, LoadCost::ofSlices, [&](const ChunkRow& row, auto bytes) {
        expectActor(row);
        const trace::ActorId actor{row.actor};
        SliceReader reader{bytes, row.count, row.first, m_known};
        const auto& last = m_builder.last(actor);
        if (last && row.first < last->begin)
            throw Refusal{0, "slices" + ofActor(row.actor) + " do not ascend"};
        if (reader.last() > m_recording.extent.end)
            throw Refusal{0, "slices" + ofActor(row.actor) + " begin after the recording ends"};
        if (missing[row.actor] < row.count)
            throw Refusal{0, "actor " + std::to_string(row.actor) + " has too many slices"};
        missing[row.actor] -= row.count;
        for (std::uint32_t i = 0; i < row.count; ++i)
            m_builder.append(actor, reader.next());

        done += row.count;
        const double share =
            static_cast<double>(done) / static_cast<double>(m_recording.slices + 1);
        if (m_progress && !m_progress(std::min(1.0, share)))
            throw Refusal{ECANCELED, trace::shown("engine", "cancelled")};
    });
    for (std::size_t i = 0; i < missing.size(); ++i)
        if (missing[i] != 0)
            damaged("slices" + ofActor(i) + " are missing");
}

void Opener::readMarks()
{
    std::vector<std::uint64_t> missing;
    std::vector<trace::Time> last(m_actors.size(), trace::Time::min());
    for (const ActorRow& row : m_actors)
        missing.push_back(row.marks);
    std::vector<trace::Mark> marks;
    readChunks(tables::markChunks, LoadCost::ofMarks, [&](const ChunkRow& row, auto bytes) {
        expectActor(row);
        files::readMarks(bytes, row.count, row.first, m_known, marks);
        if (row.first < last[row.actor])
            throw Refusal{0, "marks" + ofActor(row.actor) + " do not ascend"};
        last[row.actor] = marks.back().at;
        if (missing[row.actor] < row.count)
            throw Refusal{0, "actor " + std::to_string(row.actor) + " has too many marks"};
        missing[row.actor] -= row.count;
        for (const trace::Mark& mark : marks)
            m_builder.mark(trace::ActorId{row.actor}, mark);
    });
    for (std::size_t i = 0; i < missing.size(); ++i)
        if (missing[i] != 0)
            damaged("marks" + ofActor(i) + " are missing");
}

void Opener::readFlows()
{
    std::vector<trace::Flow> flows;
    std::uint64_t found = 0;
    readChunks(tables::flowChunks, LoadCost::ofFlows, [&](const ChunkRow& row, auto bytes) {
        files::readFlows(bytes, row.count, row.first, m_known, flows);
        found += row.count;
        for (const trace::Flow& flow : flows)
            m_builder.flow(flow);
    });
    if (found != m_recording.flows)
        damaged(trace::shown("engine", "flows are missing"));
}

void Opener::readPictures()
{
    readRows<DigestRow>(tables::pictureDigests, tables::pictured.size(),
        [&](const DigestRow& row) { m_digests[row.table] = row.hash; });
    const auto refuse = [](bool wrong, const char* what) {
        if (wrong)
            throw Refusal{0, what};
    };
    trace::Time lastTime = trace::Time::min();
    std::uint64_t lastNumber = 0;
    readRows<PictureRow>(tables::pictures, mostPictures, [&](const PictureRow& row) {
        trace::Picture picture = row.picture;
        const std::uint64_t size = std::uint64_t{picture.width} * picture.height;
        refuse(size == 0 || size > mostCells || picture.top == 0,
            trace::shown("engine", "a picture has an impossible size"));
        refuse(picture.at < lastTime || picture.number < lastNumber
                || picture.at > m_recording.extent.end,
            trace::shown("engine", "pictures are not in the order of the recording's time"));
        m_cost.add(size, LoadCost::ofCells);
        if (m_cost.exceeds(m_fileSize))
            throw Refusal{EFBIG,
                trace::shown("engine", "it asks for more memory than a file of this size may")};
        refuse(ZSTD_getFrameContentSize(row.data.data(), row.data.size()) != size,
            trace::shown("engine", "a picture is not as large as it says"));
        auto cells = std::make_shared<std::vector<std::uint8_t>>(size);
        const std::size_t found = ZSTD_decompressDCtx(
            m_decompressor.get(), cells->data(), size, row.data.data(), row.data.size());
        refuse(ZSTD_isError(found) != 0 || found != size
                || xxh64(std::as_bytes(std::span{*cells})) != row.hash,
            trace::shown("engine", "a picture does not match its checksum"));
        refuse(std::ranges::max(*cells) > picture.top,
            trace::shown("engine", "a picture has a cell that is too large"));
        lastTime = picture.at;
        lastNumber = picture.number;
        picture.cells = std::move(cells);
        m_builder.show(std::move(picture));
    });
}

} // namespace engine::files
