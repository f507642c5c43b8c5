#include "engine/lifecycle/block_queue.h"

#include <QTest>

#include <deque>
#include <random>

class TestBlockQueue : public QObject {
    Q_OBJECT

private slots:
    void whatGoesInComesOutInOrder();
};

/// Against std::deque, growing and shrinking so that blocks are made, emptied and used again.
void TestBlockQueue::whatGoesInComesOutInOrder()
{
    engine::BlockQueue<int, 8> queue;
    std::deque<int> reference;
    std::mt19937 random{1};
    int next = 0;
    for (int turn = 0; turn < 2000; ++turn) {
        const auto many = random() % 1000;
        const bool grow = random() % 2 == 0;
        for (unsigned i = 0; i < many && (grow || !reference.empty()); ++i) {
            if (grow) {
                QCOMPARE(queue.push(next), next);
                reference.push_back(next++);
            } else {
                QCOMPARE(queue.front(), reference.front());
                queue.pop();
                reference.pop_front();
            }
        }
        QCOMPARE(queue.size(), reference.size());
        if (!reference.empty()) {
            const auto any = random() % reference.size();
            QCOMPARE(queue[any], reference[any]);
        }
    }
}

QTEST_APPLESS_MAIN(TestBlockQueue)
#include "tst_block_queue.moc"
