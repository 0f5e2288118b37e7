"""One of Python's clients, in a process of its own: the same lines in and out as contender-process.ts.

Arguments: the library, what to call, and where the servers are.
"""

import gc
import importlib
import json
import sys
import time

BODY_SIZE = 1024
DOWNLOAD_SIZE = 100 * 1024 * 1024
DOCUMENT = {f"field{i}": "x" * 88 for i in range(100)}
MANY_HEADERS = {f"X-Header-{i}": f"value {i}" for i in range(20)}
MANY_COOKIES = {f"cookie{i}": f"value{i}" for i in range(30)}


def requests_calls(target):
    requests = importlib.import_module("requests")
    http = target["http"]
    session = requests.Session()

    def tls():
        return len(session.get(target["https"] + "/k1", verify=target["caFile"]).content)

    def hosts():
        return sum(len(session.get(host + "/k1").content) for host in target["hosts"])

    def headers():
        return len(session.get(http + "/k1").content)

    def pieces():
        with session.get(http + "/big", stream=True) as response:
            return sum(len(piece) for piece in response.iter_content(65536))

    if target["call"] == "headers":
        session.headers.update(MANY_HEADERS)
        session.cookies.update(MANY_COOKIES)
    return {
        "get": (lambda: len(session.get(http + "/k1").content), BODY_SIZE),
        "helper": (lambda: len(requests.get(http + "/k1").content), BODY_SIZE),
        "tls": (tls, BODY_SIZE),
        "post": (lambda: len(session.post(http + "/post", json=DOCUMENT).content), BODY_SIZE),
        "headers": (headers, BODY_SIZE),
        "redirect": (lambda: len(session.get(http + "/redirect/3").content), BODY_SIZE),
        "hosts": (hosts, BODY_SIZE * len(target["hosts"])),
        "download-pieces": (pieces, DOWNLOAD_SIZE),
        "gzip": (lambda: len(session.get(http + "/json").json()), 4096),
    }


def urllib3_calls(target):
    pool = importlib.import_module("urllib3").PoolManager()
    return {"get": (lambda: len(pool.request("GET", target["http"] + "/k1").data), BODY_SIZE)}


def httpx_calls(target):
    client = importlib.import_module("httpx").Client()
    return {"get": (lambda: len(client.get(target["http"] + "/k1").content), BODY_SIZE)}


LIBRARIES = {"requests": requests_calls, "urllib3": urllib3_calls, "httpx": httpx_calls}


def peak_bytes():
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def reset_peak():
    try:
        with open("/proc/self/clear_refs", "w", encoding="ascii") as refs:
            refs.write("5")
    except OSError:
        pass
    return peak_bytes()


def main():
    library, call, target = sys.argv[1:4]
    run, expects = LIBRARIES[library]({**json.loads(target), "call": call})[call]
    got = run()
    if got != expects:
        raise SystemExit(f"{library} {call}: {got} came instead of {expects}")
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        calls = json.loads(line)["calls"]
        gc.collect()
        idle = reset_peak()
        start = time.perf_counter()
        for _ in range(calls):
            run()
        seconds = time.perf_counter() - start
        print(json.dumps({"seconds": seconds, "peakBytes": peak_bytes() - idle}), flush=True)


main()
