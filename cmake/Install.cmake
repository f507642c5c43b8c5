# cmake --install build/release --prefix /usr/local
include(GNUInstallDirs)
install(TARGETS interleave RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
# Started by interleave, not by people; engine/run/runner_path.cpp looks for it here.
install(TARGETS interleave-runner RUNTIME DESTINATION libexec/interleave)
install(FILES ${PROJECT_SOURCE_DIR}/packaging/interleave.desktop
    DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${PROJECT_SOURCE_DIR}/packaging/interleave.xml
    DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
install(FILES ${PROJECT_SOURCE_DIR}/resources/interleave.svg
    DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
