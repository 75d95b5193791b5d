# Every third-party library Braid links, found once, as SYSTEM so that our warnings stay ours.

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n data)
find_package(CURL REQUIRED)
find_package(PostgreSQL REQUIRED)
find_package(ZLIB REQUIRED)
find_package(OpenSSL 3 REQUIRED)
find_package(spdlog REQUIRED)

pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(BROTLI REQUIRED IMPORTED_TARGET libbrotlienc libbrotlidec)
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
pkg_check_modules(QRENCODE REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(CMARK REQUIRED IMPORTED_TARGET libcmark-gfm)

add_library(soci INTERFACE)
target_link_libraries(soci INTERFACE soci_core soci_sqlite3 soci_postgresql PkgConfig::SQLITE PostgreSQL::PostgreSQL)

# DuckDB: its shared library and C header come from npm packages (docs/adr/0006-duckdb-from-npm.md).
if(CMAKE_SYSTEM_PROCESSOR MATCHES "aarch64|arm64")
  set(DUCKDB_ARCH arm64)
else()
  set(DUCKDB_ARCH x64)
endif()
set(DUCKDB_LIBRARY ${CMAKE_SOURCE_DIR}/node_modules/@duckdb/node-bindings-linux-${DUCKDB_ARCH}/libduckdb.so)
set(DUCKDB_INCLUDE ${CMAKE_SOURCE_DIR}/node_modules/duckdb/src/duckdb/src/include)
if(NOT EXISTS ${DUCKDB_LIBRARY} OR NOT EXISTS ${DUCKDB_INCLUDE}/duckdb.h)
  message(FATAL_ERROR "DuckDB was not found under node_modules: run tools/setup (or 'make build') first.")
endif()
# A copy of the one header, so that DuckDB's other headers are never on the include path.
configure_file(${DUCKDB_INCLUDE}/duckdb.h ${CMAKE_BINARY_DIR}/duckdb/duckdb.h COPYONLY)
configure_file(${DUCKDB_LIBRARY} ${CMAKE_BINARY_DIR}/libduckdb.so COPYONLY)
add_library(duckdb SHARED IMPORTED)
set_target_properties(duckdb PROPERTIES
  IMPORTED_LOCATION ${CMAKE_BINARY_DIR}/libduckdb.so
  INTERFACE_INCLUDE_DIRECTORIES ${CMAKE_BINARY_DIR}/duckdb)
set(CMAKE_BUILD_RPATH "$ORIGIN")
set(CMAKE_INSTALL_RPATH "$ORIGIN/../lib/braid")
