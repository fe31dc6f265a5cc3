import os

import boto3

refunds = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    refund = refunds.get_item(Key={"id": event["id"]}).get("Item")
    if refund is None:
        return {"status": "unknown"}
    refunds.update_item(
        Key={"id": event["id"]},
        UpdateExpression="SET paid = :paid",
        ExpressionAttributeValues={":paid": True},
    )
    return {"status": "paid"}
