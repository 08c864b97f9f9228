#!/usr/bin/env python3
"""Somebody in the middle, between a courier and its real server, with that server's certificate.

    middle.py FOLDER PORT SEED:OTHER

OTHER is the folder of a running scripts/webdav or scripts/postgres. What comes is passed on, but by
chance it is delivered twice, and one of both answers comes back; or it never arrives, and the
answer is the true one to an earlier request: the receipt of another lead. FOLDER/faults gets a line
for each: "twice" or "another". A connection serves until the courier hangs up.
"""
import http.client
import http.server
import pathlib
import random
import socket
import socketserver
import ssl
import struct
import sys
import urllib.parse

folder = pathlib.Path(sys.argv[1])
port = int(sys.argv[2])
seed, other = sys.argv[3].split(":", 1)
random.seed(int(seed))
other = pathlib.Path(other)
address = urllib.parse.urlsplit((other / "ready").read_text().strip())
as_server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
as_server.load_cert_chain(other / "tls" / "server.pem", other / "tls" / "server.key")
as_client = ssl.create_default_context(cafile=other / "tls" / "ca.pem")
faults = open(folder / "faults", "a", buffering=1)


def chance(fault):
    if random.randrange(4) != 0:
        return False
    faults.write(fault + "\n")
    return True


class Folder(http.server.BaseHTTPRequestHandler):
    """Requests and answers of a WebDAV folder."""

    protocol_version = "HTTP/1.1"
    bodies = {}  # of what was read back, by path
    lost = set()  # paths of what never arrived

    def log_message(self, *arguments):
        pass

    def pass_on(self, body):
        server = http.client.HTTPSConnection("localhost", address.port, context=as_client)
        headers = {name: value for name, value in self.headers.items() if name != "Host"}
        server.request(self.command, self.path, body or None, headers)
        answer = server.getresponse()
        found = answer.status, answer.read(), answer.headers.get("ETag")
        server.close()
        return found

    def answer(self, status, body, etag=None):
        self.send_response(status)
        if etag:
            self.send_header("ETag", etag)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_PUT(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.bodies and chance("another"):
            self.lost.add(self.path)
            return self.answer(201, b"")
        self.lost.discard(self.path)
        answers = [self.pass_on(body)]
        if chance("twice"):
            answers.append(self.pass_on(body))
        return self.answer(*random.choice(answers))

    def do_GET(self):
        if self.path in self.lost:
            return self.answer(200, random.choice(list(self.bodies.values())))
        found = self.pass_on(b"")
        if found[0] == 200:
            self.bodies[self.path] = found[1]
        return self.answer(*found)


class Hub(socketserver.BaseRequestHandler):
    """Messages of a PostgreSQL: a letter, a length, the rest."""

    batches = []  # earlier ones, each with everything from Parse to Sync

    def exactly(self, end, count):
        found = b""
        while len(found) < count:
            some = end.recv(count - len(found))
            if not some:
                raise EOFError
            found += some
        return found

    def message(self, end):
        head = self.exactly(end, 5)
        return head + self.exactly(end, struct.unpack("!I", head[1:])[0] - 4)

    def until(self, end, letters):
        found = b""
        while True:
            message = self.message(end)
            found += message
            if message[:1] in letters:
                return found

    def encrypt(self):
        self.exactly(self.request, 8)  # asks for TLS
        self.request.sendall(b"S")
        server = socket.create_connection(("localhost", address.port))
        server.sendall(struct.pack("!II", 8, 80877103))
        self.exactly(server, 1)
        return (as_server.wrap_socket(self.request, server_side=True),
                as_client.wrap_socket(server, server_hostname="localhost"))

    def log_in(self, client, server):
        length = self.exactly(client, 4)
        server.sendall(length + self.exactly(client, struct.unpack("!I", length)[0] - 4))
        while True:
            message = self.message(server)
            client.sendall(message)
            if message[:1] == b"Z":
                return
            if message[:1] == b"E":
                raise EOFError
            # It wants the next step of the password.
            if message[:1] == b"R" and struct.unpack("!I", message[5:9])[0] in (10, 11):
                server.sendall(self.message(client))

    def ask(self, server, batch):
        server.sendall(batch)
        return self.until(server, b"Z")

    def carry(self, client, server):
        while True:
            batch = self.until(client, b"SX")
            if batch[:1] != b"P":
                raise EOFError
            earlier = [one for one in self.batches if one != batch]
            if earlier and chance("another"):
                client.sendall(self.ask(server, random.choice(earlier)))
                continue
            answers = [self.ask(server, batch)]
            if chance("twice"):
                answers.append(self.ask(server, batch))
            self.batches.append(batch)
            del self.batches[:-20]
            client.sendall(random.choice(answers))

    def handle(self):
        try:
            client, server = self.encrypt()
            self.log_in(client, server)
            self.carry(client, server)
        except (EOFError, OSError):
            pass  # one of both has hung up


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass


if address.scheme == "https":
    server = Server(("127.0.0.1", port), Folder)
    server.socket = as_server.wrap_socket(server.socket, server_side=True)
else:
    server = Server(("127.0.0.1", port), Hub)
(folder / "ready.new").write_text(f"{address.scheme}://kiosk@localhost:{port}\n")
(folder / "ready.new").rename(folder / "ready")
server.serve_forever()
