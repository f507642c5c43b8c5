#pragma once

#include <QFrame>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;

namespace app {

enum class BannerKind { Info, Warning, Failure };

struct BannerAction {
    QString text{};
    std::function<void()> trigger{};
};

/// One message above the stage: what happened, why, what can be done. Stays until closed.
class Banner final : public QFrame {
    Q_OBJECT

public:
    Banner(BannerKind kind, const QString& text, const std::vector<BannerAction>& actions);

    QString text() const;
    void setText(const QString& text);

private:
    QLabel* m_text;
};

/// The messages above the stage, one per topic; a newer one of a topic replaces the older.
class BannerStack final : public QWidget {
    Q_OBJECT

public:
    explicit BannerStack(QWidget* parent = nullptr);

    void show(const QString& topic, BannerKind kind, const QString& text,
        const std::vector<BannerAction>& actions = {});
    void remove(const QString& topic);
    void clear();

    /// Null if there is none.
    Banner* find(const QString& topic) const;
};

} // namespace app
