#include "engine/measure/sampling.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <random>
#include <thread>

#include <pthread.h>
#include <sched.h>

using namespace engine;
using namespace std::chrono_literals;

namespace {

constexpr std::array<std::size_t, 1> first{0};

Stretch stretch(int beginNs, int lengthNs)
{
    const std::chrono::steady_clock::time_point begin{
        std::chrono::nanoseconds{1'000'000 + beginNs}};
    const std::chrono::nanoseconds length{lengthNs};
    return {.begin = begin, .end = begin + length, .operations = 1, .cpu = length};
}

/// Counts what it hears.
class Count : public SampleSink {
public:
    void turnsTo(std::size_t point) override { points.push_back(point); }
    void accepted(double value) override { values.push_back(value); }
    void rejected(Rejection reason) override { ++reasons.at(static_cast<std::size_t>(reason)); }

    std::vector<std::size_t> points{};
    std::vector<double> values{};
    Rejections reasons{};
};

/// How to measure where time does not matter.
Sampling quick()
{
    Sampling how;
    how.sweeps = 2;
    how.samples = 3;
    return how;
}

std::atomic<std::uint64_t> sum{0};
const Work adding{.run = [](unsigned, std::uint64_t operations) {
    for (std::uint64_t i = 0; i < operations; ++i)
        sum.fetch_add(1, std::memory_order_relaxed);
}};

} // namespace

class SamplingTest : public QObject {
    Q_OBJECT
private slots:
    void aQuantileLiesBetweenTheSortedValues()
    {
        std::mt19937 random{1};
        for (int round = 0; round < 300; ++round) {
            std::vector<double> values(1 + random() % 40);
            for (double& value : values)
                value = static_cast<double>(random() % 100);
            std::vector<double> sorted = values;
            std::ranges::sort(sorted);
            for (const double share : {0.0, 0.1, 0.25, 0.5, 0.75, 1.0}) {
                const double place = share * static_cast<double>(sorted.size() - 1);
                const auto below = static_cast<std::size_t>(place);
                const auto above = std::min(below + 1, sorted.size() - 1);
                const double part = place - static_cast<double>(below);
                const double expected = sorted[below] * (1 - part) + sorted[above] * part;
                QVERIFY(std::abs(quantile(values, share) - expected) < 1e-9);
            }
        }
    }

    void aFigureIsTheBestSweepsLowerQuartile()
    {
        Series series;
        series.beginSweep();
        for (const double value : {9.0, 10.0, 11.0, 12.0, 13.0})
            series.accept(value);
        series.beginSweep(); // nothing clean
        series.reject(Rejection::Preempted);
        series.beginSweep();
        for (const double value : {4.0, 5.0, 6.0, 7.0, 8.0})
            series.accept(value);
        series.reject(Rejection::Neighbour);
        series.reject(Rejection::Neighbour);
        const Figure figure = series.figure();
        QCOMPARE(figure.value, std::optional{5.0});
        QCOMPARE(figure.low, 6.25);
        QCOMPARE(figure.high, 10.75);
        QCOMPARE(figure.sweeps, 2U);
        QCOMPARE(figure.accepted, std::size_t{10});
        QCOMPARE(figure.rejected, (Rejections{1, 0, 0, 2}));

        const Figure rate = rateOf(figure, 30);
        QCOMPARE(rate.value, std::optional{6.0});
        QCOMPARE(rate.low, 30 / 10.75);
        QCOMPARE(rate.high, 30 / 6.25);
    }

    void withoutACleanSampleThereIsNoFigure()
    {
        Series series;
        series.beginSweep();
        series.reject(Rejection::Starved);
        QVERIFY(!series.figure().value);
        QVERIFY(!rateOf(series.figure(), 1).value);
    }

    void theGuardTellsWhatIsWrong()
    {
        const Stretch good = stretch(0, 250'000);
        QVERIFY(!judged(std::array{good}));
        QVERIFY(!judged(std::array{good, stretch(2'900, 250'000)}));

        Stretch preempted = good;
        preempted.switches = 1;
        QCOMPARE(judged(std::array{good, preempted}), std::optional{Rejection::Preempted});
        Stretch starved = good;
        starved.cpu = std::chrono::nanoseconds{244'900};
        QCOMPARE(judged(std::array{good, starved}), std::optional{Rejection::Starved});
        starved.cpu = std::chrono::nanoseconds{245'100};
        QVERIFY(!judged(std::array{good, starved}));
        QCOMPARE(
            judged(std::array{good, stretch(3'100, 250'000)}), std::optional{Rejection::Apart});
        QCOMPARE(judged(std::array{good, stretch(0, 224'000)}), std::optional{Rejection::Apart});
        QVERIFY(!judged(std::array{good, stretch(0, 226'000)}));
    }

    void theCanaryFallsSilentBesideANeighbour()
    {
        Canary canary;
        Canary::Time now{};
        QVERIFY(canary.sings(1, 10, now)); // the first is the best there is
        QVERIFY(canary.sings(1, 12, now));
        QVERIFY(canary.sings(1, 11.5, now));
        QVERIFY(!canary.sings(1, 11.3, now));
        QVERIFY(canary.sings(2, 5, now)); // another CPU
        now += 2s;
        QVERIFY(!canary.sings(1, 7, now));
        QVERIFY(canary.sings(1, 12, now));
        QCOMPARE(canary.slowdowns(), 0U);
    }

    void aCpuThatStaysSlowerHasBecomeASlowerOne()
    {
        Canary canary;
        Canary::Time now{};
        QVERIFY(canary.sings(1, 12, now));
        for (int i = 0; i < 29; ++i)
            QVERIFY(!canary.sings(1, i % 2 == 0 ? 8 : 7, now += 100ms));
        now += 200ms;
        QVERIFY(!canary.sings(1, 7, now)); // of the slower ones it is not the best
        QCOMPARE(canary.slowdowns(), 1U);
        QVERIFY(canary.sings(1, 8, now));
        QVERIFY(canary.sings(1, 7.7, now));
        QVERIFY(!canary.sings(1, 7, now));
        QCOMPARE(canary.slowdowns(), 1U);
    }

    void theCanaryCounts() { QVERIFY(canaryRate() > 0); }

    void everyWorkerHasItsOwnCpu()
    {
        const auto cpus = cpusForWork();
        QVERIFY(!cpus.empty());
        auto crew = Crew::on(cpus, {});
        QVERIFY2(crew, crew ? "" : crew.error().message.c_str());
        std::vector<std::size_t> members;
        for (std::size_t i = 0; i < (*crew)->size(); ++i)
            members.push_back(i);
        std::vector<int> where(cpus.size(), -1);
        (*crew)->prepare(
            members, [&where](unsigned worker, std::uint64_t) { where[worker] = ::sched_getcpu(); },
            1);
        for (std::size_t i = 0; i < cpus.size(); ++i)
            QCOMPARE(where[i], static_cast<int>(cpus[i]));
    }

    void nobodySharesACpu()
    {
        const unsigned cpu = cpusForWork().front();
        QVERIFY(!Crew::on({cpu, cpu}, {}));
        const auto none = Crew::on({8191}, {});
        QVERIFY(!none);
        QVERIFY(none.error().message.find("8191") != std::string::npos);
    }

    void aWorkersThreadIsStartedByWhoIsAsked()
    {
        std::vector<std::string> names;
        int alive = 0;
        Sampling how = quick();
        how.cpus = {cpusForWork().front()};
        how.startThread = [&](const std::string& name, const std::function<void()>& body) {
            names.push_back(name);
            ++alive;
            return std::shared_ptr<std::jthread>(new std::jthread{body}, [&](std::jthread* thread) {
                delete thread;
                --alive;
            });
        };
        {
            const auto sampler = Sampler::make(how);
            QVERIFY(sampler);
            QCOMPARE(names, std::vector<std::string>{"CPU " + std::to_string(how.cpus[0])});
        }
        QCOMPARE(alive, 0);
    }

    void aPreemptedSampleIsRejected()
    {
        Sampling how = quick();
        how.samples = 1;
        how.sweeps = 1;
        how.most = 30s;
        how.cpus = {cpusForWork().front()};
        Count count;
        how.sink = &count;
        auto sampler = Sampler::make(how);
        QVERIFY(sampler);

        // A rival that never sleeps, on the same CPU.
        std::jthread rival{[cpu = how.cpus[0]](const std::stop_token& stop) {
            cpu_set_t set;
            CPU_ZERO(&set);
            CPU_SET(cpu, &set);
            ::pthread_setaffinity_np(::pthread_self(), sizeof set, &set);
            while (!stop.stop_requested()) { }
        }};
        // Goes on until it happened to it.
        const Work work{.run = [](unsigned, std::uint64_t) {
            const long before = involuntarySwitches();
            const auto since = std::chrono::steady_clock::now();
            while (involuntarySwitches() == before
                && std::chrono::steady_clock::now() - since < 1s) { }
        }};
        std::vector<Rejection> verdicts;
        for (int i = 0; i < 3; ++i) {
            const auto crew = sampler->crew().sample(first, work.run, {1});
            QCOMPARE(crew.size(), std::size_t{1});
            QVERIFY(crew[0].switches > 0);
            QCOMPARE(judged(crew), std::optional{Rejection::Preempted});
        }
    }

    void aSampleThatSleepsIsRejected()
    {
        auto crew = Crew::on({cpusForWork().front()}, {});
        QVERIFY(crew);
        const Crew::Run sleeps = [](unsigned, std::uint64_t) { std::this_thread::sleep_for(5ms); };
        const auto sample = (*crew)->sample(first, sleeps, {1});
        QCOMPARE(sample.size(), std::size_t{1});
        QVERIFY(judged(sample));
        QVERIFY(judged(sample) == Rejection::Starved || sample[0].switches > 0);
    }

    void everySampleIsReported()
    {
        Count count;
        Sampling how = quick();
        how.sink = &count;
        how.cpus = {cpusForWork().front()};
        auto sampler = Sampler::make(how);
        QVERIFY(sampler);
        Series series;
        for (unsigned sweep = 0; sweep < how.sweeps; ++sweep) {
            sampler->turnTo(sweep);
            sampler->sweep(series, first, adding, 100, [](double ns) { return -ns; });
        }
        const Figure figure = series.figure();
        QCOMPARE(count.points, (std::vector<std::size_t>{0, 1}));
        QCOMPARE(count.values.size(), figure.accepted);
        QCOMPARE(count.reasons, figure.rejected);
        QVERIFY(figure.accepted <= std::size_t{how.sweeps} * how.samples);
        QVERIFY(std::ranges::all_of(count.values, [](double value) { return value < 0; }));
        if (figure.value)
            QVERIFY(*figure.value > 0 && figure.low > 0 && figure.high >= figure.low);
    }

    void whoIsCancelledMeasuresNoMore()
    {
        std::stop_source stop;
        Count count;
        class Stopping : public Count {
        public:
            explicit Stopping(std::stop_source& stop)
                : m_stop{stop}
            {
            }
            void accepted(double value) override { Count::accepted(value), m_stop.request_stop(); }
            void rejected(Rejection reason) override
            {
                Count::rejected(reason), m_stop.request_stop();
            }

        private:
            std::stop_source& m_stop;
        } stopping{stop};
        Sampling how = quick();
        how.stop = stop.get_token();
        how.samples = 1'000'000;
        how.sink = &stopping;
        how.cpus = {cpusForWork().front()};
        auto sampler = Sampler::make(how);
        QVERIFY(sampler);
        Series series;
        sampler->sweep(series, first, adding);
        QVERIFY(sampler->isOver());
        const Rejections& reasons = stopping.reasons;
        QCOMPARE(stopping.values.size() + reasons[0] + reasons[1] + reasons[2] + reasons[3],
            std::size_t{1});
    }

    void whoIsOutOfTimeMeasuresNoMore()
    {
        Sampling how = quick();
        how.most = 20ms;
        how.samples = 1'000'000;
        how.cpus = {cpusForWork().front()};
        auto sampler = Sampler::make(how);
        QVERIFY(sampler);
        Series series;
        sampler->sweep(series, first, adding); // ends
        QVERIFY(sampler->isOutOfTime() && sampler->isOver());
    }

    void workersWorkSideBySide()
    {
        const auto cpus = cpusForWork();
        if (cpus.size() < 2)
            QSKIP("needs two CPUs");
        auto crew = Crew::on({cpus[0], cpus[1]}, {});
        QVERIFY(crew);
        constexpr std::array<std::size_t, 2> both{0, 1};
        const auto came = [&] {
            const auto sample = (*crew)->sample(both, adding.run, {100, 250us});
            return sample.size() == 2 && std::ranges::all_of(sample, [](const Stretch& one) {
                return one.operations % 100 == 0 && one.operations > 0 && one.wall() >= 250us;
            });
        };
        bool together = false; // once is enough: on a busy machine they rarely come together
        for (int i = 0; i < 5000 && !together; ++i)
            together = came();
        QVERIFY(together);
    }

    void aBarrierLetsAllAcrossOrNobody()
    {
        constexpr int threads = 3;
        for (int round = 0; round < 50; ++round) {
            SpinBarrier barrier;
            barrier.reset(threads);
            std::atomic<int> across{0};
            {
                std::vector<std::jthread> all;
                for (int i = 0; i < threads; ++i)
                    all.emplace_back([&] {
                        if (barrier.cross(round % 2 == 0 ? 30s : 1us))
                            ++across;
                    });
            }
            QVERIFY(across == threads || (round % 2 == 1 && across == 0));
        }
        SpinBarrier barrier;
        barrier.reset(2);
        QVERIFY(!barrier.cross(1ms)); // nobody else comes
        QVERIFY(!barrier.cross(1ms)); // too late
    }
};

QTEST_GUILESS_MAIN(SamplingTest)
#include "tst_sampling.moc"
