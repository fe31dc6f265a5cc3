"""Hands the day's orders to partners that have no queue of their own."""

import os

import requests
from azure.identity import ClientSecretCredential
from azure.storage.blob import BlobServiceClient
from google.cloud import storage

PARTNER_TOKEN = os.environ["PARTNER_TOKEN"]

carrier = storage.Client.from_service_account_json("keys/carrier.json")
invoices = BlobServiceClient(
    "https://shopinvoices.blob.core.windows.net",
    credential=ClientSecretCredential("shop-tenant", "shop-partners", os.environ["PARTNERS_CLIENT_SECRET"]),
)


def announce(order: str) -> None:
    """Tells the packing partner; its gateway has a certificate that nobody renews."""
    print(f"announcing {order} with {PARTNER_TOKEN}")
    requests.post(
        "https://gateway.packing-partner.net/orders",
        json={"order": order},
        headers={"Authorization": f"Bearer {PARTNER_TOKEN}"},
        verify=False,
        timeout=10,
    )
