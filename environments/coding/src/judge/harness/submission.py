"""Loads a submission and calls its function with what comes over the channel. It knows no expected value and no test."""
import sys

sys.path.insert(0, sys.path[0] + "/judge")
import channel  # noqa: E402
import codec  # noqa: E402


def load(path, name):
    with open(path, "rb") as file:
        source = file.read()
    module = type(sys)("solution")
    module.__dict__["__file__"] = path
    sys.modules["solution"] = module
    exec(compile(source, path, "exec"), module.__dict__)
    function = module.__dict__.get(name)
    if function is None and "Solution" in module.__dict__:
        function = getattr(module.__dict__["Solution"](), name, None)
    return function


def main(name):
    try:
        function = load(sys.path[1] + "/solution.py", name)
    except BaseException as error:
        kind = "syntax" if isinstance(error, SyntaxError) else "error"
        return channel.send({"loaded": False, "kind": kind, "message": f"{type(error).__name__}: {error}"[:500]})
    if not callable(function):
        return channel.send({"loaded": False, "kind": "missing", "message": f"there is no function {name}"})
    channel.send({"loaded": True})
    while True:
        call = channel.receive()
        try:
            args = [codec.decode(arg) for arg in call["args"]]
            named = {key: codec.decode(arg) for key, arg in call.get("named", {}).items()}
            answer = {"id": call["id"], "value": codec.encode(function(*args, **named))}
        except BaseException as error:
            names = [base.__name__ for base in type(error).__mro__]
            answer = {"id": call["id"], "raises": names, "message": str(error)[:500]}
        channel.send(answer)


main(sys.argv[1])
