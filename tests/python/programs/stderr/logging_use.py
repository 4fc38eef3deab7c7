import logging

logging.basicConfig(format="%(levelname)s %(message)s", level=logging.INFO, force=True)
log = logging.getLogger("app")
log.info("starting %s", "now")
log.debug("hidden")
try:
    [].pop()
except IndexError:
    log.exception("it broke")
print("end")
