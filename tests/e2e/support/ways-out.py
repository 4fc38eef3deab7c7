# What a learner's program tries to reach the network, the page, its cookies and its parent. It prints one line a way.
import asyncio
import sys
from itertools import compress, repeat
from operator import contains

URL = "URL_OF_THE_COUNTING_SERVER"
HOST, PORT = URL.removeprefix("http://").split(":")


def way(attempt):
    try:
        got = attempt()
    except BaseException as error:
        print(f"{attempt.__name__}: shut, {type(error).__name__}")
    else:
        print(f"{attempt.__name__}: {'OPEN' if got else 'shut'}")


def javascript():
    """Every object of JavaScript that Python can find: from modules, from frames, from the collector."""
    import gc

    found = []
    for name in ("js", "pyodide_js", "_pyodide_core"):
        try:
            found.append(__import__(name))
        except ImportError:
            pass
    frame = sys._getframe()
    while frame:
        found += [value for value in frame.f_locals.values() if "JsProxy" in type(value).__name__]
        frame = frame.f_back
    everything = gc.get_objects()
    kinds = {kind for kind in set(map(type, everything)) if "JsProxy" in kind.__name__}
    # In C all the way: a hundred thousand objects are too many to be traced.
    return found + list(compress(everything, map(contains, repeat(kinds), map(type, everything))))


def reach(name):
    return any(getattr(each, name, None) is not None for each in JAVASCRIPT)


def fetch():
    return reach("fetch")


def xhr():
    return reach("XMLHttpRequest")


def web_socket():
    return reach("WebSocket")


def event_source():
    return reach("EventSource")


def indexed_db():
    return reach("indexedDB")


def broadcast_channel():
    return reach("BroadcastChannel")


def document():
    return reach("document") or reach("parent") or reach("cookie") or reach("localStorage")


def navigator():
    return reach("navigator") or reach("location")


def constructor():
    """The way from any object to `Function`, which makes code of text."""
    done = False
    for each in JAVASCRIPT:
        try:
            each.constructor.constructor(f"self.postMessage('escaped'); fetch('{URL}/constructor')")()
            done = True
        except BaseException:
            pass
    return done


def run_js():
    from pyodide.code import run_js

    run_js(f"fetch('{URL}/run-js')")
    return True


def import_scripts():
    from pyodide.code import run_js

    run_js(f"importScripts('{URL}/import-scripts')")
    return True


def dynamic_import():
    from pyodide.code import run_js

    run_js(f"import('{URL}/import')")
    return True


def open_url():
    from pyodide.http import open_url

    return open_url(f"{URL}/open-url")


def pyfetch():
    from pyodide.http import pyfetch

    return asyncio.run(pyfetch(f"{URL}/pyfetch"))


def js_module():
    from js import fetch

    return fetch(f"{URL}/js")


def pyodide_js():
    import pyodide_js

    return pyodide_js.loadPackage(f"{URL}/package.whl")


def urllib():
    from urllib.request import urlopen

    return urlopen(f"{URL}/urllib")


def http_client():
    from http.client import HTTPConnection

    connection = HTTPConnection(HOST, int(PORT), timeout=1)
    connection.request("GET", "/http-client")
    return connection.getresponse()


def raw_socket():
    import socket

    return socket.create_connection((HOST, int(PORT)), timeout=1)


def streams():
    return asyncio.run(asyncio.open_connection(HOST, int(PORT)))


def shell():
    import os

    return os.system(f"curl {URL}/shell") == 0


def subprocess():
    from subprocess import run

    return run(["curl", f"{URL}/subprocess"])


def browser():
    import webbrowser

    return webbrowser.open(f"{URL}/webbrowser")


JAVASCRIPT = javascript()
for attempt in [
    *(fetch, xhr, web_socket, event_source, indexed_db, broadcast_channel, document, navigator, constructor),
    *(run_js, import_scripts, dynamic_import, open_url, pyfetch, js_module, pyodide_js),
    *(urllib, http_client, raw_socket, streams, shell, subprocess, browser),
]:
    way(attempt)
