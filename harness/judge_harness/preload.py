"""Modules of the standard library that a source imports, loaded before its case is measured.

Owns the list of those that may be: they do nothing but define names. A module outside it is loaded when the
submission says so, on its own account.
"""

from __future__ import annotations

import sys

NAMES = (
    "__future__ _bisect _heapq _thread abc argparse array ast asyncio asyncio.queues asyncio.subprocess atexit "
    "base64 bdb binascii bisect builtins bz2 cProfile calendar cmath cmd code codecs codeop collections "
    "collections.abc colorsys compileall concurrent.futures concurrent.futures.process concurrent.futures.thread "
    "configparser contextlib contextvars copy copyreg csv ctypes ctypes.util dataclasses datetime dbm decimal "
    "difflib dis doctest email email.message email.mime.multipart email.mime.text encodings encodings.idna enum "
    "errno faulthandler fcntl filecmp fileinput fnmatch fractions functools gc genericpath getopt getpass "
    "gettext glob graphlib grp gzip hashlib heapq hmac html html.parser http http.client http.cookies "
    "http.server importlib importlib.machinery importlib.util inspect io ipaddress itertools json json.decoder "
    "json.encoder keyword linecache locale logging logging.config logging.handlers lzma mailbox marshal math "
    "mimetypes mmap multiprocessing multiprocessing.pool netrc ntpath numbers opcode operator optparse os "
    "os.path pathlib pdb pickle pickletools pkgutil platform plistlib posix posixpath pprint profile pstats pwd "
    "py_compile pyclbr queue quopri random re reprlib resource runpy sched secrets select selectors shelve shlex "
    "shutil signal socket socketserver sqlite3 ssl stat statistics string stringprep struct subprocess symtable "
    "sys sysconfig syslog tarfile tempfile termios textwrap threading time timeit token tokenize tomllib trace "
    "traceback tracemalloc tty types typing unicodedata unittest unittest.case unittest.mock urllib.error "
    "urllib.parse urllib.request uuid warnings wave weakref xml.dom.minidom xml.etree.ElementTree xml.sax "
    "zipfile zipimport zlib zoneinfo"
)
MODULES = frozenset(NAMES.split())
PACKAGES = frozenset(name.partition(".")[0] for name in MODULES)
# What some load only when it is used, which is too late where no file can be opened any more.
LAZY = {
    "concurrent.futures": ("concurrent.futures.thread",),
    "datetime": ("_strptime",),
    "time": ("_strptime",),
}


def preload(source: bytes, *, opens_files: bool) -> None:
    """Load what the source's `import` statements name; everything it may need where no file can be opened."""
    for name in mentioned(source):
        if name not in sys.modules:
            try:
                __import__(name)
            except ImportError:
                # The interpreter was built without it; the submission will be told.
                continue
        if not opens_files:
            for lazy in LAZY.get(name, ()):
                __import__(lazy)


def mentioned(source: bytes) -> list[str]:
    """Return the modules of the list that import statements at the start of a line name, in order."""
    if b"import" not in source:
        return []
    found: list[str] = []
    for line in source.splitlines():
        words = line.strip()
        if words.startswith(b"import "):
            names = words[7:].split(b"#")[0].split(b";")[0].split(b",")
            found += [name for name in map(_first_word, names) if name.partition(".")[0] in PACKAGES]
        elif words.startswith(b"from "):
            head, _, tail = words[5:].partition(b" import ")
            package = _first_word(head)
            if package.partition(".")[0] in PACKAGES:
                found.append(package)
                members = tail.split(b"#")[0].strip(b" ()\\").split(b",")
                dotted = ("%s.%s" % (package, member) for member in map(_first_word, members))
                # Most members are no modules; those that are stand in the list.
                found += [name for name in dotted if name in MODULES]
    return list(dict.fromkeys(found))


def _first_word(text: bytes) -> str:
    words = text.split()
    return words[0].decode("latin-1") if words else ""
