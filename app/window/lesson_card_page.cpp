// What the lesson's card shows: a step, what it did to the stage, or what is wrong with the file.
#include "app/lesson/lesson_document.h"
#include "app/lesson/sentences.h"
#include "app/window/lesson_card.h"
#include "views/words.h"

#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>
#include <QTextDocument>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace app {
namespace {

constexpr int tallestText = 190;
constexpr int widestText = 900; ///< longer lines are hard to read
constexpr double textPoints = 10.5;

QString sign(LessonPlayer::Deed deed)
{
    switch (deed) {
    case LessonPlayer::Deed::Waiting: return QStringLiteral("…");
    case LessonPlayer::Deed::Done: return QStringLiteral("✓");
    case LessonPlayer::Deed::Refused: return QStringLiteral("✗");
    }
    return {};
}

} // namespace

void LessonCard::showStep()
{
    const lesson::Lesson* lesson = m_player.lesson();
    if (lesson == nullptr || isHidden())
        return;
    const lesson::Step& step = lesson->steps[m_player.step()];
    const std::size_t last = lesson->steps.size() - 1;
    m_title->setText(QString::fromStdString(step.title));
    m_place->setText(m_player.step() == 0
            ? (last == 1 ? tr("one step") : tr("%n steps", nullptr, static_cast<int>(last)))
            : tr("step %1 of %2").arg(m_player.step()).arg(last));
    m_back->setVisible(true);
    m_back->setEnabled(m_player.step() > 0);
    m_next->setVisible(true);
    m_next->setText(m_player.step() == 0 ? tr("Begin ▸")
            : m_player.step() < last     ? tr("Next ▸")
                                         : tr("Finish"));
    m_next->setAccessibleName(
        m_player.step() < last ? tr("Next step of the lesson") : tr("Finish the lesson"));
    m_next->setToolTip(
        m_player.step() < last ? tr("What comes next (Page down)") : tr("Closes the lesson"));
    m_again->setToolTip(tr("Do this step again"));
    m_again->setAccessibleName(tr("Do this step again"));
    m_again->setVisible(!step.commands.empty());
    if (m_shown != &step) {
        m_shown = &step;
        m_text->setAccessibleName(tr("Lesson: %1").arg(QString::fromStdString(step.title)));
        m_text->setAccessibleDescription(lesson::spokenText(step.text));
        setText(step.text);
        emit stepChanged();
    }
    showTold();
}

void LessonCard::showTold()
{
    QStringList parts;
    for (const LessonPlayer::Told& told : m_player.told())
        parts << sign(told.deed) + QChar{0x00A0} + told.text;
    const QString all = parts.join(QStringLiteral("   "));
    const bool allDone = std::ranges::all_of(
        m_player.told(), [](const auto& told) { return told.deed == LessonPlayer::Deed::Done; });
    // What went well needs one line; what did not is told in full.
    m_told->setText(
        allDone ? m_told->fontMetrics().elidedText(all, Qt::ElideRight, width() - 40) : all);
    m_told->setToolTip(all);
    m_told->setVisible(!parts.isEmpty());
}

void LessonCard::showMistakes(const QString& what)
{
    const QString name = QString::fromStdString(m_file.filename().string());
    m_title->setText(tr("%1 cannot be shown").arg(name));
    m_place->setText(QString::fromStdString(m_file.parent_path().string()));
    m_back->hide();
    m_next->hide();
    m_again->show();
    m_again->setToolTip(tr("Read the file again"));
    m_again->setAccessibleName(tr("Read the file again"));
    m_told->setVisible(true);
    m_told->setText(tr("Correct the file and press ↻; docs/lessons.md says how lessons are "
                       "written."));
    auto* document = new QTextDocument{m_text};
    document->setDefaultFont(m_scene.frame().theme.mono(9));
    document->setDocumentMargin(0);
    document->setPlainText(what);
    lesson::replaceDocument(*m_text, document);
    m_text->setAccessibleName(tr("Mistakes in the lesson"));
    m_text->setAccessibleDescription(what);
    show();
    fitHeight();
    emit openedOrClosed();
}

void LessonCard::setText(std::string_view markdown)
{
    m_text->setMaximumWidth(static_cast<int>(widestText * m_scene.frame().theme.fontScale));
    lesson::replaceDocument(
        *m_text, lesson::makeDocument(markdown, m_scene.frame().theme.text(textPoints), m_text));
    fitHeight();
}

void LessonCard::fitHeight()
{
    const int width = std::min(m_text->maximumWidth(), this->width() - 30);
    if (width < 50)
        return;
    m_text->document()->setTextWidth(width - 4);
    const int height = static_cast<int>(std::ceil(m_text->document()->size().height())) + 6;
    m_text->setFixedHeight(
        std::min(height, static_cast<int>(tallestText * m_scene.frame().theme.fontScale)));
}

} // namespace app
