/** Modules of the standard library that stand among a program's imports; the others come from packages. */
const STANDARD = new Set(
  (
    'abc argparse array ast asyncio base64 binascii bisect calendar cgi cmd codecs collections concurrent configparser contextlib copy ' +
    'copyreg csv ctypes dataclasses datetime decimal difflib dis email enum errno fnmatch fractions ftplib functools gc getopt getpass ' +
    'gettext glob gzip hashlib heapq hmac html http imaplib importlib inspect io ipaddress itertools json keyword linecache locale ' +
    'logging lzma mailbox math mimetypes mmap multiprocessing numbers operator os pathlib pdb pickle pkgutil platform pprint queue ' +
    'random re sched secrets select shelve shlex shutil signal site smtplib socket socketserver sqlite3 ssl stat statistics string ' +
    'struct subprocess sys syslog tarfile telnetlib tempfile textwrap threading time timeit tkinter traceback types typing unicodedata ' +
    'unittest urllib uuid venv warnings weakref webbrowser xml xmlrpc zipfile zlib zoneinfo'
  ).split(' '),
);

/** Whether the module (`urllib.parse`) comes with Python. */
export function isStandard(module: string): boolean {
  return STANDARD.has(module.split('.')[0] ?? '');
}
