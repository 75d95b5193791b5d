# braid_module(db FOLDER platform/db SOURCES a.cpp b.cpp DEPENDS base PRIVATE_LIBRARIES soci ALONE heavy.cpp)
#
# One static library per folder of src/, named braid_<name>. Files are listed, never globbed.
#   DEPENDS            other folders of ours; public, because headers include headers
#   LIBRARIES          third-party targets that appear in our headers
#   PRIVATE_LIBRARIES  third-party targets used in .cpp files only
#   ALONE              sources kept out of the unity build (heavy, or with clashing macros)
function(braid_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;LIBRARIES;PRIVATE_LIBRARIES;ALONE" ${ARGN})
  add_library(braid_${name} STATIC ${ARG_SOURCES} ${ARG_ALONE})
  target_include_directories(braid_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_include_directories(braid_${name} SYSTEM PRIVATE /usr/include/postgresql)
  list(TRANSFORM ARG_DEPENDS PREPEND braid_)
  target_link_libraries(braid_${name} PUBLIC ${ARG_DEPENDS} ${ARG_LIBRARIES} fmt::fmt
    PRIVATE ${ARG_PRIVATE_LIBRARIES} braid_warnings)
  set_target_properties(braid_${name} PROPERTIES UNITY_BUILD ${BRAID_UNITY} UNITY_BUILD_BATCH_SIZE 10)
  if(ARG_ALONE)
    set_source_files_properties(${ARG_ALONE} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  endif()
endfunction()
