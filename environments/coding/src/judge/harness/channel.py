"""A line of JSON at a time over file descriptor 3."""
import json
import os

_lines = open(3, "rb", closefd=False)


def receive():
    line = _lines.readline()
    if not line:
        os._exit(0)
    return json.loads(line)


def send(message):
    text = json.dumps(message).encode() + b"\n"
    while text:
        text = text[os.write(3, text) :]
