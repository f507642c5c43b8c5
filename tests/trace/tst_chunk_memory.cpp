#include "engine/trace/chunk_memory.h"

#include <QTest>

#include <cstdint>
#include <cstring>
#include <random>
#include <vector>

using trace::ChunkMemory;

class TestChunkMemory : public QObject {
    Q_OBJECT

private slots:
    void piecesNeverOverlapAndStayAsLongAsTheirPointers();
    void aWholeBlockCanBeTaken();
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

QTEST_APPLESS_MAIN(TestChunkMemory)
#include "tst_chunk_memory.moc"
