"""Asks an interpreter about itself and compiles the harness for it; run once per interpreter.

Started as `python3 -s -S -B -c SOURCE` with `{"modules": {name: source}}` on standard input. Writes one
line of JSON (what the interpreter is and which folders it needs) and then the bytes that `boot.py` loads.
"""

from __future__ import annotations

import sys

# The working folder, which may hold a submission called `json.py`. This runs outside of every sandbox.
del sys.path[0]

import ast
import json
import marshal
import os
import platform
import sysconfig


class Stripper(ast.NodeTransformer):
    """Takes out what costs time or bytes in every case: the future import, annotations, imports for them."""

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.ImportFrom | None:
        """Drop the future import, which would load `__future__`."""
        return None if node.module == "__future__" else node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        """Drop annotations."""
        arguments = node.args
        node.returns = None
        for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg):
            if one is not None:
                one.annotation = None
        self.generic_visit(node)
        return node

    visit_AsyncFunctionDef = visit_FunctionDef  # type: ignore[assignment]

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.stmt:
        """Turn it into an assignment."""
        value = node.value or ast.Constant(None)
        return ast.fix_missing_locations(ast.copy_location(ast.Assign([node.target], value), node))

    def visit_If(self, node: ast.If) -> ast.If | None:
        """Drop what only the type checker reads."""
        self.generic_visit(node)
        return None if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING" else node


def compile_modules(sources: dict[str, str]) -> bytes:
    """Return the harness as `marshal.dumps({name: marshalled code object})`: a case loads only what it needs."""
    codes = {}
    for name, source in sources.items():
        tree = Stripper().visit(ast.parse(source))
        code = compile(tree, "<judge>/" + name, "exec", 0, dont_inherit=True, optimize=2)
        codes[name] = marshal.dumps(code)
    return marshal.dumps(codes)


def describe() -> dict[str, object]:
    """Return what the judge needs to know to run and to confine this interpreter."""
    paths = sysconfig.get_paths()
    version = sys.version_info
    return {
        "version": ".".join(str(part) for part in version[:3]) + suffix(version),
        "version_info": list(version[:3]),
        "implementation": platform.python_implementation(),
        "executable": os.path.realpath(sys.executable),
        "prefix": sys.prefix,
        "base_prefix": sys.base_prefix,
        "base_exec_prefix": sys.base_exec_prefix,
        "stdlib": os.path.realpath(paths["stdlib"]),
        "platstdlib": os.path.realpath(paths["platstdlib"]),
        "lib_dynload": lib_dynload(),
        "is_64bit": sys.maxsize > 2**32,
        "visible": visible(paths),
    }


def suffix(version: sys._version_info) -> str:
    """Return what stands after the numbers of a version that is not final."""
    short = {"alpha": "a", "beta": "b", "candidate": "rc"}.get(version.releaselevel)
    return "" if short is None else short + str(version.serial)


def lib_dynload() -> str | None:
    """Return the folder of the compiled extension modules."""
    for entry in sys.path:
        if os.path.basename(entry) == "lib-dynload" and os.path.isdir(entry):
            return os.path.realpath(entry)
    return None


def visible(paths: dict[str, str]) -> list[str]:
    """Return the folders without which the standard library does not work, none inside another."""
    wanted = [paths["stdlib"], paths["platstdlib"], os.path.dirname(os.path.realpath(sys.executable))]
    wanted += [folder for folder in (lib_dynload(), *library_folders()) if folder is not None]
    for prefix in (sys.base_prefix, sys.base_exec_prefix):
        # A prefix of its own (pyenv, conda) also holds the libraries that extension modules link to.
        if os.path.realpath(prefix) not in ("/", "/usr", "/usr/local"):
            wanted.append(os.path.join(prefix, "lib"))
    found = sorted({os.path.realpath(folder) for folder in wanted if os.path.isdir(folder)})
    return [one for one in found if not any(one.startswith(other.rstrip("/") + "/") for other in found)]


def library_folders() -> set[str]:
    """Return where the interpreter's own shared library was loaded from."""
    try:
        with open("/proc/self/maps", encoding="utf-8", errors="surrogateescape") as maps:
            lines = [line.split(None, 5) for line in maps]
    except OSError:
        return set()
    mapped = {fields[5].strip() for fields in lines if len(fields) == 6}
    return {os.path.dirname(path) for path in mapped if os.path.basename(path).startswith("libpython")}


def main() -> None:
    """Answer."""
    request = json.loads(sys.stdin.buffer.read())
    answer = json.dumps(describe()).encode("ascii") + b"\n" + compile_modules(request["modules"])
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


main()
