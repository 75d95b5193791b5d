#!/usr/bin/env python3
"""embed.py NAME OUT_DIR BASE FILE...

Writes NAME.S (.incbin of every file), NAME.cpp and NAME.hpp, which declares
`embedded::NAME()`: the files, by path relative to BASE, sorted.
"""
import os
import sys

name, out, base, *files = sys.argv[1:]
os.makedirs(out, exist_ok=True)
files.sort(key=lambda f: os.path.relpath(f, base))


def write(ending, text):
    with open(os.path.join(out, name + ending), "w", encoding="utf-8") as f:
        f.write(text)


write(".hpp", f"""// Made by tools/embed.py.
#pragma once
#include "base/embedded_file.hpp"
#include <span>
namespace embedded {{
std::span<const base::EmbeddedFile> {name}();
}}
""")

asm = ['    .section .rodata', '']
for i, f in enumerate(files):
    asm += [f'    .global braid_{name}_{i}', f'    .global braid_{name}_{i}_end', '    .balign 16',
            f'braid_{name}_{i}:', f'    .incbin "{os.path.abspath(f)}"', f'braid_{name}_{i}_end:', '    .byte 0']
asm += ['    .section .note.GNU-stack,"",%progbits', '']
write(".S", "\n".join(asm))

rows = "\n".join(
    f'        {{"{os.path.relpath(f, base)}", {{braid_{name}_{i}, static_cast<std::size_t>(braid_{name}_{i}_end - braid_{name}_{i})}}}},'
    for i, f in enumerate(files))
externs = "\n".join(f"extern const char braid_{name}_{i}[], braid_{name}_{i}_end[];" for i in range(len(files)))
write(".cpp", f"""// Made by tools/embed.py.
#include "embedded/{name}.hpp"
#include <array>
extern "C" {{
{externs}
}}
namespace embedded {{
std::span<const base::EmbeddedFile> {name}() {{
    static const std::array<base::EmbeddedFile, {len(files)}> files{{{{
{rows}
    }}}};
    return files;
}}
}}
""")
