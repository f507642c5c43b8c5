// Predictions: an option, a number, a curve, and a room full of hands.
#include "app/window/estimate_score.h"
#include "app/window/estimate_view.h"
#include "app/window/prediction_card.h"
#include "window/fake_engine.h"

#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QThreadPool>
#include <QToolButton>
#include <QtTest>

using namespace app;

namespace {

constexpr std::string_view options[]{"few", "half", "all"};
constexpr std::string_view one[]{"share"};
constexpr std::string_view three[]{"1 ms", "10 ms", "100 ms"};

const engine::Prediction choice{.question = "How many?",
    .options = options,
    .answer = [](const trace::Trace&) -> std::optional<std::size_t> { return 1; },
    .measured = [](const trace::Trace&) { return std::string{"47 %"}; }};

const engine::Estimate estimates[]{
    {.question = "What share?",
        .unit = "%",
        .points = one,
        .answer = [](const trace::Trace&) -> std::optional<std::vector<double>> {
            return std::vector{47.0};
        }},
    {.question = "Within what time?",
        .unit = "%",
        .points = three,
        .answer = [](const trace::Trace&) -> std::optional<std::vector<double>> {
            return std::vector{10.0, 50.0, 100.0};
        }}};

struct Bench {
    Bench()
    {
        card.resize(320, 600);
        card.setPrediction(choice, estimates);
        card.show();
    }
    void drag(EstimateView& view, std::size_t point, double value)
    {
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.pointOf(point, value).toPoint());
    }
    void run()
    {
        card.runStarted();
        trace::Builder builder = fake::busyThreads(2, 10);
        card.runFinished(builder.snapshot());
    }
    QString shown()
    {
        QString all;
        for (QLabel* label : card.findChildren<QLabel*>())
            if (label->isVisible())
                all += label->text() + QChar{'\n'};
        return all;
    }
    EstimateView& number() { return *card.estimates()[0]; }
    EstimateView& curve() { return *card.estimates()[1]; }
    QPushButton* button(const QString& text)
    {
        for (QPushButton* button : card.findChildren<QPushButton*>())
            if (button->text() == text)
                return button;
        return nullptr;
    }

    PredictionCard card;
};

/// Whether `view` shows a pixel that is nearly `colour` around a point.
bool hasInkAt(EstimateView& view, QPointF at, const QColor& colour)
{
    const QImage image = view.grab().toImage();
    for (int x = -4; x <= 4; ++x)
        for (int y = -4; y <= 4; ++y) {
            const QColor pixel = image.pixelColor(at.toPoint() + QPoint{x, y});
            if (std::abs(pixel.red() - colour.red()) < 30
                && std::abs(pixel.green() - colour.green()) < 30
                && std::abs(pixel.blue() - colour.blue()) < 30)
                return true;
        }
    return false;
}

} // namespace

class TestPredictionCard : public QObject {
    Q_OBJECT

private slots:
    void theMissIsTheMeanDistanceOnTheScale()
    {
        QCOMPARE(missOf({10, 20}, {10, 20}, 100), 0.0);
        QCOMPARE(missOf({0}, {8}, 8), 1.0);
        QCOMPARE(missOf({10, 30, 50}, {20, 20, 50}, 100), 20.0 / 300);
    }

    void aNumberIsDraggedAndScored()
    {
        Bench bench;
        QVERIFY(!bench.number().guess());
        bench.drag(bench.number(), 0, 50);
        QVERIFY(std::abs(bench.number().guess()->front() - 50) < 1);
        bench.run();
        QTRY_VERIFY(bench.number().verdict().startsWith(QStringLiteral("✓")));
        QVERIFY(bench.number().verdict().contains(QStringLiteral("47")));
        QVERIFY(bench.shown().contains(bench.number().verdict()));
        bench.drag(bench.number(), 0, 90);
        QVERIFY(bench.number().verdict().isEmpty()); // a guess for the next run
        bench.run();
        QTRY_VERIFY(bench.number().verdict().startsWith(QStringLiteral("✗")));
    }

    void aCurveIsDrawnAndItsMeasurementWithIt()
    {
        Bench bench;
        bench.drag(bench.curve(), 0, 10);
        bench.drag(bench.curve(), 1, 90);
        bench.drag(bench.curve(), 2, 100);
        const QColor ink = bench.curve().palette().color(QPalette::WindowText);
        QVERIFY(!hasInkAt(bench.curve(), bench.curve().pointOf(1, 50), ink));
        bench.run();
        QTRY_VERIFY(bench.curve().verdict().contains(QStringLiteral("most at 10 ms")));
        QVERIFY(hasInkAt(bench.curve(), bench.curve().pointOf(1, 50), ink));
        QVERIFY(hasInkAt(bench.curve(), bench.curve().pointOf(1, 90),
            bench.curve().palette().color(QPalette::Highlight)));
        QVERIFY(bench.curve().accessibleDescription().contains(
            QStringLiteral("50 % at 10 ms")
                .replace(QStringLiteral(" %"), QStringLiteral("\u00A0%"))));
    }

    void keysDrawACurveToo()
    {
        Bench bench;
        bench.curve().setFocus();
        QTest::keyClick(&bench.curve(), Qt::Key_Up);
        QTest::keyClick(&bench.curve(), Qt::Key_Right);
        QTest::keyClick(&bench.curve(), Qt::Key_Right);
        QTest::keyClick(&bench.curve(), Qt::Key_Down);
        const std::vector<double> guess = *bench.curve().guess();
        QVERIFY(guess[0] > guess[2]);
    }

    void aGuessIsUndoneDragByDragAndRedone()
    {
        Bench bench;
        EstimateView& curve = bench.curve();
        curve.setFocus();
        const auto drag = [&](std::size_t from, std::size_t to, double value) {
            QTest::mousePress(&curve, Qt::LeftButton, {}, curve.pointOf(from, value).toPoint());
            for (std::size_t i = from; i <= to; ++i)
                QTest::mouseMove(&curve, curve.pointOf(i, value).toPoint());
            QTest::mouseRelease(&curve, Qt::LeftButton, {}, curve.pointOf(to, value).toPoint());
        };
        drag(0, 2, 20);
        const auto low = curve.guess();
        drag(1, 2, 80);
        const auto high = curve.guess();
        QVERIFY(low && high && low != high);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(&curve, Qt::Key_Up); // of one point: one step
        const auto byKeys = curve.guess();
        QVERIFY(byKeys != high);
        QTest::keyClick(&curve, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(curve.guess(), high);
        QTest::keyClick(&curve, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(curve.guess(), low);
        QTest::keyClick(&curve, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!curve.guess());
        QTest::keyClick(&curve, Qt::Key_Z, Qt::ControlModifier); // nothing is left
        QVERIFY(!curve.guess());
        QTest::keyClick(&curve, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClick(&curve, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(curve.guess(), high);
        drag(0, 0, 50); // something else: what was undone is gone
        const auto now = curve.guess();
        QTest::keyClick(&curve, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(curve.guess(), now);
        bench.card.runStarted(); // it is decided
        QTest::keyClick(&curve, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(curve.guess(), now);
    }

    void whileTheRunGoesOnNoGuessChanges()
    {
        Bench bench;
        bench.drag(bench.number(), 0, 20);
        bench.card.runStarted();
        bench.drag(bench.number(), 0, 80);
        QVERIFY(bench.number().guess()->front() < 30);
        QVERIFY(!bench.button(QStringLiteral("half"))->isEnabled());
    }

    void theRoomsAnswerStaysHiddenUntilItIsRevealed()
    {
        Bench bench;
        const auto hands = bench.card.findChildren<QSpinBox*>();
        QCOMPARE(hands.size(), 3);
        QVERIFY(!hands[0]->isVisible());
        bench.card.setRoom(true);
        QVERIFY(hands[0]->isVisible());
        hands[0]->setValue(3);
        hands[1]->setValue(12);
        hands[2]->setValue(5);
        bench.drag(bench.number(), 0, 47);
        bench.run();
        QPushButton* reveal = bench.button(QStringLiteral("Reveal the answer"));
        QTRY_VERIFY(reveal->isVisible());
        QVERIFY(!bench.shown().contains(QStringLiteral("47")));
        QVERIFY(bench.number().verdict().isEmpty());
        QVERIFY(!bench.button(QStringLiteral("half"))->property("right").toBool());
        QTest::mouseClick(reveal, Qt::LeftButton);
        QVERIFY(!reveal->isVisible());
        QVERIFY(bench.button(QStringLiteral("half"))->property("right").toBool());
        QVERIFY(bench.card.verdict().contains(QStringLiteral("12 of 20 hands were right (60 %)")));
        QVERIFY(bench.card.verdict().contains(QStringLiteral("47 %")));
        bench.card.reset();
        QCOMPARE(hands[1]->value(), 0);
    }

    void whatWasAnsweredComesBackWithItsRun()
    {
        Bench author;
        author.card.setRoom(true);
        for (QSpinBox* hands : author.card.findChildren<QSpinBox*>())
            hands->setValue(4);
        QTest::mouseClick(author.button(QStringLiteral("all")), Qt::LeftButton);
        author.drag(author.number(), 0, 33.25);
        author.drag(author.curve(), 1, 70);
        const auto number = *author.number().guess();
        const auto curve = *author.curve().guess();
        author.run();
        QPushButton* reveal = author.button(QStringLiteral("Reveal the answer"));
        QTRY_VERIFY(reveal->isVisible());
        const trace::Answers hidden = author.card.given();
        QVERIFY(hidden.hidden);
        QTest::mouseClick(reveal, Qt::LeftButton);
        author.drag(author.number(), 0, 90); // a guess at the next run is none at this one
        const trace::Answers given = author.card.given();
        QCOMPARE(given.option, std::string{"all"});
        QCOMPARE(given.estimates, (std::vector{number, curve}));
        QCOMPARE(given.hands, (std::vector{4, 4, 4}));

        Bench reader;
        trace::Builder builder = fake::busyThreads(2, 10);
        const trace::Snapshot trace = builder.snapshot();
        reader.card.restore(given, trace);
        QTRY_VERIFY(reader.card.verdict().contains(QStringLiteral("You predicted all")));
        QVERIFY(reader.card.verdict().contains(QStringLiteral("4 of 12 hands")));
        QCOMPARE(reader.number().guess(), std::optional{number});
        QCOMPARE(reader.curve().guess(), std::optional{curve});
        QVERIFY(reader.curve().verdict().contains(QStringLiteral("most at 1 ms")));
        QCOMPARE(reader.card.given(), given);

        reader.card.restore(hidden, trace);
        QTRY_VERIFY(reader.button(QStringLiteral("Reveal the answer"))->isVisible());
        QVERIFY(!reader.shown().contains(QStringLiteral("47")));
        QCOMPARE(reader.card.given(), hidden);
    }

    void aLateAnswerOfAnotherQuestionIsDropped()
    {
        Bench bench;
        bench.run();
        bench.card.setPrediction(choice, {});
        QThreadPool::globalInstance()->waitForDone(); // the answer is under way to the card
        QCoreApplication::processEvents();
        QVERIFY(bench.card.verdict().isEmpty());
    }
};

QTEST_MAIN(TestPredictionCard)
#include "tst_prediction_card.moc"
