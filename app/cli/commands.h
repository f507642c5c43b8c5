#pragma once

#include "app/cli/refusal.h"
#include "app/cli/request.h"

namespace app::cli {

/// Each does what was asked, prints its result on standard output, and returns the exit code, or
/// says why not. None leaves a partial file.
Expected<int> openWindow(const OpenWindow& request, int& argc, char** argv);
Expected<int> checkLessons(const CheckLessons& request);

/// Says what is wrong with the lessons, and nothing of those that are right.
Expected<int> findMistakes(const std::string& path);
Expected<int> listDemos(const ListDemos& request);
Expected<int> runDemo(const RunDemo& request);
Expected<int> renderFile(const RenderFile& request);
Expected<int> compareFiles(const CompareFiles& request);
Expected<int> explainFile(const ExplainFile& request);
Expected<int> writeSlides(const WriteSlides& request);
Expected<int> convertFile(const ConvertFile& request);
Expected<int> applyLaw(const ApplyLaw& request);
Expected<int> fitTable(const FitTable& request);
Expected<int> measureMachine(const Measure& request);
Expected<int> examine(const Examine& request);
Expected<int> lookAtMachine(const LookAtMachine& request);

} // namespace app::cli
