#pragma once

#include "app/window/scene.h"

#include <QWidget>

#include <span>
#include <string_view>
#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTextBrowser;
class QVBoxLayout;

namespace app {

class BannerStack;
class CardColumn;
class FindBar;
class ViewCard;

/// The middle of the window: messages, then one to three cards about the run, or, before the
/// first run, what the demo is about and how to start it.
class Stage final : public QWidget {
    Q_OBJECT

public:
    explicit Stage(Scene& scene, QWidget* parent = nullptr);

    BannerStack& banners() const { return *m_banners; }
    FindBar& findBar() const { return *m_find; }
    const std::vector<ViewCard*>& cards() const;

    /// Cards for these views; unknown ids are left out.
    void setViews(std::span<const std::string_view> ids);

    /// A card that stays above the others, and above the invitation.
    void setHead(QWidget* card);

    /// Shown until there is a trace. `lesson`: the introduction of the demo's lesson, Markdown.
    void setInvitation(const QString& title, const QString& summary, const QString& lesson);
    void showCards(bool cards);

    /// What is asked before a run has its place above Run; with the cards shown it goes to `home`,
    /// before the stretch at its end.
    void setQuestion(QWidget* question, QVBoxLayout* home);
    void inviteToLesson(bool invite); ///< or not: it is on the stage already
    void focusRun(); ///< of the invitation

    /// Scrolls every card so that the row of `actor` is visible.
    void revealActor(trace::ActorId actor);

    QByteArray saveState() const;
    void restoreState(const QByteArray& state);

    /// The keys of timelines. False: not one of them.
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);

signals:
    void runRequested();
    void lessonRequested();

private:
    void makeInvitation();
    void setIntroduction();
    void placeQuestion();
    void moveAlongRow(bool forward);
    void selectRow(int by);
    void zoomToSelection();

    Scene& m_scene;
    BannerStack* m_banners;
    FindBar* m_find;
    QStackedWidget* m_pages;
    QWidget* m_invitation;
    QLabel* m_title;
    QLabel* m_summary;
    QTextBrowser* m_lesson;
    QPushButton* m_run;
    QPushButton* m_begin; ///< the lesson
    QString m_introduction; ///< of the lesson
    QWidget* m_question = nullptr;
    QVBoxLayout* m_questionsHome = nullptr;
    CardColumn* m_column;
};

} // namespace app
