"""Holds who may include whom: our own layers, and the libraries that stay in one of them."""
import re

import source_tree

BASE = {"server/base"}
PROTOCOL = BASE | {"adapters/protocol"}
SECURITY = BASE | {"security"}
CONFIG = BASE | {"server/config"}
PROFILES = CONFIG | {"server/profiles"}
TLOG = SECURITY | {"server/tlog"}
STORE = SECURITY | {"server/store"}
CATALOGUE = PROTOCOL | {"server/catalogue"}
DOCUMENTS = CATALOGUE | {"server/documents"}
CASES = DOCUMENTS | {"server/profiles", "server/cases"}
STATISTICS = CASES | {"server/statistics"}
VAULT = CASES | STORE | TLOG | {"server/vault"}
TRANSLATE = DOCUMENTS | {"server/translate"}
INTAKE = VAULT | TRANSLATE | {"server/intake"}
DRAFTS = INTAKE | {"server/drafts"}
DELIVERY = VAULT | TRANSLATE | {"server/delivery"}
PARTNERS = INTAKE | DELIVERY | CONFIG | {"server/partners"}
ADMIN = PARTNERS | DRAFTS | {"server/admin"}
COMMANDS = ADMIN | STATISTICS | {"server/commands"}

# Folder: the folders it may include from, itself among them. Lowest first.
MAY_INCLUDE = {
    "server/base": BASE,
    "adapters/protocol": PROTOCOL,
    "server/config": CONFIG,
    "server/profiles": PROFILES,
    "security": SECURITY,
    "server/tlog": TLOG,
    "server/store": STORE,
    "server/catalogue": CATALOGUE,
    "server/documents": DOCUMENTS,
    "server/cases": CASES,
    "server/statistics": STATISTICS,
    "server/vault": VAULT,
    "server/translate": TRANSLATE,
    "server/intake": INTAKE,
    "server/drafts": DRAFTS,
    "server/delivery": DELIVERY,
    "server/partners": PARTNERS,
    "server/admin": ADMIN,
    "server/commands": COMMANDS,
    # Beside the daemon it holds what the command line does while no daemon is there to ask.
    "server/app": COMMANDS | {"server/app", "server/cli/local_commands.h"},
    # The command line speaks to the daemon; of the admin layer it knows the words on the wire.
    "server/cli": CONFIG | STORE | {"server/cli", "server/admin/request.h", "server/admin/reply.h",
                                     "server/admin/client.h"},
    # What an auditor runs elsewhere has no database, no case work and no settings.
    "server/verify": TLOG | {"server/verify"},
    # What reads foreign bytes has no keys and no database.
    "adapters/host": PROTOCOL | {"adapters/host"},
}

# Start of a library's headers: the folders that may include them.
LIBRARIES = {
    "Poco/": {"server/base", "server/admin", "server/cli", "server/app"},
    "libexslt/": {"adapters/host"},
    "libxml/": {"adapters/host"},
    "libxslt/": {"adapters/host"},
    "mysql": {"server/store"},
    "openssl/": {"security"},
    "seccomp.h": {"adapters/host"},
    "zstd.h": {"server/vault"},
}

INCLUDE = re.compile(r'\s*#\s*include\s*([<"])([^>"]+)[>"]')


def folder_of(name):
    """The layer of a file: its folder, without folders below the layer's own."""
    depth = 1 if name.startswith("security/") else 2
    return "/".join(name.split("/")[:depth])


def is_foreign_library(header, folder):
    return any(header.startswith(start) and folder not in folders
               for start, folders in LIBRARIES.items())


def findings_of(folder, quoted, header):
    if not quoted:
        if is_foreign_library(header, folder):
            yield "<%s> may not be included in %s" % (header, folder)
        return
    if "/" not in header or ".." in header.split("/"):
        yield '"%s" is not a full path from the root' % header
        return
    allowed = MAY_INCLUDE[folder]
    if header not in allowed and folder_of(header) not in allowed:
        yield '%s may not include "%s"' % (folder, header)


def check(root):
    for path in source_tree.files(root, (".h", ".cpp")):
        name = path.relative_to(root).as_posix()
        if name.startswith("tests/"):
            continue
        folder = folder_of(name)
        if folder not in MAY_INCLUDE:
            yield "%s: its folder has no place among the layers" % name
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if match:
                for finding in findings_of(folder, match.group(1) == '"', match.group(2)):
                    yield "%s:%d: %s" % (name, number, finding)


if __name__ == "__main__":
    source_tree.run(check)
