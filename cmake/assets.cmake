# The site's assets: bundled by esbuild (no network), then embedded (src/app/assets.cpp serves them).
set(ASSETS_OUT ${CMAKE_BINARY_DIR}/generated/assets)
set(ESBUILD ${CMAKE_SOURCE_DIR}/node_modules/.bin/esbuild)
set(HTMX ${CMAKE_SOURCE_DIR}/node_modules/htmx.org/dist/htmx.min.js)

set(STYLES app tokens base frame page forms navigation tables messages lists charts public print)
list(TRANSFORM STYLES PREPEND ${CMAKE_SOURCE_DIR}/assets/css/)
list(TRANSFORM STYLES APPEND .css)
set(ICONS logo.svg icon-180.png)

set(ISLANDS ${CMAKE_SOURCE_DIR}/assets/ts/passkey.ts)

set(ASSET_FILES ${ASSETS_OUT}/app.css ${ASSETS_OUT}/braid.svg ${ASSETS_OUT}/htmx.js ${ASSETS_OUT}/passkey.js)
set(ICON_SOURCES ${CMAKE_SOURCE_DIR}/assets/icons/braid.svg)
foreach(icon ${ICONS})
  list(APPEND ASSET_FILES ${ASSETS_OUT}/${icon})
  list(APPEND ICON_SOURCES ${CMAKE_SOURCE_DIR}/assets/icons/${icon})
  list(APPEND COPY_ICONS COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_SOURCE_DIR}/assets/icons/${icon} ${ASSETS_OUT}/${icon})
endforeach()

add_custom_command(
  OUTPUT ${ASSET_FILES}
  COMMAND ${ESBUILD} ${CMAKE_SOURCE_DIR}/assets/css/app.css --bundle --minify --log-level=warning
    --target=chrome90,firefox90,safari14.1 --loader:.svg=file --asset-names=[name] --outdir=${ASSETS_OUT}
  COMMAND ${ESBUILD} ${ISLANDS} --bundle --minify --log-level=warning --format=iife
    --target=chrome90,firefox90,safari14.1 --outdir=${ASSETS_OUT}
  COMMAND ${CMAKE_COMMAND} -E copy ${HTMX} ${ASSETS_OUT}/htmx.js
  ${COPY_ICONS}
  DEPENDS ${STYLES} ${ISLANDS} ${ICON_SOURCES} ${HTMX}
  COMMENT "Bundling the site's assets"
  VERBATIM)
