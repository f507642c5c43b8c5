# The jobs, each a test of its own: see .ci/run. Exit code 77 is "cannot run here".
foreach(job readme run tsan asan asan-views guest style tidy)
    add_test(${job} bash @ROOT@/.ci/job ${job})
    set_tests_properties(${job} PROPERTIES
        WORKING_DIRECTORY @ROOT@ SKIP_RETURN_CODE 77 TIMEOUT 2400 RUN_SERIAL TRUE)
endforeach()
