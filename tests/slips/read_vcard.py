"""Reads one vCard from standard input with vobject and prints what it found, one NAME=VALUE a
line, so that the tests of payloads do not have to believe themselves."""
import sys

import vobject

card = vobject.readOne(sys.stdin.buffer.read().decode("utf-8"))
card.validate(raiseException=True)
for name in ("version", "fn", "tel", "email", "url"):
    if hasattr(card, name):
        print(f"{name}={getattr(card, name).value}")
if hasattr(card, "org"):
    print(f"org={'|'.join(card.org.value)}")
print(f"family={card.n.value.family}")
