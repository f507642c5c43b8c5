#pragma once

#include "app/window/banner.h"
#include "engine/base/result.h"
#include "engine/files/progress.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>

namespace app {

/// Long file operations off the GUI thread, one banner each with progress and a way to cancel.
/// Destroying it cancels them; a cancelled one leaves nothing behind.
class FileWork final : public QObject {
    Q_OBJECT

public:
    using Work = std::function<engine::Result<void>(const engine::Progress&)>;
    using Done = std::function<void(const engine::Result<void>&)>;

    explicit FileWork(BannerStack& banners, QObject* parent = nullptr);
    ~FileWork() override;

    /// `title`: "Saving life.interleave". `work` runs on a pool thread, `done` on the GUI thread.
    void start(const QString& title, Work work, Done done);
    bool busy() const { return !m_jobs.empty(); }

private:
    struct Job {
        QString topic{};
        QString title{};
        std::atomic<double> progress = 0;
        std::atomic<bool> cancelled = false;
    };
    void showProgress();
    void finish(const std::shared_ptr<Job>& job);

    BannerStack& m_banners;
    std::vector<std::shared_ptr<Job>> m_jobs;
    QTimer m_timer;
    int m_count = 0;
};

} // namespace app
