import os

import boto3
import hvac
import jwt
import openai
import pika
import psycopg2
import redis
import requests
import smtplib
import stripe
from anthropic import Anthropic
from azure.core.credentials import AzureKeyCredential
from azure.identity import ClientSecretCredential, DefaultAzureCredential, ManagedIdentityCredential, UsernamePasswordCredential
from azure.storage.blob import BlobServiceClient
from confluent_kafka import Producer
from github import Github
from google.cloud import storage
from google.oauth2 import service_account
from gitlab import Gitlab
from kafka import KafkaProducer
from openai import OpenAI
from pymongo import MongoClient
from requests.auth import HTTPBasicAuth
from sendgrid import SendGridAPIClient
from slack_sdk import WebClient
from sqlalchemy import create_engine
from twilio.rest import Client

# Static.
SECRET = "«sdk-static-credentials»{{aws-secret-key}}«/»"
settings = {"password": "«sdk-static-credentials»{{password}}«/»"}
boto3.client("s3", aws_access_key_id="«sdk-static-credentials»{{aws-access-key-id}}«/»", aws_secret_access_key=SECRET)
boto3.Session(aws_access_key_id="AKID", aws_secret_access_key="«sdk-static-credentials»{{aws-secret-key:2}}«/»")
ClientSecretCredential("tenant", "client", "«sdk-static-credentials»{{password:2}}«/»")
UsernamePasswordCredential("client", "robot", password="«sdk-static-credentials»{{password:3}}«/»")
AzureKeyCredential("«sdk-static-credentials»{{token}}«/»")
BlobServiceClient.from_connection_string("DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=«sdk-static-credentials»{{aws-secret-key:3}}«/»;EndpointSuffix=core.windows.net")
service_account.Credentials.from_service_account_info({"client_email": "ci", "private_key": "«sdk-static-credentials»{{password:4}}«/»"})
psycopg2.connect(host="db.internal.net", password=settings["password"])
create_engine("postgresql://app:«sdk-static-credentials»{{url-password}}«/»@db.internal.net/app")
MongoClient("mongodb+srv://app:«sdk-static-credentials»{{url-password:2}}«/»@cluster.internal.net/app")
redis.Redis(host="cache", password="«sdk-static-credentials»{{password:5}}«/»")
KafkaProducer(sasl_plain_username="app", sasl_plain_password="«sdk-static-credentials»{{password:6}}«/»")
Producer({"sasl.username": "app", "sasl.password": "«sdk-static-credentials»{{password:7}}«/»"})
pika.PlainCredentials("app", "«sdk-static-credentials»{{password:8}}«/»")
requests.get("https://shop.internal.net", auth=("app", "«sdk-static-credentials»{{password:9}}«/»"))
requests.get("https://shop.internal.net", auth=HTTPBasicAuth("app", "«sdk-static-credentials»{{password:10}}«/»"))
requests.get("https://shop.internal.net", headers={"Authorization": "Bearer «sdk-static-credentials»{{token:2}}«/»"})
requests.get("https://shop.internal.net", headers={"X-API-Key": "«sdk-static-credentials»{{token:3}}«/»"})
stripe.api_key = "«sdk-static-credentials»{{token:4}}«/»"
stripe.StripeClient("«sdk-static-credentials»{{token:5}}«/»")
Client("AC", "«sdk-static-credentials»{{token:6}}«/»")
SendGridAPIClient("«sdk-static-credentials»{{token:7}}«/»")
WebClient(token="«sdk-static-credentials»{{token:8}}«/»")
openai.api_key = "«sdk-static-credentials»{{token:9}}«/»"
OpenAI(api_key="«sdk-static-credentials»{{token:10}}«/»")
Anthropic(api_key="«sdk-static-credentials»{{token:11}}«/»")
Github("«sdk-static-credentials»{{token:12}}«/»")
Gitlab("https://gitlab.internal.net", private_token="«sdk-static-credentials»{{token:13}}«/»")
jwt.encode({}, "«sdk-static-credentials»{{token:14}}«/»")
smtp = smtplib.SMTP("mail")
smtp.login("app", "«sdk-static-credentials»{{password:11}}«/»")
ldap.simple_bind_s("cn=app", "«sdk-static-credentials»{{password:12}}«/»")

# Environment.
boto3.client("s3", aws_access_key_id=os.environ["AWS_ID"], aws_secret_access_key=«sdk-non-vault-secret-read»os.environ["AWS_SECRET"]«/»)
ClientSecretCredential("tenant", "client", «sdk-client-secret-credential»os.environ["CLIENT_SECRET"]«/»)
AzureKeyCredential(«sdk-non-vault-secret-read»os.getenv("SEARCH_KEY")«/»)
OpenAI(api_key=«sdk-non-vault-secret-read»os.environ["OPENAI_API_KEY"]«/»)
psycopg2.connect(host="db", password=«sdk-non-vault-secret-read»os.environ.get("DB_PASSWORD")«/»)

# Vault.
vault = hvac.Client()
secret = vault.secrets.kv.v2.read_secret_version(path="app/db")
psycopg2.connect(host="db", password=secret["data"]["data"]["password"])
out = boto3.client("secretsmanager").get_secret_value(SecretId="app/stripe")
stripe.StripeClient(out["SecretString"])

# Federated, or what the program runs as.
boto3.client("s3")
boto3.Session(profile_name="shop")
BlobServiceClient("https://shop.blob.core.windows.net", credential=DefaultAzureCredential())
ManagedIdentityCredential()
storage.Client()

# Near misses.
boto3.client("s3", aws_access_key_id="<id>", aws_secret_access_key="<secret>")
psycopg2.connect(host="db", password=None)
OpenAI(api_key="YOUR_API_KEY")
requests.get("https://shop.internal.net", auth=None, headers={"Accept": "application/json"})
