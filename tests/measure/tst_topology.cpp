#include "engine/measure/topology.h"
#include "engine/measure/topology_guard.h"
#include "engine/measure/topology_text.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <random>
#include <set>
#include <string>

#include <sched.h>
#include <unistd.h>

using namespace engine;

namespace {

constexpr std::uint64_t kib = 1024;
constexpr std::uint64_t mib = 1024 * kib;
constexpr std::uint64_t gib = 1024 * mib;

const SampleMachine& sample(std::string_view id)
{
    return *std::ranges::find(sampleMachines(), id, &SampleMachine::id);
}

std::size_t cachesOf(const Topology& machine, int level, Topology::CacheKind kind)
{
    return static_cast<std::size_t>(std::ranges::count_if(machine.caches,
        [=](const Topology::Cache& cache) { return cache.level == level && cache.kind == kind; }));
}

/// What holds of every machine, whatever it is.
void checkSound(const Topology& machine)
{
    QVERIFY(!machine.cpus.empty() && !machine.nodes.empty());
    std::set<unsigned> all;
    for (const Topology::Cpu& cpu : machine.cpus) {
        QVERIFY(all.insert(cpu.index).second);
        if (cpu.package)
            QCOMPARE(std::ranges::count(machine.packages.at(*cpu.package).cpus, cpu.index), 1);
        if (cpu.core)
            QCOMPARE(std::ranges::count(machine.cores.at(*cpu.core).cpus, cpu.index), 1);
        if (cpu.node)
            QCOMPARE(std::ranges::count(machine.nodes.at(*cpu.node).cpus, cpu.index), 1);
    }
    for (const Topology::Distances& matrix : machine.distances)
        QCOMPARE(matrix.values.size(), matrix.nodes.size() * matrix.nodes.size());
}

std::string refusalOf(std::string_view xml)
{
    const auto topology = parseTopology(xml);
    return topology ? std::string{} : topology.error().message;
}

/// A small machine, with something in the place of each mark.
std::string machineWith(std::string_view inside, std::string_view attributes = "")
{
    return "<?xml version=\"1.0\"?>\n<topology version=\"2.0\">\n<object type=\"Machine\" "
           "os_index=\"0\" cpuset=\"0x1\" complete_cpuset=\"0x1\" allowed_cpuset=\"0x1\" "
           "nodeset=\"0x1\" complete_nodeset=\"0x1\" allowed_nodeset=\"0x1\" gp_index=\"1\""
        + std::string{attributes}
    + ">\n<object type=\"NUMANode\" os_index=\"0\" cpuset=\"0x1\" complete_cpuset=\"0x1\" "
      "nodeset=\"0x1\" complete_nodeset=\"0x1\" gp_index=\"2\" local_memory=\"1048576\"/>\n"
        + std::string{inside}
    + "<object type=\"PU\" os_index=\"0\" cpuset=\"0x1\" complete_cpuset=\"0x1\" "
      "nodeset=\"0x1\" complete_nodeset=\"0x1\" gp_index=\"3\"/>\n</object>\n</topology>\n";
}

} // namespace

class TopologyTest : public QObject {
    Q_OBJECT
private slots:
    void thisMachineHasTheCpusThatTheKernelCounts()
    {
        const auto machine = thisTopology();
        QVERIFY2(machine, machine ? "" : machine.error().message.c_str());
        checkSound(*machine);
        cpu_set_t allowed;
        QCOMPARE(::sched_getaffinity(0, sizeof allowed, &allowed), 0);
        for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu)
            if (CPU_ISSET(cpu, &allowed))
                QVERIFY(std::ranges::count(
                            machine->cpus, static_cast<unsigned>(cpu), &Topology::Cpu::index)
                    == 1);
        QVERIFY(machine->isThisMachine);
        QVERIFY(machine->cpus.size() <= static_cast<std::size_t>(::sysconf(_SC_NPROCESSORS_CONF)));
    }

    void theLineSizeIsTheKernels()
    {
        std::ifstream file{"/sys/devices/system/cpu/cpu0/cache/index0/coherency_line_size"};
        unsigned line = 0;
        if (!(file >> line))
            QSKIP("the kernel tells of no caches here");
        const auto machine = thisTopology();
        QVERIFY(machine && !machine->caches.empty());
        QCOMPARE(machine->caches.front().lineSize, line);
    }

    void aDescribedMachineIsAsDescribed()
    {
        const auto machine = describedTopology(
            "pack:2 [numa(memory=8GiB)] l3:1(size=4MiB) l2:2(size=256KiB) core:1 pu:2");
        QVERIFY2(machine, machine ? "" : machine.error().message.c_str());
        checkSound(*machine);
        QVERIFY(!machine->isThisMachine);
        QCOMPARE(machine->packages.size(), 2U);
        QCOMPARE(machine->nodes.size(), 2U);
        QCOMPARE(machine->nodes[1].memory, 8 * gib);
        QCOMPARE(machine->nodes[1].cpus, (std::vector<unsigned>{4, 5, 6, 7}));
        QCOMPARE(machine->cores.size(), 4U);
        QCOMPARE(machine->cpus.size(), 8U);
        QCOMPARE(machine->cpus[5].package, std::optional<std::size_t>{1});
        QCOMPARE(machine->cpus[5].core, std::optional<std::size_t>{2});
        QCOMPARE(machine->cpus[5].node, std::optional<std::size_t>{1});
        QCOMPARE(cachesOf(*machine, 3, Topology::CacheKind::Unified), 2U);
        QCOMPARE(cachesOf(*machine, 2, Topology::CacheKind::Unified), 4U);
        QCOMPARE(machine->caches.back().size, 4 * mib);
        QCOMPARE(machine->caches.back().cpus.size(), 4U);
    }

    void whatDescribesNoMachineIsRefused_data()
    {
        QTest::addColumn<QByteArray>("description");
        for (const char* text : {"", "a fast one", "pack:", "pack:0 pu:1", "core:2 pu:-1", "pu:2 x",
                 "pu:99999999", "pack:1000 core:1000 pu:1000", "pu:1e300", "numa:2(", "((((((("})
            QTest::newRow(text[0] == '\0' ? "nothing" : text) << QByteArray{text};
        QTest::newRow("long") << QByteArray(100'000, 'p');
    }

    void whatDescribesNoMachineIsRefused()
    {
        QFETCH(QByteArray, description);
        const auto machine = describedTopology(description.toStdString());
        QVERIFY(!machine);
        QVERIFY(machine.error().message.find("pack:2 [numa]") != std::string::npos);
        QVERIFY(machine.error().message.size() < 200);
    }

    void theSamplesAreMachinesOfTheirKind()
    {
        QCOMPARE(sampleMachines().size(), 3U);
        const auto laptop = parseTopology(sample("laptop").xml);
        QVERIFY2(laptop, laptop ? "" : laptop.error().message.c_str());
        checkSound(*laptop);
        QCOMPARE(laptop->packages.size(), 1U);
        QCOMPARE(laptop->cores.size(), 4U);
        QCOMPARE(laptop->cpus.size(), 8U);
        QCOMPARE(laptop->nodes.size(), 1U);
        QCOMPARE(laptop->nodes[0].memory, 16 * gib);
        QCOMPARE(laptop->caches.front().size, 48 * kib);
        QCOMPARE(laptop->caches.front().kind, Topology::CacheKind::Data);
        QCOMPARE(laptop->caches.front().lineSize, 64U);
        QCOMPARE(cachesOf(*laptop, 1, Topology::CacheKind::Instruction), 4U);
        QVERIFY(laptop->distances.empty());

        const auto dual = parseTopology(sample("dual-socket").xml);
        QVERIFY(dual);
        checkSound(*dual);
        QCOMPARE(dual->packages.size(), 2U);
        QCOMPARE(dual->cpus.size(), 64U);
        QCOMPARE(dual->distances.size(), 1U);
        QCOMPARE(dual->distances[0].means, Topology::Means::Latency);
        QCOMPARE(dual->distances[0].values, (std::vector<std::uint64_t>{10, 21, 21, 10}));

        const auto four = parseTopology(sample("four-node").xml);
        QVERIFY(four);
        checkSound(*four);
        QCOMPARE(four->nodes.size(), 4U);
        QCOMPARE(four->cpus.size(), 96U);
        const std::vector<std::uint64_t> ring{
            10, 21, 31, 21, 21, 10, 21, 31, 31, 21, 10, 21, 21, 31, 21, 10};
        QCOMPARE(four->distances.at(0).values, ring);
        QCOMPARE(four->distances.at(0).name, std::string{"NUMALatency"});
        for (const auto& machine : {laptop, dual, four})
            QVERIFY(!machine->isThisMachine);
    }

    void aSampleIsTheFileThatIsShipped()
    {
        for (const SampleMachine& machine : sampleMachines()) {
            const auto opened =
                openTopology(std::string{MACHINES "/"} + std::string{machine.id} + ".xml");
            QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
            QVERIFY(*opened == parseTopology(machine.xml).value());
        }
    }

    void aTopologySurvivesBeingHandedOver()
    {
        for (const Topology& machine :
            {thisTopology().value(), parseTopology(sample("four-node").xml).value()})
            QVERIFY(topologyOfText(topologyText(machine)).value() == machine);
        Topology wrong = parseTopology(sample("dual-socket").xml).value();
        wrong.cpus[0].package = 7;
        QVERIFY(!topologyOfText(topologyText(wrong)));
        wrong = parseTopology(sample("dual-socket").xml).value();
        wrong.distances[0].values.pop_back();
        QVERIFY(!topologyOfText(topologyText(wrong)));
        for (const char* text : {"", "{}", "[1]", "{\"here\":true}", "null", "{"})
            QVERIFY(!topologyOfText(text));
    }

    void theSmallestMachineIsTaken()
    {
        const auto machine = parseTopology(machineWith(""));
        QVERIFY2(machine, machine ? "" : machine.error().message.c_str());
        checkSound(*machine);
        QCOMPARE(machine->cpus.size(), 1U);
        QVERIFY(machine->cores.empty() && !machine->cpus[0].core);
        QCOMPARE(machine->nodes[0].memory, mib);
    }

    void hostileDescriptionsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* name, const std::string& xml, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(xml) << QByteArray{says};
        };
        const std::string deep = [] {
            std::string open;
            std::string close;
            for (int i = 0; i < 100'000; ++i) {
                open += "<object>";
                close += "</object>";
            }
            return "<topology>" + open + close + "</topology>";
        }();
        std::string many;
        for (int i = 0; i < 50'000; ++i)
            many += "<object type=\"Misc\"/>";
        const std::string whole = machineWith("");
        row("empty", "", "no <topology>");
        row("text", "hello", "not what lstopo");
        row("binary", std::string("\x7f\x45\x4c\x46\0\0", 6), "no text");
        row("another document", "<html><body/></html>", "no <topology>");
        row("cut short", whole.substr(0, whole.size() / 2), "");
        row("not closed", "<topology version=\"2.0\"><object>", "ends within <object>");
        row("crossed", "<topology><a></topology></a>", "ends nothing that is open");
        row("two roots", whole + "<topology/>", "something follows");
        row("deep", deep, "nested deeper");
        row("many objects", machineWith(many), "more objects");
        row("large", std::string(mostTopologyBytes + 1, ' '), "longer than 4096 KiB");
        row("a bomb of entities",
            "<?xml version=\"1.0\"?><!DOCTYPE topology [<!ENTITY a \"aaaa\"><!ENTITY b "
            "\"&a;&a;&a;\">]><topology>&b;</topology>",
            "document type of its own");
        row("an entity", machineWith("<info name=\"a\" value=\"&file;\"/>"), "an entity");
        row("a raw section", machineWith("<![CDATA[x]]>"), "raw section");
        row("an attribute twice", machineWith("", " name=\"a\" name=\"b\""), "attribute twice");
        row("an attribute without quotes", machineWith("", " name=a"), "not well-formed");
        row("a huge set", machineWith("", " some_cpuset=\"" + std::string(10'000, ',') + "\""),
            "more CPUs");
        row("a huge number", machineWith("<object type=\"PU\" os_index=\"99999999999999999999\"/>"),
            "os_index");
        row("a negative number", machineWith("<object type=\"PU\" os_index=\"-5\"/>"), "os_index");
        row("a huge matrix",
            machineWith("</object><distances2 type=\"NUMANode\" nbobjs=\"4000000\"/><object>"),
            "nbobjs");
        row("a newer hwloc", "<topology version=\"3.0\"></topology>", "newer hwloc");
        row("nothing in it", "<topology version=\"2.0\"></topology>", "hwloc");
        row("no memory",
            "<topology version=\"2.0\"><object type=\"Machine\" os_index=\"0\" cpuset=\"0x1\"/>"
            "</topology>",
            "hwloc");
    }

    void hostileDescriptionsAreRefused()
    {
        QFETCH(QByteArray, xml);
        QFETCH(QByteArray, says);
        const std::string message = refusalOf(xml.toStdString());
        QVERIFY(!message.empty());
        QVERIFY2(message.find(says.toStdString()) != std::string::npos, message.c_str());
        QVERIFY2(message.size() < 200 && message.find('\n') == std::string::npos, message.c_str());
    }

    void aFileIsNamedAndNotTrustedToBeSmall()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("m.xml").toStdString();
        std::ofstream{path} << "<topology version=\"2.0\">";
        QCOMPARE(openTopology(path).error().message, path + ": it ends within <topology>");
        QVERIFY(openTopology(path + "x").error().message.find("No such file") != std::string::npos);
        QVERIFY(openTopology("/dev/zero").error().message.find("larger than") != std::string::npos);
    }

    /// Damage of all kinds to a whole machine: hwloc itself crashes on some of it, we never do.
    void noDamageBreaksTheReader()
    {
        std::mt19937 random{9};
        const std::string_view values[]{"0", "-1", "", "4294967295", "0xf...f", "NUMANode", "PU",
            "Core", "Group", "MemCache", "0x0", "1", "0x0,0x1", "Machine"};
        int taken = 0;
        for (int trial = 0; trial < 60; ++trial) {
            std::string xml{sample("laptop").xml};
            for (std::size_t i = 1 + random() % 3; i > 0; --i) {
                const std::size_t at = random() % xml.size();
                const std::size_t value = xml.find("=\"", at);
                const std::size_t line = xml.find('\n', at);
                if (random() % 3 == 0)
                    xml[at] = static_cast<char>(' ' + random() % 95);
                else if (random() % 2 == 0 && value != std::string::npos)
                    xml.replace(value + 2, xml.find('"', value + 2) - value - 2,
                        values[random() % std::size(values)]);
                else if (line != std::string::npos)
                    xml.erase(line, xml.find('\n', line + 1) - line);
            }
            if (const auto machine = parseTopology(xml)) {
                ++taken;
                QVERIFY(!machine->cpus.empty() && !machine->nodes.empty());
            } else {
                QVERIFY(!machine.error().message.empty());
            }
        }
        QVERIFY(taken > 0 && taken < 60);
    }
};

QTEST_APPLESS_MAIN(TopologyTest)
#include "tst_topology.moc"
