"""Plain values as JSON and back: what JSON has not is an object with one key that begins with `$`."""
import base64

MAX_DEPTH = 100
MAX_DIGITS = 10_000


class NotPlain(Exception):
    """A value that is no plain one."""


def encode(value, depth=0):
    if depth > MAX_DEPTH:
        raise NotPlain("a value that nests too deep")
    if value is None or isinstance(value, bool):
        return value if value is None else bool(value)
    if isinstance(value, int):
        number = int(value)
        if -(2**53) < number < 2**53:
            return number
        if number.bit_length() > MAX_DIGITS * 3:
            raise NotPlain("an integer with too many digits")
        return {"$int": str(number)}
    if isinstance(value, float):
        return {"$float": repr(float(value))}
    if isinstance(value, str):
        return str(value)
    if isinstance(value, complex):
        return {"$complex": [repr(value.real), repr(value.imag)]}
    if isinstance(value, (bytes, bytearray)):
        return {"$bytes": base64.b64encode(bytes(value)).decode()}
    inner = depth + 1
    if isinstance(value, list):
        return [encode(item, inner) for item in list(value)]
    if isinstance(value, tuple):
        return {"$tuple": [encode(item, inner) for item in tuple(value)]}
    if isinstance(value, (set, frozenset)):
        return {"$set": [encode(item, inner) for item in set(value)]}
    if isinstance(value, dict):
        pairs = list(dict(value).items())
        if all(isinstance(key, str) and not key.startswith("$") for key, _ in pairs):
            return {str(key): encode(item, inner) for key, item in pairs}
        return {"$dict": [[encode(key, inner), encode(item, inner)] for key, item in pairs]}
    raise NotPlain(f"a value of type {type(value).__name__}")


def decode(value):
    if isinstance(value, list):
        return [decode(item) for item in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        [(tag, content)] = value.items()
        if tag == "$int":
            return int(content) if len(content) <= MAX_DIGITS + 1 else _refuse()
        if tag == "$float":
            return float(content)
        if tag == "$complex":
            return complex(float(content[0]), float(content[1]))
        if tag == "$bytes":
            return base64.b64decode(content)
        if tag == "$tuple":
            return tuple(decode(item) for item in content)
        if tag == "$set":
            return {decode(item) for item in content}
        if tag == "$dict":
            return {decode(key): decode(item) for key, item in content}
    return {key: decode(item) for key, item in value.items()}


def _refuse():
    raise NotPlain("an integer with too many digits")
