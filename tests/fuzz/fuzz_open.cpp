// Feeds damaged recordings to engine::open(), which must answer each with a trace or a sentence.
//
//   fuzz_open FILE...            opens each file
//   fuzz_open --rounds N [SEED]  makes recordings and damages them in N ways: bytes flipped, moved,
//                                cut; and values changed with the checksums made right again
//
// Built by Clang with -DINTERLEAVE_LIBFUZZER=ON it is a libFuzzer target instead.

#include "engine/files/interleave_file.h"
#include "files/random_trace.h"
#include "files/tampering.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <sys/mman.h>
#include <unistd.h>

namespace {

/// What views would do with it: look at everything once.
void lookAt(const trace::Trace& trace)
{
    for (const trace::Actor& actor : trace.actors()) {
        trace.lane(actor.id).timeIn(trace.extent());
        for (std::size_t i = 0; i < trace.lane(actor.id).size(); ++i) {
            const trace::Slice slice = trace.lane(actor.id)[i];
            if (slice.resource)
                trace.resource(*slice.resource);
            if (slice.peer)
                trace.actor(*slice.peer);
        }
    }
}

bool opens(const std::filesystem::path& path)
{
    const auto opened = engine::open(path);
    if (opened)
        lookAt(**opened);
    else if (opened.error().message.empty())
        std::abort();
    return opened.has_value();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const int fd = ::memfd_create("recording", MFD_CLOEXEC);
    const bool written = ::write(fd, data, size) == static_cast<ssize_t>(size);
    if (written)
        opens("/proc/self/fd/" + std::to_string(fd));
    ::close(fd);
    return 0;
}

#ifndef INTERLEAVE_LIBFUZZER
namespace {

class Fuzzer {
public:
    Fuzzer(std::uint32_t seed, const std::filesystem::path& directory)
        : m_random{seed}
        , m_path{directory / "fuzzed.interleave"}
    {
    }

    bool round()
    {
        if (m_rounds++ % 20 == 0)
            makeRecording();
        write(m_original);
        if (m_random.below(2) == 0)
            changeBytes();
        else
            changeValues();
        return opens(m_path);
    }

private:
    void makeRecording()
    {
        if (!engine::save(*m_random.make(200), m_path))
            std::abort();
        std::ifstream in{m_path, std::ios::binary};
        m_original.assign(std::istreambuf_iterator<char>{in}, {});
    }

    void write(const std::string& bytes) const
    {
        // A new file each time: some file systems flush one that is cut and written again.
        std::filesystem::remove(m_path);
        std::ofstream{m_path, std::ios::binary} << bytes;
    }

    void changeBytes()
    {
        std::string bytes = m_original;
        for (std::size_t i = 1 + m_random.below(8); i > 0 && !bytes.empty(); --i) {
            const std::size_t at = m_random.below(bytes.size());
            const std::size_t length = m_random.below(std::min<std::size_t>(64, bytes.size() - at));
            switch (m_random.below(4)) {
            case 0: bytes.erase(at, length); break;
            case 1:
                bytes.replace(at, length, bytes.substr(m_random.below(bytes.size()), length));
                break;
            case 2: bytes.resize(m_random.below(20) == 0 ? at : bytes.size()); break;
            default: bytes[at] = m_random.number<char>();
            }
        }
        write(bytes);
    }

    std::string anyValue()
    {
        switch (m_random.below(6)) {
        case 0: return "NULL";
        case 1: return "randomblob(" + std::to_string(m_random.below(100)) + ")";
        case 2: return "'thread'";
        case 3: return std::to_string(m_random.number<std::int64_t>());
        default: return std::to_string(static_cast<int>(m_random.below(20)) - 4);
        }
    }

    void changeValues()
    {
        namespace tables = engine::files::tables;
        {
            tests::Tampering tampering{m_path};
            for (std::size_t i = 1 + m_random.below(2); i > 0; --i) {
                const auto& table = tables::all[m_random.below(tables::all.size() - 1)];
                tampering.execute(std::string{"UPDATE "} + table.name + " SET "
                    + anyColumn(table.columns) + " = " + anyValue()
                    + " WHERE id <= " + std::to_string(m_random.below(3)));
            }
            for (const char* table : {"slice_chunks", "mark_chunks", "flow_chunks"})
                if (m_random.below(2) == 0)
                    tampering.editChunk(table, 0, [&](std::string& raw) {
                        if (!raw.empty())
                            raw[m_random.below(raw.size())] = m_random.number<char>();
                    });
        }
        try {
            tests::sign(m_path);
        } catch (const engine::files::Refusal&) { // Then opening refuses it too.
        }
    }

    std::string anyColumn(std::string_view columns)
    {
        std::vector<std::string> names;
        for (std::size_t at = 0; at < columns.size();) {
            names.emplace_back(columns.substr(at, columns.find(' ', at) - at));
            at = std::min(columns.find(", ", at), columns.size() - 2) + 2;
        }
        return names[m_random.below(names.size())];
    }

    tests::RandomTrace m_random;
    std::filesystem::path m_path;
    std::string m_original;
    long m_rounds = 0;
};

int fuzz(long rounds, std::uint32_t seed)
{
    std::string directory = std::filesystem::temp_directory_path() / "fuzz-open-XXXXXX";
    if (::mkdtemp(directory.data()) == nullptr)
        return 1;
    Fuzzer fuzzer{seed, directory};
    long opened = 0;
    for (long i = 0; i < rounds; ++i)
        opened += fuzzer.round();
    std::filesystem::remove_all(directory);
    std::printf("%ld recordings damaged: %ld opened all the same, %ld refused\n", rounds, opened,
        rounds - opened);
    return 0;
}

} // namespace

int main(int count, char** arguments)
{
    if (count >= 3 && std::string_view{arguments[1]} == "--rounds")
        return fuzz(std::atol(arguments[2]),
            count > 3 ? static_cast<std::uint32_t>(std::atol(arguments[3])) : 1);
    for (int i = 1; i < count; ++i)
        std::printf("%s: %s\n", arguments[i], opens(arguments[i]) ? "opened" : "refused");
    return 0;
}
#endif
