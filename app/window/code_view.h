#pragma once

#include <QPlainTextEdit>

#include <map>
#include <set>

namespace app {

/// Read-only code whose marked lines carry a bar on the left and a tag on the right. A click on a
/// line, or Return, chooses it.
class CodeView final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit CodeView(QWidget* parent = nullptr);

    /// Block number (from 0) → tag.
    void setTags(const std::map<int, QString>& tags);
    const std::map<int, QString>& tags() const { return m_tags; }
    /// Lines whose events are looked for: outlined.
    void setChosen(const std::set<int>& blocks);
    /// Scrolls only if the block is out of sight.
    void reveal(int block);
    void setColours(const QColor& line, const QColor& bar, const QColor& tag, const QColor& chosen);

signals:
    void lineChosen(int block);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void markLines();

    std::map<int, QString> m_tags;
    std::set<int> m_chosen;
    QColor m_line;
    QColor m_bar;
    QColor m_tag;
    QColor m_outline;
};

} // namespace app
