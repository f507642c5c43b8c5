#pragma once

#include <QFrame>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QShortcut;

namespace app {

/// One stop of a tour.
struct TourStop {
    QString title{};
    QString text{}; ///< a sentence or two
    std::function<void()> arrive{}; ///< brings its control into sight
    std::function<QWidget*()> target{}; ///< what it points at; null: nothing is there yet
    std::function<void()> leaveForward{}; ///< what Next does besides
};

/// A walk around the window: one short callout after the other, each with an arrow to the real
/// control, which stays usable, as does everything else. Esc skips it. It follows what it points
/// at when the window changes size. GUI thread.
class Tour final : public QWidget {
    Q_OBJECT

public:
    explicit Tour(QWidget& window);

    void setStops(std::vector<TourStop> stops) { m_stops = std::move(stops); }

    void start(); ///< from the first stop
    void next();
    void back();
    void end(); ///< as Skip and Esc do
    std::optional<std::size_t> stop() const { return m_stop; } ///< none: it does not run
    std::size_t stops() const { return m_stops.size(); }

    QRect lit() const { return m_lit; } ///< what it points at, in the window; may be empty
    QRect callout() const; ///< in the window
    QString words() const; ///< what the callout says, plain

signals:
    void ended();

protected:
    void paintEvent(QPaintEvent*) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeCallout();
    void go(std::size_t stop);
    void watch(QWidget* target);
    void arrange();
    void announce();
    void bringLater();

    QWidget& m_window;
    QFrame* m_callout;
    QLabel* m_place;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_skip;
    QPushButton* m_back;
    QPushButton* m_next;
    QShortcut* m_escape;
    QTimer m_later; ///< several things that move at once move the callout once
    std::vector<TourStop> m_stops;
    std::optional<std::size_t> m_stop;
    std::vector<QPointer<QWidget>> m_watched;
    QPointer<QWidget> m_target;
    QPointer<QWidget> m_focusBefore;
    QRect m_lit;
};

} // namespace app
