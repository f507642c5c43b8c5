# cmake --install build/release --prefix /usr/local
# cpack -G DEB --config build/release/CPackConfig.cmake    writes interleave_VERSION_ARCH.deb
include(GNUInstallDirs)
set(desktop ${PROJECT_SOURCE_DIR}/resources/desktop)
set(metainfo ${desktop}/org.interleave.interleave.metainfo.xml)

install(TARGETS interleave RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
# Started by interleave, not by people; engine/run/runner_path.cpp looks for it here.
install(TARGETS interleave-runner RUNTIME DESTINATION libexec/interleave)
install(FILES ${desktop}/interleave.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${metainfo} DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${desktop}/interleave.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
install(FILES ${PROJECT_SOURCE_DIR}/resources/interleave.svg
    DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${desktop}/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

# The manual page is docs/cli.md, so that there is one text.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
file(STRINGS ${metainfo} release REGEX "<release version=\"${PROJECT_VERSION}\" date=")
if(NOT release MATCHES "date=\"([0-9-]+)\"")
    message(FATAL_ERROR "${metainfo} has no release ${PROJECT_VERSION}")
endif()
set(man_page ${CMAKE_BINARY_DIR}/interleave.1)
set(make_man_page ${PROJECT_SOURCE_DIR}/cmake/man_page.py)
add_custom_command(OUTPUT ${man_page}
    COMMAND Python3::Interpreter ${make_man_page}
            ${PROJECT_SOURCE_DIR}/docs/cli.md ${PROJECT_VERSION} ${CMAKE_MATCH_1} ${man_page}
    DEPENDS ${make_man_page} ${PROJECT_SOURCE_DIR}/docs/cli.md ${metainfo}
    VERBATIM)
add_custom_target(man-page DEPENDS ${man_page})
add_dependencies(interleave man-page)
install(FILES ${man_page} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

set(CPACK_PACKAGE_NAME interleave)
set(CPACK_PACKAGE_VENDOR "The Interleave authors")
set(CPACK_PACKAGE_CONTACT "The Interleave authors <interleave@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "makes concurrency visible: real threads, seen live")
set(CPACK_PACKAGE_DESCRIPTION
    "Interleave runs small, real concurrent programs, records what the kernel's scheduler did with
them, and shows every thread changing state: live, in slow motion, step by step and back.
It is made for teaching and learning operating systems and concurrent programming.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Beyond what is linked: the typefaces, and the plugin that reads the icon.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-inter, fonts-jetbrains-mono, libqt6svg6")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland, libvulkan1, mesa-vulkan-drivers, qt6-translations-l10n")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "ffmpeg")
set(CPACK_GENERATOR DEB)
include(CPack)
