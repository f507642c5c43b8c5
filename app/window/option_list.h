#pragma once

#include <QWidget>

#include <optional>
#include <span>
#include <string_view>
#include <vector>

class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace app {

class HandsBar;

/// The options of a question: one can be chosen. With a room to ask, each has a count of hands and
/// a bar as long as its share of them; once the answer is known, right and wrong show.
class OptionList final : public QWidget {
    Q_OBJECT

public:
    explicit OptionList(QWidget* parent = nullptr);

    /// Nothing chosen, no hands, no answer.
    void setOptions(std::span<const std::string_view> options);

    void setRoom(bool room); ///< hands are counted
    bool room() const { return m_room; }
    const std::vector<int>& hands() const { return m_hands; } ///< of every option
    void setHands(const std::vector<int>& hands); ///< what is missing is 0
    int handsUp() const; ///< all of them

    void setOpen(bool open); ///< another one may be chosen
    void setChosen(std::optional<std::size_t> chosen);
    void setAnswer(std::optional<std::size_t> answer);

signals:
    void chosen(std::size_t option);
    void handsChanged();

private:
    struct Row {
        QWidget* widget;
        QPushButton* button;
        QSpinBox* hands;
        HandsBar* bar;
    };
    void add(std::size_t number, const QString& text);
    void count(std::size_t number, int hands);
    void mark();

    QVBoxLayout* m_layout;
    std::vector<Row> m_rows;
    std::vector<int> m_hands;
    std::optional<std::size_t> m_chosen;
    std::optional<std::size_t> m_answer;
    bool m_room = false;
    bool m_open = true;
};

} // namespace app
