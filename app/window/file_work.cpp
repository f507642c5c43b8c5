#include "app/window/file_work.h"

#include "app/window/background.h"

#include <cerrno>

namespace app {
namespace {

constexpr int refreshMilliseconds = 150; ///< what is faster shows no banner

} // namespace

FileWork::FileWork(BannerStack& banners, QObject* parent)
    : QObject{parent}
    , m_banners{banners}
{
    m_timer.setInterval(refreshMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &FileWork::showProgress);
}

FileWork::~FileWork()
{
    for (const auto& job : m_jobs)
        job->cancelled = true;
}

void FileWork::start(const QString& title, Work work, Done done)
{
    auto job = std::make_shared<Job>();
    job->topic = QStringLiteral("work-%1").arg(++m_count);
    job->title = title;
    m_jobs.push_back(job);
    m_timer.start();
    inBackground(
        this,
        [job, work = std::move(work)] {
            return work([job](double share) {
                job->progress = share;
                return !job->cancelled;
            });
        },
        [this, job, done = std::move(done)](engine::Result<void>&& result) {
            finish(job);
            if (result || result.error().code != ECANCELED)
                done(result);
        });
}

void FileWork::showProgress()
{
    for (const auto& job : m_jobs) {
        const QString text =
            tr("%1 … %2 %").arg(job->title).arg(static_cast<int>(job->progress * 100));
        if (Banner* banner = m_banners.find(job->topic))
            banner->setText(text);
        else
            m_banners.show(job->topic, BannerKind::Info, text,
                {{tr("Cancel"), [job] { job->cancelled = true; }}});
    }
}

void FileWork::finish(const std::shared_ptr<Job>& job)
{
    std::erase(m_jobs, job);
    m_banners.remove(job->topic);
    if (m_jobs.empty())
        m_timer.stop();
}

} // namespace app
