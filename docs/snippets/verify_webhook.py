"""Says whether a request is an event from the gateway. Python 3.8 or newer, nothing else. Copy it."""

import base64
import hashlib
import hmac
import re

TOLERANCE_S = 300


def is_genuine(secret, webhook_id, timestamp, signatures, body, now_s):
    """Checks one request.

    secret: as the gateway showed it, whsec_...
    webhook_id, timestamp, signatures: the headers webhook-id, webhook-timestamp, webhook-signature
    body: the bytes as they arrived, before any parser (Django: request.body, Flask: request.get_data())
    now_s: seconds since 1970, time.time()
    """
    if not webhook_id or not signatures or not re.fullmatch("[0-9]{1,12}", timestamp or ""):
        return False
    if abs(now_s - int(timestamp)) > TOLERANCE_S:
        return False
    key = base64.b64decode(secret[len("whsec_"):] if secret.startswith("whsec_") else secret)
    signed = f"{webhook_id}.{timestamp}.".encode() + body
    expected = b"v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest())
    # While a secret is rotated there are two; values of other versions never match. Compares in constant time.
    return any([hmac.compare_digest(expected, given.encode()) for given in signatures.split(" ")])
