"""Runs a task's test code in a process of its own. What it tests answers from another one, by plain values alone."""
import builtins
import json
import sys

sys.path.insert(0, sys.path[0] + "/judge")
import channel  # noqa: E402
import codec  # noqa: E402


class SubmissionError(Exception):
    """The submission raised something of its own."""


class SubmissionGone(BaseException):
    """There is no submission any more."""


class CannotTest(BaseException):
    """The tests ask for what cannot be asked."""


def candidate(*args, **named):
    try:
        call = {"call": [codec.encode(arg) for arg in args], "named": {key: codec.encode(arg) for key, arg in named.items()}}
    except codec.NotPlain as error:
        raise CannotTest(f"a test calls the function with {error}") from None
    channel.send(call)
    answer = channel.receive()
    if "value" in answer:
        return codec.decode(answer["value"])
    if "raises" not in answer:
        raise SubmissionGone(answer.get("gone", ""))
    for name in answer["raises"]:
        kind = getattr(builtins, name, None)
        if isinstance(kind, type) and issubclass(kind, Exception):
            raise kind(answer.get("message", ""))
    raise SubmissionError(answer.get("message", ""))


def judge(index, test):
    try:
        test()
    except CannotTest as error:
        channel.send({"cannot": str(error)[:500]})
        sys.exit(0)
    except BaseException as error:
        channel.send({"test": index, "passed": False, "message": f"{type(error).__name__}: {error}"[:500]})
    else:
        channel.send({"test": index, "passed": True})


def main():
    with open(sys.path[1] + "/tests.json") as file:
        task = json.load(file)
    scope = {"__name__": "tests"}
    try:
        exec(compile(task["setup"], "setup", "exec"), scope)
        scope[task["entry_point"]] = scope["candidate"] = candidate
        exec(compile(task["code"], "tests", "exec"), scope)
        statements = [compile(each, f"test {index}", "exec") for index, each in enumerate(task.get("statements") or [])]
    except CannotTest as error:
        return channel.send({"cannot": str(error)[:500]})
    except SubmissionGone:
        return channel.send({"test": 0, "passed": False, "message": "the submission ended"})
    except Exception as error:
        return channel.send({"cannot": f"the task's own test code fails: {type(error).__name__}: {error}"[:500]})
    if statements:
        for index, statement in enumerate(statements):
            judge(index, lambda: exec(statement, scope))
    elif callable(scope.get("check")):
        judge(0, lambda: scope["check"](candidate))
    else:
        return channel.send({"cannot": "the task's test code defines no check"})
    channel.send({"done": True})


main()
