#include "app/window/view_card.h"

#include "app/window/elided_label.h"
#include "views/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <cmath>

namespace app {

ViewCard::ViewCard(const views::ViewType& type, Scene& scene, QWidget* parent)
    : QFrame{parent}
    , m_id{type.id}
    , m_subtitle{new ElidedLabel}
    , m_canvas{new ViewCanvas{type, scene}}
    , m_scroll{new QScrollBar{Qt::Vertical}}
{
    setProperty("card", true);
    auto* title = new QLabel{views::Words::tr(type.title)};
    title->setProperty("role", "card-title");
    m_subtitle->setProperty("role", "secondary");
    m_scroll->setAccessibleName(tr("Rows of %1").arg(title->text()));
    m_scroll->setFocusPolicy(Qt::NoFocus);

    auto* heading = new QHBoxLayout;
    heading->setSpacing(10);
    heading->setContentsMargins(6, 0, 6, 0);
    heading->addWidget(title);
    heading->addWidget(m_subtitle, 1);
    auto* picture = new QHBoxLayout;
    picture->setSpacing(0);
    picture->addWidget(m_canvas, 1);
    picture->addWidget(m_scroll);
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(8, 10, 6, 6);
    layout->setSpacing(6);
    layout->addLayout(heading);
    layout->addLayout(picture, 1);

    connect(&scene, &Scene::traceChanged, this, &ViewCard::describe);
    connect(&scene, &Scene::cursorChanged, this, &ViewCard::describe);
    connect(&scene, &Scene::pictureChanged, this, &ViewCard::showScroll);
    connect(m_canvas, &ViewCanvas::scrolled, this, &ViewCard::showScroll);
    connect(m_scroll, &QScrollBar::valueChanged, this,
        [this](int value) { m_canvas->scrollBy(value - m_canvas->scroll()); });
    describe();
    showScroll();
}

void ViewCard::describe()
{
    const QString text = m_canvas->view().subtitle(m_canvas->frame());
    if (text != m_subtitle->text())
        m_subtitle->setText(text);
}

void ViewCard::showScroll()
{
    const QSignalBlocker quiet{m_scroll};
    const int range = static_cast<int>(std::ceil(m_canvas->scrollRange()));
    m_scroll->setRange(0, range);
    m_scroll->setPageStep(m_canvas->height());
    m_scroll->setValue(static_cast<int>(std::lround(m_canvas->scroll())));
    m_scroll->setVisible(range > 0);
}

} // namespace app
