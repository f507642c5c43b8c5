#include "app/lesson/sentences.h"

#include "engine/trace/shown.h"

namespace app::lesson {

using trace::shown;

std::span<const char* const> sentences()
{
    static constexpr const char* all[]{
        shown("engine", "\"%1\" is no share of the run; valid: 0% to 100%"),
        shown("engine",
            "\"%1\" is not a moment; give a time with its unit, such as 12.48ms, or a share of the "
            "run, such as 40%"),
        shown("engine", "%1 takes two moments, such as \"%2\""),
        shown("engine", "%1 takes two moments, such as \"%2\", or \"%3\""),
        shown("engine", "%1 must be before %2"),
        shown("engine", "set takes a parameter and a value, such as \"set threads 8\""),
        shown("engine", "\"%1\" is not a duration; give a number and its unit, such as 2s"),
        shown("engine", "%1 is out of range; valid: 1ms to 10min"),
        shown("engine", "show takes one to %1 views, such as \"show state-flow thread-timeline\""),
        shown("engine", "open takes a recording, such as \"open convoy.interleave\""),
        shown("engine", "there is no recording \"%1\" beside the lesson"),
        shown("engine", "\"%1\" is named twice"),
        shown("engine",
            "speed takes how many times slower than the run to play, 1 to 10000000, such as "
            "\"speed 2000\""),
        shown("engine", "%1 stands alone; unexpected \"%2\""),
        shown("engine", "a quote is not closed"),
        shown("engine", "select takes the name of a thread, such as \"select T3\", or none"),
        shown("engine", "the demo \"%1\" asks for no prediction"),
        shown("engine", "a demo is named before the other commands of its step"),
        shown("engine", "unknown parameter \"%1\"; parameters: %2"),
        shown("engine", "unknown parameter \"%1\"; did you mean \"%2\"? parameters: %3"),
        shown("engine", "unknown view \"%1\"; views: %2"),
        shown("engine", "unknown view \"%1\"; did you mean \"%2\"? views: %3"),
        shown("engine", "unknown command \"%1\"; commands: %2"),
        shown("engine", "unknown command \"%1\"; did you mean \"%2\"? commands: %3"),
        shown("engine", "unknown demo \"%1\"; demos: %2"),
        shown("engine", "unknown demo \"%1\"; did you mean \"%2\"? demos: %3"),
        shown("engine", "a lesson is at most 1 MiB"),
        shown("engine", "this is not text in UTF-8"),
        shown("engine", "a lesson has one title; a step begins with \"## \""),
        shown("engine", "the title is empty; write \"# Title\""),
        shown("engine", "a lesson begins with its title; write \"# Title\" before this line"),
        shown("engine", "the step has no title; write \"## Title\""),
        shown("engine", "a lesson has at most %1 steps"),
        shown("engine", "unknown block \"%1\"; did you mean \"%2\"?"),
        shown("engine", "this block is not closed; end it with a line ```"),
        shown("engine", "the lesson is empty; it begins with \"# Title\""),
        shown("engine", "the lesson has no step; a step begins with \"## Title\""),
        shown("engine", "a step is about one demo; begin another step for another"),
        shown("engine",
            "the lesson names no demo; before the first step, write a block ```stage with the line "
            "\"demo %1\""),
        shown("engine", "demo takes the name of one demo"),
        shown("engine", "formula \"%1\": %2"),
        shown("engine", "the step is empty; say something, or do something"),
        shown("engine", "read %1: %2"),
        shown("engine", "it is not a file"),
        shown("engine", "it cannot be read to its end"),
        shown("engine", "there is no lesson (*.md) in it"),
        shown("engine", "a } closes nothing"),
        shown("engine", "\\right without a \\left before it"),
        shown("engine", "a \\ ends the formula"),
        shown("engine", "it is nested too deeply"),
        shown("engine", "two exponents in a row; use {}"),
        shown("engine", "two indices in a row; use {}"),
        shown("engine", "%1 needs something after it"),
        shown("engine", "a { is not closed"),
        shown("engine", "a { is not closed before \\right"),
        shown("engine", "it holds a control character"),
        shown("engine", "\\%1 needs {words}"),
        shown("engine", "\\%1 needs a bracket after it: ( ) [ ] | \\{ \\} or ."),
        shown("engine", "\\left without a \\right after it"),
        shown("engine", "unknown macro \"%1\"; did you mean \"%2\"?"),
        shown("engine", "unknown macro \"%1\"; docs/lessons.md lists those that are known"),
        shown("engine", "it is longer than %1 characters"),
    };
    return all;
}

} // namespace app::lesson
