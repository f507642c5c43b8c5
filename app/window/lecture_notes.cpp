#include "app/window/lecture_notes.h"

#include "app/lesson/lesson_document.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QScreen>
#include <QTextBrowser>
#include <QTime>
#include <QVBoxLayout>

namespace app {
namespace {

constexpr double largerThanUsual = 1.5; ///< read while standing
constexpr QSize beside{720, 520};

} // namespace

LectureNotes::LectureNotes(QWidget& lecture)
    : QWidget{nullptr}
    , m_lecture{lecture}
    , m_title{new QLabel}
    , m_place{new QLabel}
    , m_clock{new QLabel}
    , m_notes{new QTextBrowser}
    , m_next{new QLabel}
{
    setWindowTitle(tr("Speaker notes — Interleave"));
    setAttribute(Qt::WA_StyledBackground);
    setAttribute(Qt::WA_QuitOnClose, false);
    m_title->setProperty("role", "title");
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_place->setProperty("role", "secondary");
    m_clock->setProperty("role", "mono");
    m_clock->setAccessibleName(tr("Time and how long the lecture has been going on"));
    m_notes->setAccessibleName(tr("Notes"));
    m_notes->setFrameShape(QFrame::NoFrame);
    m_notes->setOpenExternalLinks(true);
    m_notes->setFocusPolicy(Qt::NoFocus);
    m_next->setTextFormat(Qt::PlainText);
    m_next->setWordWrap(true);
    auto* top = new QHBoxLayout;
    top->addWidget(m_place, 1);
    top->addWidget(m_clock);
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(24, 18, 24, 18);
    layout->setSpacing(12);
    layout->addLayout(top);
    layout->addWidget(m_title);
    layout->addWidget(m_notes, 1);
    layout->addWidget(m_next);
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &LectureNotes::showTime);
}

QScreen* LectureNotes::otherScreen(const QScreen* shown, const QList<QScreen*>& screens)
{
    for (QScreen* screen : screens)
        if (screen != shown)
            return screen;
    return nullptr;
}

void LectureNotes::setNote(const LectureNote& note)
{
    m_title->setText(note.title);
    m_place->setText(note.place);
    QFont font = QApplication::font();
    font.setPixelSize(static_cast<int>(font.pixelSize() * largerThanUsual));
    const QByteArray text =
        (note.notes.isEmpty() ? QStringLiteral("*%1*").arg(tr("There are no notes for this step."))
                              : note.notes)
            .toUtf8();
    lesson::replaceDocument(*m_notes,
        lesson::makeDocument(
            {text.constData(), static_cast<std::size_t>(text.size())}, font, m_notes));
    m_next->setText(
        note.next.isEmpty() ? tr("This is the last step.") : tr("Next: %1").arg(note.next));
}

void LectureNotes::startClock()
{
    m_since.start();
    m_tick.start();
    showTime();
}

void LectureNotes::showTime()
{
    const qint64 seconds = m_since.isValid() ? m_since.elapsed() / 1000 : 0;
    const QString now = QLocale{}.toString(QTime::currentTime(), QLocale::ShortFormat);
    m_clock->setText(
        tr("%1 min %2 s · %3").arg(seconds / 60).arg(seconds % 60, 2, 10, QChar{'0'}).arg(now));
}

void LectureNotes::present()
{
    if (QScreen* const screen = otherScreen(m_lecture.screen(), QGuiApplication::screens())) {
        setScreen(screen);
        setGeometry(screen->availableGeometry());
        return showFullScreen();
    }
    const QRect room = m_lecture.screen()->availableGeometry();
    setGeometry(QRect{room.bottomRight() - QPoint{beside.width(), beside.height()}, beside});
    showNormal();
    raise();
}

void LectureNotes::keyPressEvent(QKeyEvent* event)
{
    QKeyEvent forwarded{event->type(), event->key(), event->modifiers(), event->text(),
        event->isAutoRepeat(), static_cast<ushort>(event->count())};
    QCoreApplication::sendEvent(&m_lecture, &forwarded);
}

} // namespace app
