#!/usr/bin/env python3
"""What Apache does not answer: an HTTPS server that says what the first part of the path names.

    answers.py FOLDER PORT [CERTIFICATE | chance:SEED:FOLDER]

/423/ and the like answer a PUT with that number, /429-120/ with Retry-After: 120 as well; what was
put is kept first for 201 and 204 (Nextcloud answers both). Beyond that: /portal/ the login page of
a hotel for everything; /sent-away/ a redirect to plain http, /sent-elsewhere/ one to /201/ here;
/forgets/ takes a file and has none;
/mixes-up/ gives back another file than it took; /cuts/ gives back the file without its last byte;
/locked-once/ 423 for the first PUT of each file, then 201; /ill-with-three/ 500 for the first three files, for ever;
/weak/ has weak ETags only, which fit no
If-Match. A desk's reads: /busy-2-7/ answers each question 503 with Retry-After: 7 twice, then as it
should; /tired-2-7/ lists its files, and after that gives two of them and 503 until it lists them again. CERTIFICATE: server (default), other, expired or self, of scripts/certificates.
chance:SEED:FOLDER has the certificates of another server's folder, whatever the path says answers by
chance what stores nothing, and hangs up after each answer. FOLDER/requests gets one line for each
request.
"""
import http.server
import pathlib
import random
import ssl
import subprocess
import sys

folder = pathlib.Path(sys.argv[1])
port = int(sys.argv[2])
certificate = sys.argv[3] if len(sys.argv) > 3 else "server"
tls = folder / "tls"
by_chance = certificate.startswith("chance:")
if by_chance:
    _, seed, other = certificate.split(":", 2)
    random.seed(int(seed))
    tls = pathlib.Path(other) / "tls"
    certificate = "server"
here = pathlib.Path(__file__).resolve().parent
subprocess.run([here.parent.parent / "scripts" / "certificates", tls], check=True)
password = folder / "password"
if not password.exists():
    password.write_text("secret\n")
password.chmod(0o600)
requests = open(folder / "requests", "a", buffering=1)
files = {}
locked = set()
ill = set()
asked = {}
BY_CHANCE = ["400", "401", "403", "404", "405", "408", "409", "413", "415", "422", "423", "429", "429-40", "500", "502", "503", "503-9",
             "504", "507", "forgets", "portal", "sent-away"]
PORTAL = b"<html><title>Welcome</title>Please log in to our guest network</html>"


class Answers(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def begin(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        authorized = "with" if self.headers.get("Authorization") else "without"
        requests.write(f"{self.command} {self.path} {authorized} password\n")
        if by_chance:
            self.close_connection = True
            return random.choice(BY_CHANCE), body
        return self.path.split("/")[1], body

    def everything(self, way):
        if way == "portal":
            self.answer(200, PORTAL, Content_Type="text/html")
        elif way == "sent-away":
            self.answer(302, Location=f"http://localhost:{port}{self.path}")
        elif way == "sent-elsewhere":
            rest = self.path.split("/", 2)[2]
            self.answer(307, Location=f"https://localhost:{port}/201/{rest}")
        else:
            return False
        return True

    def do_PUT(self):
        way, body = self.begin()
        if self.everything(way):
            return
        if way == "locked-once" and self.path not in locked:
            locked.add(self.path)
            self.answer(423)
            return
        if way == "weak" and self.headers.get("If-Match"):
            self.answer(412)
            return
        if way == "ill-with-three" and (self.path in ill or len(ill) < 3):
            ill.add(self.path)
            self.answer(500)
            return
        number, _, retry_after = way.partition("-")
        status = int(number) if number.isdigit() else 201
        if self.path in files and self.headers.get("If-None-Match") == "*":
            status = 412
        elif status in (201, 204) and not by_chance:
            files[self.path] = body
        if retry_after.isdigit():
            self.answer(status, Retry_After=retry_after)
        else:
            self.answer(status)

    def too_busy(self, way):
        kind, *numbers = way.split("-")
        if kind not in ("busy", "tired") or self.command == "PUT":
            return False
        count = asked.get(way if kind == "tired" else self.path, 0)
        if kind == "tired" and self.command == "PROPFIND":
            asked[way] = 0
            return False
        asked[way if kind == "tired" else self.path] = count + 1
        if (count < int(numbers[0])) == (kind == "tired"):
            return False
        self.answer(503, Retry_After=numbers[1])
        return True

    def do_PROPFIND(self):
        way, _ = self.begin()
        if self.too_busy(way):
            return
        hrefs = "".join(f"<D:href>{path}</D:href>" for path in files if path.startswith(f"/{way}/"))
        self.answer(207, f'<D:multistatus xmlns:D="DAV:">{hrefs}</D:multistatus>'.encode())

    def do_GET(self):
        way, _ = self.begin()
        if self.everything(way) or self.too_busy(way):
            return
        body = files.get(self.path)
        if body is None or way == "forgets":
            self.answer(404)
        elif way == "weak":
            self.answer(200, body, ETag=f'W/"{len(body)}"')
        elif way == "mixes-up":
            self.answer(200, body[::-1])
        elif way == "cuts":
            self.answer(200, body[:-1])
        else:
            self.answer(200, body)


server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Answers)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(tls / f"{certificate}.pem", tls / f"{certificate}.key")
server.socket = context.wrap_socket(server.socket, server_side=True)
(folder / "ready.new").write_text(f"https://kiosk@localhost:{port}/\n")
(folder / "ready.new").rename(folder / "ready")
server.serve_forever()
