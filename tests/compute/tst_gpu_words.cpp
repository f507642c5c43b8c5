// What a person is told who has no device, or whose device fails.
#include "engine/compute/gpu_words.h"

#include <QProcess>
#include <QTest>

using namespace engine;

namespace {

GpuDevice named(std::size_t id, const char* name, GpuKind kind, const char* missing = "")
{
    return {.id = id, .name = name, .kind = kind, .missing = missing};
}

bool says(const Error& error, std::string_view words)
{
    return error.message.find(words) != std::string::npos;
}

/// What this program says in a process of its own, with the environment changed.
QByteArray listedWith(const QStringList& variables)
{
    QProcess other;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("TST_GPU_LIST", "1");
    for (const QString& variable : variables)
        environment.insert(variable.section('=', 0, 0), variable.section('=', 1));
    other.setProcessEnvironment(environment);
    other.start(QCoreApplication::applicationFilePath());
    return other.waitForFinished(60000) && other.exitCode() == 0 ? other.readAllStandardOutput()
                                                                 : QByteArray{"crashed"};
}

} // namespace

class GpuWordsTest : public QObject {
    Q_OBJECT
private slots:
    void withoutADriverTheListSaysSo()
    {
        if (listedWith({}) == QByteArray{reasonFor(NoGpu::Loader).data()})
            QSKIP("there is no Vulkan loader here");
        // One name for each generation of loaders.
        QCOMPARE(listedWith({"VK_DRIVER_FILES=/nonexistent", "VK_ICD_FILENAMES=/nonexistent"}),
            QByteArray{reasonFor(NoGpu::Driver).data()});
    }

    void everyReasonNamesWhatToInstallOrFind()
    {
        QVERIFY(reasonFor(NoGpu::Loader).find("libvulkan1") != std::string_view::npos);
        QVERIFY(reasonFor(NoGpu::Driver).find("mesa-vulkan-drivers") != std::string_view::npos);
        QVERIFY(!reasonFor(NoGpu::Device).empty());
    }

    void softwareVulkanIsCalledWhatItIs()
    {
        QCOMPARE(nameOf(GpuKind::Cpu), std::string_view{"software Vulkan on the CPU"});
    }

    void everyFailureIsASentence()
    {
        QVERIFY(says(gpuFailure(-1, "compute"), "the computer is out of memory"));
        QVERIFY(says(gpuFailure(-2, "compute"), "choose fewer elements"));
        QVERIFY(
            says(gpuFailure(-4, "compute on X"), "Could not compute on X: the device was lost"));
        QVERIFY(says(gpuFailure(-6, "start"), "vulkan-validationlayers"));
        QVERIFY(says(gpuFailure(-8, "start"), "lacks a feature"));
        QVERIFY(says(gpuFailure(2, "compute"), "did not finish"));
        QVERIFY(says(gpuFailure(-12345, "compute"), "-12345"));
        GpuDevice device = named(0, "X", GpuKind::Discrete);
        device.bufferBytes = 128 << 20;
        QCOMPARE(tooLarge(device, (128 << 20) + 1).message,
            std::string{"Too large for X: one buffer would have 129 MiB, and it takes at most "
                        "128 MiB; choose fewer elements"});
    }

    void theUserChoosesByPlaceOrByName()
    {
        const GpuList list{
            .devices = {named(3, "GeForce", GpuKind::Discrete),
                named(1, "Intel UHD", GpuKind::Integrated), named(0, "llvmpipe", GpuKind::Cpu)}};
        QCOMPARE(chooseGpu(list, "").value().id, std::size_t{3});
        QCOMPARE(chooseGpu(list, "1").value().id, std::size_t{1});
        QCOMPARE(chooseGpu(list, "LLVM").value().id, std::size_t{0});
        QCOMPARE(chooseGpu(list, "uhd").value().id, std::size_t{1});
        for (const char* wrong : {"3", "-1", "radeon", "99999999999999999999999"}) {
            const auto refused = chooseGpu(list, wrong);
            QVERIFY(!refused);
            QVERIFY(says(refused.error(), "GeForce, Intel UHD, llvmpipe"));
        }
    }

    void whatCannotBeUsedIsPassedOverOrRefusedByName()
    {
        const GpuList list{.devices = {named(0, "Old", GpuKind::Discrete, "it has no queue"),
                               named(1, "llvmpipe", GpuKind::Cpu)}};
        QCOMPARE(chooseGpu(list, "").value().id, std::size_t{1});
        const auto refused = chooseGpu(list, "old");
        QVERIFY(!refused && says(refused.error(), "it has no queue"));
        const GpuList useless{.devices = {list.devices.front()}};
        QVERIFY(says(chooseGpu(useless, "").error(), "it has no queue"));
        const GpuList none{.why = NoGpu::Driver, .reason = "no driver"};
        QVERIFY(says(chooseGpu(none, "").error(), "no driver"));
    }
};

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsSet("TST_GPU_LIST")) {
        const GpuList list = listGpus();
        std::fputs(list.devices.empty() ? list.reason.c_str() : "there are some", stdout);
        return list.devices.empty() != list.why.has_value();
    }
    const QCoreApplication application{argc, argv};
    GpuWordsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_gpu_words.moc"
