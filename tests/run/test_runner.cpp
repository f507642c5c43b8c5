#include "engine/run/runner.h"
#include "test_workloads.h"

int main()
{
    return engine::runnerMain(misbehaving::find);
}
