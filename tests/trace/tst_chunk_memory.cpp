#include "engine/trace/chunk_memory.h"

#include <QTest>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <random>
#include <vector>

#include <sys/mman.h>
#include <unistd.h>

using trace::ChunkMemory;

class TestChunkMemory : public QObject {
    Q_OBJECT

private slots:
    void piecesNeverOverlapAndStayAsLongAsTheirPointers();
    void aWholeBlockCanBeTaken();
    void theNextBlockIsReadyBeforeItIsNeeded();
};

/// Every piece keeps the byte it was filled with, also when its memory and others are gone.
void TestChunkMemory::piecesNeverOverlapAndStayAsLongAsTheirPointers()
{
    struct Piece {
        std::shared_ptr<std::byte> room;
        std::size_t bytes;
        int filled;
    };
    std::vector<Piece> pieces;
    std::mt19937 random{7};
    {
        ChunkMemory memory;
        for (int i = 0; i < 200; ++i) {
            const std::size_t bytes = 1 + random() % 100'000;
            Piece piece{memory.take(bytes), bytes, i % 251};
            QCOMPARE(reinterpret_cast<std::uintptr_t>(piece.room.get()) % alignof(std::max_align_t),
                std::uintptr_t{0});
            std::memset(piece.room.get(), piece.filled, bytes);
            pieces.push_back(std::move(piece));
            if (random() % 3 == 0)
                pieces.erase(
                    pieces.begin() + static_cast<std::ptrdiff_t>(random() % pieces.size()));
        }
    }
    for (const Piece& piece : pieces) {
        const auto* const bytes = reinterpret_cast<const unsigned char*>(piece.room.get());
        for (std::size_t i = 0; i < piece.bytes; ++i)
            if (bytes[i] != piece.filled)
                QFAIL("a piece was written by another");
    }
}

void TestChunkMemory::aWholeBlockCanBeTaken()
{
    ChunkMemory memory;
    const auto first = memory.take(ChunkMemory::blockSize);
    const auto second = memory.take(ChunkMemory::blockSize);
    std::memset(first.get(), 1, ChunkMemory::blockSize);
    std::memset(second.get(), 2, ChunkMemory::blockSize);
    QCOMPARE(first.get()[ChunkMemory::blockSize - 1], std::byte{1});
}

/// Resident pages of what was taken, as the kernel counts them. Source: mincore(2).
static std::size_t residentPages(const std::byte* room)
{
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    std::vector<unsigned char> resident(ChunkMemory::blockSize / page);
    auto* const begin = const_cast<std::byte*>(room);
    if (::mincore(begin, ChunkMemory::blockSize, resident.data()) != 0)
        return 0;
    return static_cast<std::size_t>(std::ranges::count(resident, 1));
}

void TestChunkMemory::theNextBlockIsReadyBeforeItIsNeeded()
{
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    ChunkMemory memory;
    const auto first = memory.take(ChunkMemory::blockSize);
    QCOMPARE(residentPages(first.get()), std::size_t{0}); // a small trace pays for nothing ahead
    const auto second = memory.take(ChunkMemory::blockSize);
    const auto third = memory.take(ChunkMemory::blockSize);
    if (residentPages(third.get()) == 0)
        QSKIP("this kernel does not populate memory ahead (MADV_POPULATE_WRITE, Linux 5.14)");
    QCOMPARE(residentPages(third.get()), ChunkMemory::blockSize / page);
}

QTEST_APPLESS_MAIN(TestChunkMemory)
#include "tst_chunk_memory.moc"
