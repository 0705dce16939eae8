"""The protocol of lib/Minimax.Cli/Bench/Worker.cs: a process that steps when it is its turn."""
import statistics
import sys
import time

WARM_UP_STEPS = 5
WARM_UP_SECONDS = 1


def memory(key):
    """MiB that the process holds now (VmRSS), or held at most (VmHWM). getrusage's would count the parent's, from before the exec."""
    for line in open("/proc/self/status"):
        if line.startswith(key):
            return int(line.split()[1]) / 1024
    return 0


def measure(step, count):
    times = []
    for _ in range(count):
        start = time.perf_counter()
        step()
        times.append(1000 * (time.perf_counter() - start))
    return f"{statistics.median(times):.6f} {memory('VmHWM'):.0f} {memory('VmRSS'):.0f}"


def serve(step, setting):
    """Says `first` after the first step and `ready` after the warm-up, then answers each line N with what N steps took."""
    step()
    print("first", flush=True)
    done, start = 1, time.perf_counter()
    while done < WARM_UP_STEPS or time.perf_counter() - start < WARM_UP_SECONDS:
        step()
        done += 1
    print(f"ready {setting}", flush=True)
    for line in sys.stdin:
        print(measure(step, int(line)), flush=True)
