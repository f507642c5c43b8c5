#include "app/window/scroll_page.h"

#include <QKeyEvent>
#include <QScrollBar>

namespace app {
namespace {

constexpr int leastHeight = 80;

} // namespace

ScrollPage::ScrollPage(QWidget* page, const QString& name, QWidget* parent)
    : QScrollArea{parent}
{
    setAccessibleName(name);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(page);
    page->setAutoFillBackground(false); // what is around it shows through
    viewport()->setAutoFillBackground(false);
}

QSize ScrollPage::sizeHint() const
{
    return widget()->sizeHint() + QSize{verticalScrollBar()->sizeHint().width(), 0};
}

QSize ScrollPage::minimumSizeHint() const
{
    const QSize page = widget()->minimumSizeHint();
    return {page.width() + verticalScrollBar()->sizeHint().width(),
        std::min(page.height(), leastHeight)};
}

void ScrollPage::keyPressEvent(QKeyEvent* event)
{
    event->ignore();
}

} // namespace app
