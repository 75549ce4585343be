import sys


def pack(text):
    packed = ""
    at = 0
    while at < len(text):
        end = at
        while end < len(text) and text[end] == text[at]:
            end += 1
        if end - at > 1:
            packed += str(end - at)
        if text[at] in "0123456789\\":
            packed += "\\"
        packed += text[at]
        at = end
    return packed


def unpack(packed):
    text = ""
    length = ""
    at = 0
    while at < len(packed):
        if packed[at] in "0123456789":
            length += packed[at]
        else:
            text += packed[at] * int(length or "1")
            length = ""
        at += 1
    return text


for line in sys.stdin.read().splitlines():
    command, text = line.split(" ", 1)
    print(pack(text) if command == "pack" else unpack(text))
