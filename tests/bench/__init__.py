"""The benchmark: `python -m tests.bench` measures and writes docs/benchmarks.md.

No test of the suite is timed. Every comparison is a ratio of two things measured in turn in one
run, since the times themselves say more about the machine than about the program.
"""
