"""Takes orders from the queue and hands them to the warehouse."""

import boto3

import settings

queue = boto3.client("sqs", region_name="eu-west-1")

warehouse = boto3.client(
    "s3",
    aws_access_key_id="{{aws-access-key-id:3}}",
    aws_secret_access_key="{{aws-secret-key:3}}",
)


def work() -> None:
    """One round: read, hand over, delete."""
    answer = queue.receive_message(QueueUrl=settings.QUEUE_URL, MaxNumberOfMessages=10)
    for message in answer.get("Messages", []):
        warehouse.put_object(Bucket="shop-warehouse", Key=message["MessageId"], Body=message["Body"].encode())
        queue.delete_message(QueueUrl=settings.QUEUE_URL, ReceiptHandle=message["ReceiptHandle"])


if __name__ == "__main__":
    work()
