"""A browser's worth of cookies over one connection."""
import http.client
import re
import urllib.parse


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    def text(self):
        return self.body.decode()

    def location(self):
        return self.headers.get("Location", "")


class NoForm(Exception):
    """The page that came has no form of ours: an error page, mostly."""


# What a visitor meets while a server is killed and comes back.
INTERRUPTED = (OSError, http.client.HTTPException, NoForm)


class Visitor:
    def __init__(self, port, cookies=None):
        self.cookies = dict(cookies or {})
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)

    def ask(self, method, path, body=None, headers=None):
        sent = dict(headers or {})
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self.connection.request(method, path, body, sent)
        response = self.connection.getresponse()
        for field in response.headers.get_all("Set-Cookie") or []:
            name, _, rest = field.partition("=")
            self.cookies[name] = rest.split(";")[0]
        return Answer(response)

    def get(self, path, headers=None):
        return self.ask("GET", path, headers=headers)

    def post(self, path, fields):
        return self.ask("POST", path, urllib.parse.urlencode(fields),
                        {"Content-Type": "application/x-www-form-urlencoded"})

    @staticmethod
    def token(page):
        found = re.search(r'name="csrf" value="([^"]+)"', page.text())
        if page.status != 200 or found is None:
            raise NoForm(f"a page of status {page.status} has no form")
        return found.group(1)

    def sign_in(self, told):
        """`told` is what `braid signin-link` prints."""
        path = urllib.parse.urlparse(told.split()[-1]).path
        answer = self.post(path, {"csrf": self.token(self.get(path))})
        if answer.status != 303:
            raise RuntimeError(f"signing in was answered {answer.status}")
