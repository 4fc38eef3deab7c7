"""What a program is told that asks for what a browser tab has not: why not, and what to use instead."""

NETWORK = (
    "A browser tab cannot open network connections. "
    "Let two tasks talk through an asyncio.Queue, or use asyncio.sleep() where you would wait for a server."
)
PROCESSES = "A browser tab has no other processes. Call a Python function, or await one with asyncio.create_task()."
THREADS = (
    "A browser tab has no threads. Use asyncio.create_task(), "
    "or await asyncio.to_thread() for a function that blocks."
)
SIGNALS = "A browser tab gets no signals. Use loop.call_later(), or asyncio.timeout() to stop something."
PIPES = "A browser tab has no pipes and no file descriptors to wait for. Use an asyncio.Queue."
PAGE = "A program here cannot reach the page that it runs in. Use print() to show something."
EXIT = "A program cannot end the tab's Python. Use sys.exit()."
