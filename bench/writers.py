"""People who add needs through the site, several at once, and remember what was acknowledged."""
import csv
import io
import itertools
import threading
import time

from braid_process import SLUG
from visitor import INTERRUPTED, Visitor

TODAY = time.strftime("%Y-%m-%d")
TRANSIENT = (500, 503)  # what is answered while a database is away


def add_need(visitor, token, title):
    """The answer's status; a redirect to sign in again is not an acknowledgement."""
    answer = visitor.post(f"/n/{SLUG}/needs",
                          {"csrf": token, "title": title, "said_by": "A resident", "said_on": TODAY})
    if answer.status == 303 and f"/n/{SLUG}/needs/" not in answer.location():
        return 401
    return answer.status


class Writers:
    """`rate` is needs a second of all together; none is as many as they can."""

    def __init__(self, braid, count, rate=None):
        self.braid, self.cookies = braid, braid.sign_in()
        self.acknowledged, self.seconds, self.refused, self.unexpected = [], [], 0, []
        self.pause = count / rate if rate else None
        self.stopping = threading.Event()
        self.threads = [threading.Thread(target=self.work, args=(number,), daemon=True)
                        for number in range(count)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stopping.set()
        for thread in self.threads:
            thread.join(60)

    def work(self, number):
        visitor, token = None, None
        due = time.monotonic() + (self.pause or 0) * number / len(self.threads)
        for count in itertools.count():
            if self.stopping.wait(max(0, due - time.monotonic()) if self.pause else 0):
                return
            asked = due if self.pause else time.monotonic()
            due += self.pause or 0
            try:
                if visitor is None:
                    visitor = Visitor(self.braid.port, self.cookies)
                    token = visitor.token(visitor.get(f"/n/{SLUG}/needs/new"))
                self.write(visitor, token, f"Writer {number}, need {count}.", asked)
            except INTERRUPTED:
                visitor = None
                time.sleep(0.01)

    def write(self, visitor, token, title, asked):
        status = add_need(visitor, token, title)
        if status == 303:
            # From when it was due, so that waiting behind a slow one counts too.
            self.seconds.append(time.monotonic() - asked)
            self.acknowledged.append(title)
        elif status in TRANSIENT:
            self.refused += 1
            time.sleep(0.01)
        else:
            self.unexpected.append(status)

    def lost(self):
        """What was acknowledged and is not there."""
        page = Visitor(self.braid.port, self.cookies).get(f"/n/{SLUG}/needs?format=csv")
        if page.status != 200:
            raise RuntimeError(f"the needs were answered {page.status}")
        kept = {row[0] for row in csv.reader(io.StringIO(page.text()))}
        return [title for title in self.acknowledged if title not in kept]
