#include "app/window/lesson_card.h"

#include "app/lesson/lesson_language.h"
#include "app/lesson/sentences.h"
#include "app/window/language.h"
#include "views/words.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

namespace app {
LessonCard::LessonCard(Scene& scene, LessonPlayer& player,
    std::span<const engine::Workload* const> demos, QWidget* parent)
    : QFrame{parent}
    , m_scene{scene}
    , m_player{player}
    , m_demos{demos}
    , m_title{new QLabel}
    , m_place{new QLabel}
    , m_choice{new QComboBox}
    , m_text{new QTextBrowser}
    , m_told{new QLabel}
    , m_again{new QToolButton}
    , m_back{new QPushButton{tr("◂ Back")}}
    , m_next{new QPushButton}
    , m_close{new QToolButton}
{
    setObjectName(QStringLiteral("lesson"));
    setProperty("card", true);
    makeControls();
    connect(m_back, &QPushButton::clicked, this, &LessonCard::back);
    connect(m_next, &QPushButton::clicked, this, &LessonCard::next);
    connect(m_again, &QToolButton::clicked, this, [this] {
        if (m_player.lesson() == nullptr)
            load(m_file); // it has been corrected, perhaps
        else
            m_player.again();
    });
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_choice, &QComboBox::activated, this,
        [this](int i) { load(m_files[static_cast<std::size_t>(i)]); });
    connect(&m_player, &LessonPlayer::changed, this, &LessonCard::showStep);
    connect(&m_scene, &Scene::themeChanged, this, [this] {
        m_shown = nullptr;
        showStep();
    });
    hide();
}

void LessonCard::makeControls()
{
    m_title->setProperty("role", "card-title");
    m_title->setTextFormat(Qt::PlainText);
    m_place->setProperty("role", "secondary");
    m_choice->setAccessibleName(tr("Lesson of the folder"));
    m_choice->setToolTip(tr("The lessons of this folder"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenExternalLinks(true);
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_told->setProperty("role", "secondary");
    m_told->setTextFormat(Qt::PlainText);
    m_told->setWordWrap(true);
    m_again->setText(QStringLiteral("↻"));
    m_back->setAccessibleName(tr("Previous step of the lesson"));
    m_back->setToolTip(tr("The step before, as you left it (Page up)"));
    m_next->setProperty("primary", true);
    m_close->setText(QStringLiteral("✕"));
    m_close->setAccessibleName(tr("Close the lesson"));
    m_close->setToolTip(tr("Close the lesson; Lesson above opens it again"));

    auto* top = new QHBoxLayout;
    top->setSpacing(10);
    top->addWidget(m_title);
    top->addWidget(m_place, 1);
    for (QWidget* widget : {static_cast<QWidget*>(m_choice), static_cast<QWidget*>(m_again),
             static_cast<QWidget*>(m_back), static_cast<QWidget*>(m_next),
             static_cast<QWidget*>(m_close)}) {
        widget->setFocusPolicy(Qt::TabFocus);
        top->addWidget(widget);
    }
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(16, 8, 10, 10);
    layout->setSpacing(5);
    layout->addLayout(top);
    layout->addWidget(m_text);
    layout->addWidget(m_told);
}

void LessonCard::setDemo(const engine::Workload* demo)
{
    m_files.clear();
    m_file.clear();
    m_choice->hide();
    m_shown = nullptr;
    std::shared_ptr<const lesson::Lesson> own;
    if (demo != nullptr)
        if (auto read = lesson::parseLesson(
                engine::lessonOf(*demo, language().toStdString()), m_demos, demo))
            own = std::make_shared<const lesson::Lesson>(*std::move(read));
    hide();
    m_player.setLesson(std::move(own));
}

void LessonCard::openPath(const QString& path)
{
    const auto files = lesson::lessonsIn(path.toStdString());
    m_files = files ? lesson::inLanguage(*files, language().toStdString())
                    : std::vector<std::filesystem::path>{path.toStdString()};
    const QSignalBlocker quiet{m_choice};
    m_choice->clear();
    for (const std::filesystem::path& file : m_files)
        m_choice->addItem(QString::fromStdString(lesson::nameOf(file)));
    m_choice->setVisible(m_files.size() > 1);
    if (files)
        return load(m_files.front());
    m_player.setLesson(nullptr);
    m_file = m_files.front();
    showMistakes(views::shown(files.error().message, lesson::sentences()));
}

void LessonCard::load(const std::filesystem::path& file)
{
    m_file = file;
    m_shown = nullptr;
    const engine::Workload* implied = nullptr;
    if (const auto found = std::ranges::find(m_demos, lesson::nameOf(file), &engine::Workload::id);
        found != m_demos.end())
        implied = *found;
    m_player.setLesson(nullptr);
    const auto text = lesson::readLesson(file);
    if (!text)
        return showMistakes(views::shown(text.error().message, lesson::sentences()));
    auto read = lesson::parseLesson(*text, m_demos, implied);
    const std::vector<lesson::Mistake> mistakes =
        read ? lesson::missingRecordings(*read, file) : read.error();
    if (!mistakes.empty()) {
        QString all;
        for (const lesson::Mistake& mistake : mistakes)
            all += QString::fromStdString(lesson::at(file.filename().string(), {mistake.line, {}}))
                + views::shown(mistake.what, lesson::sentences()) + QChar{'\n'};
        return showMistakes(all.trimmed());
    }
    m_player.setLesson(std::make_shared<const lesson::Lesson>(*std::move(read)));
    open();
    m_player.goTo(0);
}

void LessonCard::open()
{
    if (!hasLesson())
        return;
    show();
    showStep();
    emit openedOrClosed();
}

void LessonCard::start()
{
    if (!hasLesson())
        return;
    open();
    if (!m_player.entered())
        m_player.goTo(0); // what it does, the others build on
    m_player.goTo(std::max<std::size_t>(m_player.step(), 1));
}

void LessonCard::back()
{
    if (hasLesson() && m_player.step() > 0)
        m_player.goTo(m_player.step() - 1);
}

void LessonCard::next()
{
    if (!hasLesson())
        return;
    if (m_player.step() + 1 < m_player.lesson()->steps.size())
        m_player.goTo(m_player.step() + 1);
    else
        hide();
}

QString LessonCard::introduction() const
{
    return hasLesson() ? QString::fromStdString(m_player.lesson()->steps.front().text) : QString{};
}

QString LessonCard::notes() const
{
    return hasLesson() ? QString::fromStdString(m_player.lesson()->steps[m_player.step()].notes)
                       : QString{};
}

void LessonCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return hide();
    QFrame::keyPressEvent(event);
}

void LessonCard::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
    showStep();
    emit openedOrClosed();
}

void LessonCard::hideEvent(QHideEvent* event)
{
    QFrame::hideEvent(event);
    emit openedOrClosed();
}

void LessonCard::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fitHeight();
    if (hasLesson())
        showTold();
}

} // namespace app
