#include "app/window/banner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace app {
namespace {

const char* nameOf(BannerKind kind)
{
    switch (kind) {
    case BannerKind::Info: return "info";
    case BannerKind::Warning: return "warning";
    case BannerKind::Failure: return "failure";
    }
    return "";
}

const char* signOf(BannerKind kind)
{
    return kind == BannerKind::Info ? "ℹ" : "⚠";
}

} // namespace

Banner::Banner(BannerKind kind, const QString& text, const std::vector<BannerAction>& actions)
    : m_text{new QLabel{text}}
{
    setProperty("banner", QString::fromLatin1(nameOf(kind)));
    setAccessibleName(text);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* sign = new QLabel{QString::fromUtf8(signOf(kind))};
    sign->setProperty("role", "sign");

    auto* layout = new QHBoxLayout{this};
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(sign, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    for (const BannerAction& action : actions) {
        auto* button = new QPushButton{action.text};
        connect(button, &QPushButton::clicked, this, [trigger = action.trigger] { trigger(); });
        layout->addWidget(button, 0, Qt::AlignVCenter);
    }
    auto* close = new QToolButton;
    close->setText(QStringLiteral("✕"));
    close->setAccessibleName(tr("Close this message"));
    close->setToolTip(tr("Close this message"));
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        deleteLater();
    });
    layout->addWidget(close, 0, Qt::AlignTop);
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::setText(const QString& text)
{
    m_text->setText(text);
    setAccessibleName(text);
}

BannerStack::BannerStack(QWidget* parent)
    : QWidget{parent}
{
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    hide(); // an empty one takes no room
}

void BannerStack::show(const QString& topic, BannerKind kind, const QString& text,
    const std::vector<BannerAction>& actions)
{
    Banner* old = find(topic);
    if (old != nullptr && old->text() == text)
        return;
    remove(topic);
    auto* banner = new Banner{kind, text, actions};
    banner->setObjectName(topic);
    layout()->addWidget(banner);
    connect(banner, &QObject::destroyed, this, [this] {
        if (layout() != nullptr) // gone before the children when the stack itself goes
            setVisible(layout()->count() > 0);
    });
    setVisible(true);
}

void BannerStack::remove(const QString& topic)
{
    if (Banner* banner = find(topic)) {
        banner->setObjectName({});
        banner->hide();
        banner->deleteLater();
    }
}

void BannerStack::clear()
{
    for (Banner* banner : findChildren<Banner*>())
        if (!banner->objectName().isEmpty())
            remove(banner->objectName());
}

Banner* BannerStack::find(const QString& topic) const
{
    return findChild<Banner*>(topic);
}

} // namespace app
