#pragma once

#include <QPlainTextEdit>

#include <map>

namespace app {

/// Read-only code whose marked lines carry a bar on the left and a tag on the right.
class CodeView final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit CodeView(QWidget* parent = nullptr);

    /// Block number (from 0) → tag.
    void setTags(const std::map<int, QString>& tags);
    const std::map<int, QString>& tags() const { return m_tags; }
    /// Scrolls only if the block is out of sight.
    void reveal(int block);
    void setColours(const QColor& line, const QColor& bar, const QColor& tag);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void markLines();

    std::map<int, QString> m_tags;
    QColor m_line;
    QColor m_bar;
    QColor m_tag;
};

} // namespace app
