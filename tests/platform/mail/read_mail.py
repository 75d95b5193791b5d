"""Prints what Python's own mail reader sees in a message, and fails on any defect it finds."""
import email
import email.policy
import sys

raw = open(sys.argv[1], "rb").read()
assert all(len(line) <= 998 for line in raw.split(b"\r\n")), "a line is over 998 characters"
assert b"\n" not in raw.replace(b"\r\n", b""), "a line ends without CRLF"
message = email.message_from_bytes(raw, policy=email.policy.SMTP)
for part in message.walk():
    assert not part.defects, part.defects
for name in ("From", "To", "Subject", "Date", "Message-ID", "List-Unsubscribe"):
    value = message[name]
    assert not getattr(value, "defects", ()), (name, value.defects)
    print(f"{name}: {str(value).strip()}")
print("To address:", message["To"].addresses[0].addr_spec)
print("Parts:", [part.get_content_type() for part in message.walk()])
print("Text:", message.get_body(("plain",)).get_content().replace("\r\n", "\n"), end="")
print("Html:", message.get_body(("html",)).get_content().replace("\r\n", "\n"), end="")
