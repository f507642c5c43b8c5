#include "engine/run/runner.h"

int main()
{
    return engine::runnerMain(engine::findWorkload);
}
