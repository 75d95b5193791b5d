# braid_embed(target name FILES ...)
#
# Embeds files into `target` and generates <embedded/NAME.hpp>:
#   namespace embedded { std::span<const File> NAME(); }   // File{path, bytes}, sorted by path
function(braid_embed target name)
  cmake_parse_arguments(ARG "" "BASE" "FILES" ${ARGN})
  set(out ${CMAKE_BINARY_DIR}/generated/embedded)
  add_custom_command(
    OUTPUT ${out}/${name}.S ${out}/${name}.cpp ${out}/${name}.hpp
    COMMAND python3 ${CMAKE_SOURCE_DIR}/tools/embed.py ${name} ${out} ${ARG_BASE} ${ARG_FILES}
    DEPENDS ${ARG_FILES} ${CMAKE_SOURCE_DIR}/tools/embed.py
    VERBATIM)
  target_sources(${target} PRIVATE ${out}/${name}.S ${out}/${name}.cpp ${out}/${name}.hpp)
  set_source_files_properties(${out}/${name}.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  target_include_directories(${target} PUBLIC ${CMAKE_BINARY_DIR}/generated)
endfunction()
