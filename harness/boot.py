"""The first code of a case's process: makes the harness importable and starts it.

Given to the interpreter as the text of `-c`. Owns loading; everything else is `judge_harness.main`'s.
"""


def boot():  # type: () -> None
    """Read the compiled harness and the recipe for giving up rights, and hand over to it."""
    import builtins
    import marshal
    import posix
    import sys

    from _frozen_importlib import ModuleSpec

    def take(count):  # type: (int) -> bytes
        pieces = []
        while count:
            piece = posix.read(3, min(count, 1 << 20))
            if not piece:
                posix._exit(70)
            pieces.append(piece)
            count -= len(piece)
        return b"".join(pieces)

    codes, rights = (take(int.from_bytes(take(8), "little")) for _ in range(2))
    codes = marshal.loads(codes)
    # The harness keeps a copy: what a submission does to `builtins` later reaches only itself.
    own_builtins = dict(vars(builtins))

    class Finder:
        @staticmethod
        def find_spec(name, path=None, target=None):  # type: ignore[no-untyped-def]
            if name in codes:
                return ModuleSpec(name, Finder, is_package=name == "judge_harness")  # type: ignore[arg-type]
            return None

        @staticmethod
        def create_module(spec):  # type: ignore[no-untyped-def]
            return None

        @staticmethod
        def exec_module(module):  # type: ignore[no-untyped-def]
            module.__dict__["__builtins__"] = own_builtins
            exec(marshal.loads(codes[module.__name__]), module.__dict__)

    del sys.path[0]
    # For the loader alone, which had it before Python began.
    if posix.environ.pop(b"LD_BIND_NOW", None):
        posix.unsetenv(b"LD_BIND_NOW")
    sys.meta_path.insert(0, Finder)
    from judge_harness.main import main

    main(rights)


boot()
