#include "engine/compute/vote.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <string>

using namespace engine;

namespace {

std::vector<std::uint32_t> answers(std::uint64_t datum, const std::vector<Fault>& faults)
{
    std::vector<std::uint32_t> all;
    for (std::size_t voter = 0; voter < voters().size(); ++voter)
        all.push_back(answerOf(voter, datum, faults));
    return all;
}

std::vector<std::uint64_t> data()
{
    std::vector<std::uint64_t> all{0, 1, 2, 3, 4, 8, 9, 15, 16, 17, 99, 100, 101, UINT64_MAX,
        UINT64_MAX - 1, (std::uint64_t{1} << 62) - 1, std::uint64_t{1} << 62,
        std::uint64_t{1} << 63, 18446744065119617025ULL, 18446744065119617024ULL};
    std::mt19937_64 random{5};
    for (int i = 0; i < 3000; ++i)
        all.push_back(random() >> random() % 64);
    return all;
}

} // namespace

class VoteTest : public QObject {
    Q_OBJECT
private slots:
    void everyVoterFindsTheIntegerRoot()
    {
        for (const std::uint64_t datum : data())
            for (const Voter& voter : voters()) {
                const std::uint64_t root = voter.root(datum);
                const std::string what = std::string{voter.name} + " of " + std::to_string(datum);
                QVERIFY2(root * root <= datum, what.c_str());
                QVERIFY2(root == UINT32_MAX || (root + 1) * (root + 1) > datum, what.c_str());
            }
    }

    void allAgreeWithoutAFault()
    {
        for (const std::uint64_t datum : data())
            QCOMPARE(majority(answers(datum, {})),
                (Verdict{.winner = voters()[0].root(datum), .outvoted = {}}));
    }

    void anyOneFaultIsOutvotedAndItsVoterNamed()
    {
        for (const std::uint64_t datum : {0ULL, 2ULL, 1'000'000ULL, 18446744073709551615ULL})
            for (std::size_t voter = 0; voter < voters().size(); ++voter)
                for (unsigned bit = 0; bit < 32; ++bit)
                    QCOMPARE(majority(answers(datum, {{voter, bit}})),
                        (Verdict{.winner = voters()[0].root(datum), .outvoted = {voter}}));
    }

    void twoFaultsOfFiveAreOutvotedToo()
    {
        QCOMPARE(
            majority(answers(49, {{0, 3}, {4, 7}})), (Verdict{.winner = 7, .outvoted = {0, 4}}));
        QCOMPARE(
            majority(answers(49, {{1, 3}, {2, 3}})), (Verdict{.winner = 7, .outvoted = {1, 2}}));
    }

    /// The limit of the method: three that err alike win.
    void threeEqualFaultsOfFiveWin()
    {
        QCOMPARE(majority(answers(49, {{0, 3}, {1, 3}, {2, 3}})),
            (Verdict{.winner = 15, .outvoted = {3, 4}}));
    }

    void withoutAMajorityThereIsNoWinner()
    {
        QCOMPARE(majority(answers(49, {{0, 3}, {1, 4}, {2, 5}})), Verdict{});
        QCOMPARE(majority({}), Verdict{});
        const std::uint32_t tie[]{1, 2, 2, 1};
        QCOMPARE(majority(tie), Verdict{});
        const std::uint32_t one[]{8};
        QCOMPARE(majority(one), (Verdict{.winner = 8, .outvoted = {}}));
    }

    void majorityAgreesWithCounting()
    {
        std::mt19937 random{9};
        for (int round = 0; round < 5000; ++round) {
            std::vector<std::uint32_t> all(random() % 9);
            for (std::uint32_t& answer : all)
                answer = static_cast<std::uint32_t>(random() % 3);
            std::optional<std::uint32_t> winner;
            for (std::uint32_t answer = 0; answer < 3; ++answer)
                if (static_cast<std::size_t>(std::ranges::count(all, answer)) * 2 > all.size())
                    winner = answer;
            QCOMPARE(majority(all).winner, winner);
        }
    }
};

QTEST_GUILESS_MAIN(VoteTest)
#include "tst_vote.moc"
