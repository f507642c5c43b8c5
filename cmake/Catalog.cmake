# A catalogue grows by one file and one line:
#   add_to_catalog(workloads threads/thread_life)
# compiles the file and lists the constant it defines: file name and symbol cannot drift apart.
function(add_to_catalog target path)
    target_sources(${target} PRIVATE ${path}.cpp)
    set_property(TARGET ${target} APPEND PROPERTY CATALOG ${path})
endfunction()

# Generates <target>_catalog.cpp, which defines: std::span<const TYPE* const> catalog().
# Leaves the declarations of the entries in EXTERNS.
function(generate_catalog target type header namespace)
    get_property(paths TARGET ${target} PROPERTY CATALOG)
    foreach(path IN LISTS paths)
        get_filename_component(symbol ${path} NAME)
        string(APPEND EXTERNS "extern const ${type} ${symbol};\n")
        string(APPEND ENTRIES "        &${symbol},\n")
    endforeach()
    set(EXTERNS "${EXTERNS}" PARENT_SCOPE)
    set(TYPE ${type})
    set(HEADER ${header})
    set(NAMESPACE ${namespace})
    configure_file(${PROJECT_SOURCE_DIR}/cmake/catalog.cpp.in ${target}_catalog.cpp @ONLY)
    target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${target}_catalog.cpp)
endfunction()

# embed_text(target symbol namespace file) defines `extern const std::string_view <symbol>`: the
# text of the file as it was built, so that what is shown is what runs.
function(embed_text target symbol namespace file)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} TEXT)
    set(SYMBOL ${symbol})
    set(NAMESPACE ${namespace})
    configure_file(${PROJECT_SOURCE_DIR}/cmake/text.cpp.in ${symbol}.cpp @ONLY)
    target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.cpp)
endfunction()
