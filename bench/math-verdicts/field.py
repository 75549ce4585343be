"""Judges pairs of answers with HuggingFace's Math-Verify: JSON lines in, `[verdict, milliseconds]` lines out.

usage: python field.py dollar|boxed < pairs.jsonl
"""

import json
import logging
import sys
import time

from math_verify import parse, verify

logging.disable(logging.CRITICAL)
style = sys.argv[1]


def wrap(answer: str) -> str:
    if style == "boxed":
        return "\\boxed{" + answer + "}"
    return answer if "$" in answer else "$" + answer + "$"


for line in sys.stdin:
    pair = json.loads(line)
    started = time.perf_counter()
    try:
        verdict = bool(verify(parse(wrap(pair["expected_answer"])), parse(wrap(pair["answer"]))))
        found = "equal" if verdict else "different"
    except Exception:  # what it raises is no verdict
        found = "undecided"
    print(json.dumps([found, (time.perf_counter() - started) * 1000]), flush=True)
