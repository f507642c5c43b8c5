#include "app/window/canvas_accessible.h"

#include "app/window/view_canvas.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

#include <vector>

namespace app {
namespace {

/// One painted thing. Knows its place by number; the canvas is asked anew each time.
class SpotInterface final : public QAccessibleInterface {
public:
    SpotInterface(ViewCanvas* canvas, int number)
        : m_canvas{canvas}
        , m_number{number}
    {
    }

    bool isValid() const override { return m_canvas != nullptr && spot().has_value(); }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_canvas.data());
    }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    void setText(QAccessible::Text, const QString&) override { }
    QAccessible::Role role() const override { return QAccessible::Graphic; }
    QAccessible::State state() const override { return {}; }

    QString text(QAccessible::Text kind) const override
    {
        const auto found = spot();
        if (!found || (kind != QAccessible::Name && kind != QAccessible::Description))
            return {};
        return kind == QAccessible::Name ? found->text.section(QChar{'\n'}, 0, 0) : found->text;
    }

    QRect rect() const override
    {
        const auto found = spot();
        if (!found)
            return {};
        const QRect local = found->rect.toAlignedRect();
        return {m_canvas->mapToGlobal(local.topLeft()), local.size()};
    }

private:
    std::optional<views::Spot> spot() const
    {
        if (!m_canvas)
            return std::nullopt;
        const std::vector<views::Spot>& all = m_canvas->spotsForTools();
        const auto i = static_cast<std::size_t>(m_number);
        return i < all.size() ? std::optional{all[i]} : std::nullopt;
    }

    QPointer<ViewCanvas> m_canvas;
    int m_number;
};

class CanvasInterface final : public QAccessibleWidget {
public:
    explicit CanvasInterface(ViewCanvas* canvas)
        : QAccessibleWidget{canvas, QAccessible::Canvas, canvas->accessibleName()}
        , m_canvas{canvas}
    {
    }
    ~CanvasInterface() override
    {
        for (const QAccessible::Id id : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return static_cast<int>(m_canvas->spotsForTools().size()); }

    QAccessibleInterface* child(int i) const override
    {
        if (i < 0 || i >= childCount())
            return nullptr;
        while (m_children.size() <= static_cast<std::size_t>(i))
            m_children.push_back(QAccessible::registerAccessibleInterface(
                new SpotInterface{m_canvas, static_cast<int>(m_children.size())}));
        return QAccessible::accessibleInterface(m_children[static_cast<std::size_t>(i)]);
    }

    int indexOfChild(const QAccessibleInterface* child) const override
    {
        for (std::size_t i = 0; i < m_children.size(); ++i)
            if (QAccessible::accessibleInterface(m_children[i]) == child)
                return static_cast<int>(i);
        return -1;
    }

    QAccessibleInterface* childAt(int x, int y) const override
    {
        for (int i = 0; i < childCount(); ++i)
            if (child(i)->rect().contains(x, y))
                return child(i);
        return nullptr;
    }

    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Description)
            return m_canvas->view().subtitle(m_canvas->frame());
        return QAccessibleWidget::text(kind);
    }

private:
    ViewCanvas* m_canvas;
    mutable std::vector<QAccessible::Id> m_children;
};

QAccessibleInterface* make(const QString&, QObject* object)
{
    auto* canvas = qobject_cast<ViewCanvas*>(object);
    return canvas ? new CanvasInterface{canvas} : nullptr;
}

} // namespace

void installCanvasAccessibility()
{
    static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(once);
}

} // namespace app
