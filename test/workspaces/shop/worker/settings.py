"""Settings of the worker."""

import os

DATABASE_URL = "postgresql://worker:Orchard-Signal-640@orders.shop.internal:5432/orders"

SIGNING_SECRET = "q8Zt-vR2mK4xWpL7nB3c"

QUEUE_URL = os.environ["QUEUE_URL"]

SIGNING_KEY_FILE = "keys/signing.pem"
